import type { ReactElement } from "react";
import { NotFoundMessage } from "@/components/shell/not-found-message";
import { requestLocale } from "@/lib/i18n/request-locale";

/** For pages with a frame of their own; the catalogue's has its masthead and footer around it. */
export default function NotFoundPage(): ReactElement {
  return <NotFoundMessage locale={requestLocale()} />;
}
