import type { ReactElement } from "react";
import { cn } from "@/components/ui/cn";
import { inLanguage } from "@/lib/i18n/in-language";

export type RichTextProps = {
  /** HTML from `renderMarkdown`, and from nowhere else: it is put into the page as it is. */
  html: string;
  lang?: string;
  className?: string;
};

/** Long reading. */
export function RichText({ html, lang, className }: RichTextProps): ReactElement {
  return <div {...inLanguage(lang)} className={cn("prose", className)} dangerouslySetInnerHTML={{ __html: html }} />;
}
