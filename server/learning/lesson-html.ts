import { unstable_cache } from "next/cache";
import { listHeadings, type TextHeading } from "@/lib/markdown/list-headings";
import { renderMarkdown, type MarkdownLabels } from "@/lib/markdown/render-markdown";

export type LessonHtml = { html: string; headings: TextHeading[] };

/** Changes when the renderer writes other HTML for the same text. */
const RENDERER = "2";

/**
 * A revision's text as safe HTML with its headings, kept for ever: a revision never changes. `locale` is the
 * interface's, whose words the renderer adds.
 */
export function readLessonHtml(revision: { revisionId: string; body: string }, locale: string, labels: MarkdownLabels): Promise<LessonHtml> {
  const render = async () => {
    const html = await renderMarkdown(revision.body, labels);
    return { html, headings: listHeadings(html) };
  };
  return unstable_cache(render, ["lesson-html", RENDERER, revision.revisionId, locale], { revalidate: false })();
}
