import type { ReactElement } from "react";
import { NotFoundMessage } from "@/components/shell/not-found-message";
import { requestLocale } from "@/lib/i18n/request-locale";

/** What a public page says that is not there, between the masthead and the footer of its layout. */
export default function NotFoundPage(): ReactElement {
  return <NotFoundMessage locale={requestLocale()} />;
}
