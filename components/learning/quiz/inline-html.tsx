import type { ReactElement } from "react";
import { RichText } from "@/components/patterns/rich-text";
import { toPlainText } from "@/lib/html/plain-text";

/** A text that is mostly one line, as HTML of the server's: its only paragraph without the paragraph, or all of it. */
export function InlineHtml({ html, lang }: { html: string; lang?: string }): ReactElement {
  const line = /^<p>((?:(?!<\/?p[ >])[\s\S])*)<\/p>\s*$/.exec(html)?.[1];
  if (line === undefined) return <RichText html={html} {...(lang !== undefined && { lang })} />;
  return <span lang={lang} dangerouslySetInnerHTML={{ __html: line }} />;
}

/** The same text where only words can stand: a choice of a list, a name for a screen reader. */
export function plainWords(html: string): string {
  return toPlainText(html).replaceAll(/\s+/g, " ").trim();
}
