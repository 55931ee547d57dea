import { getLocale } from "next-intl/server";
import type { ReactElement } from "react";
import { NotFoundMessage } from "@/components/shell/not-found-message";
import { toLocale } from "@/lib/i18n/locales";

/** What a public page says that is not there, between the masthead and the footer of its layout. */
export default async function NotFoundPage(): Promise<ReactElement> {
  return <NotFoundMessage locale={toLocale(await getLocale())} />;
}
