import { getLocale } from "next-intl/server";
import type { ReactElement } from "react";
import { NotFoundMessage } from "@/components/shell/not-found-message";
import { toLocale } from "@/lib/i18n/locales";

/** For pages with a frame of their own; the catalogue's has its masthead and footer around it. */
export default async function NotFoundPage(): Promise<ReactElement> {
  return <NotFoundMessage locale={toLocale(await getLocale())} />;
}
