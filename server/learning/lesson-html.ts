import { unstable_cache } from "next/cache";
import { keepLatest } from "@/lib/keep-latest";
import { listHeadings, type TextHeading } from "@/lib/markdown/list-headings";
import { renderMarkdown, type MarkdownLabels } from "@/lib/markdown/render-markdown";

export type LessonHtml = { html: string; headings: TextHeading[] };

/** Changes when the renderer writes other HTML for the same text. */
const RENDERER = "3";

/** The latest texts that were asked for, in this process: the kept ones have to be found, read and parsed first. */
const MOST_AT_HAND = 200;
const atHand = new Map<string, LessonHtml>();

/**
 * A revision's text as safe HTML with its headings, kept for ever: a revision never changes. `locale` is the
 * interface's, whose words the renderer adds.
 */
export async function readLessonHtml(revision: { revisionId: string; body: string }, locale: string, labels: MarkdownLabels): Promise<LessonHtml> {
  const key = ["lesson-html", RENDERER, revision.revisionId, locale];
  const name = key.join(" ");
  const render = async () => {
    const html = await renderMarkdown(revision.body, labels);
    return { html, headings: listHeadings(html) };
  };
  const text = atHand.get(name) ?? (await unstable_cache(render, key, { revalidate: false })());
  keepLatest(atHand, name, text, MOST_AT_HAND);
  return text;
}
