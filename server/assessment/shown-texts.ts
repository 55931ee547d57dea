import { createHash } from "node:crypto";
import { toMarkdown } from "@/lib/html/html-to-markdown";
import { markup } from "@/lib/html/markup";
import { markdownLabels } from "@/lib/i18n/markdown-labels";
import type { Locale } from "@/lib/i18n/locales";
import { renderMarkdown } from "@/lib/markdown/render-markdown";
import type { RichText } from "@/lib/schemas/question-parts";

/** The same value with each rich text as HTML that is safe to put into a page. */
export type Shown<T> = T extends RichText ? string : T extends readonly (infer Item)[] ? Shown<Item>[] : T extends object ? { [Key in keyof T]: Shown<T[Key]> } : T;

/** The latest texts that were asked for, in this process: writing them is what a page of a quiz would wait for. */
const MOST_AT_HAND = 5_000;
/** What else has a format and a text, as the levels that were chosen of criteria with such names, is none. */
const richTextFormats: ReadonlySet<unknown> = new Set<RichText["format"]>(["plain", "markdown", "html"]);
const atHand = new Map<string, string>();

/** Writes every rich text of a value as safe HTML, whoever wrote it and in whatever format. `locale` is the interface's. */
export async function showTexts<T>(value: T, locale: Locale): Promise<Shown<T>> {
  return (await show(value, locale)) as Shown<T>;
}

async function show(value: unknown, locale: Locale): Promise<unknown> {
  if (Array.isArray(value)) return Promise.all(value.map((each) => show(each, locale)));
  if (typeof value !== "object" || value === null) return value;
  if (isRichText(value)) return htmlOf(value, locale);
  return Object.fromEntries(await Promise.all(Object.entries(value).map(async ([key, each]) => [key, await show(each, locale)] as const)));
}

function isRichText(value: object): value is RichText {
  return "format" in value && richTextFormats.has(value.format) && "text" in value && typeof value.text === "string";
}

async function htmlOf({ format, text }: RichText, locale: Locale): Promise<string> {
  if (format === "plain") return plainHtml(text);
  const key = createHash("sha256").update(`${locale}\0${format}\0${text}`).digest("base64");
  const found = atHand.get(key);
  if (found !== undefined) return found;
  // What HTML may do is not asked: its words and their marks are taken over into a form that can do nothing.
  const markdown = format === "html" ? toMarkdown(text, (address) => (/^(?:https?:|mailto:|\/(?!\/))/i.test(address) ? address : null)) : text;
  const html = await renderMarkdown(markdown, await markdownLabels(locale));
  const [oldest] = atHand.keys();
  if (atHand.size >= MOST_AT_HAND && oldest !== undefined) atHand.delete(oldest);
  atHand.set(key, html);
  return html;
}

function plainHtml(text: string): string {
  const paragraphs = text.trim().split(/\n{2,}/);
  return paragraphs.map((paragraph) => markup`<p>${paragraph.split("\n").map((line, index) => (index === 0 ? markup`${line}` : markup`<br>${line}`))}</p>`.toString()).join("\n");
}
