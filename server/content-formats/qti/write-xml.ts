import { escapeXml } from "@/lib/html/escape-xml";
import type { RichText } from "@/lib/schemas/question-parts";
import { ImportRefused } from "../import-report";
import { parseXml } from "../parse-xml";
import { escapeHtml, toHtml } from "./to-html";

type Attributes = Readonly<Record<string, string | number | boolean | null | undefined>>;

/** An element as XML text; attributes without a value are left out, and so are children that are empty texts. */
export function tag(name: string, attributes: Attributes, ...children: readonly string[]): string {
  const written = Object.entries(attributes)
    .flatMap(([key, value]) => (value === null || value === undefined ? [] : [` ${key}="${escapeHtml(String(value)).replaceAll('"', "&quot;")}"`]))
    .join("");
  const inner = children.join("");
  return inner === "" ? `<${name}${written}/>` : `<${name}${written}>${inner}</${name}>`;
}

/**
 * Rich text as content of an XML document. HTML that is not well-formed once its empty elements are closed, and Markdown,
 * are written as the text that they are; `loss` is told.
 */
export function richXml({ format, text }: RichText, loss: (reason: string) => void): string {
  if (format === "plain") return escapeXml(text);
  if (format === "markdown") {
    loss("Markdown is written as it was typed.");
    return escapeXml(text);
  }
  try {
    const closed = text.replaceAll(/<(br|hr|img|col|source|track)\b([^<>]*?)\s*\/?>/gi, "<$1$2/>").replaceAll("&nbsp;", "&#160;");
    return toHtml(parseXml(`<div>${closed}</div>`));
  } catch (error) {
    if (!(error instanceof ImportRefused)) throw error;
    loss("HTML that is not well-formed is written as text.");
    return escapeXml(text.replaceAll(/<[^>]*>/g, " "));
  }
}
