import rehypeShikiFromHighlighter from "@shikijs/rehype/core";
import rehypeKatex from "rehype-katex";
import rehypeSanitize from "rehype-sanitize";
import rehypeSlug from "rehype-slug";
import rehypeStringify from "rehype-stringify";
import remarkGfm from "remark-gfm";
import remarkMath from "remark-math";
import remarkParse from "remark-parse";
import remarkRehype from "remark-rehype";
import { unified } from "unified";
import { remarkCallouts, type CalloutTitles } from "./callouts";
import { remarkEmbeds, type EmbedLabels } from "./embeds/embed-figure";
import { CODE_THEME, highlighter } from "./highlighter";
import { limitNesting } from "./limit-nesting";
import { rehypeLesson } from "./rehype-lesson";
import { lessonSchema } from "./sanitize-schema";

/** A busy machine must not decide how a line of code is coloured; five seconds are for lines that no grammar ends with. */
const LINE_MS = 5_000;

export type MarkdownLabels = { callouts: CalloutTitles; table: string; code: string; formula: string; footnotes: string; backToText: string; embed: EmbedLabels };

/**
 * Markdown (GitHub's, with math, callouts and embeds) as HTML that is safe to put into a page whoever wrote it. Raw HTML in
 * the source is dropped, never passed on. Sanitising comes before highlighting and math, so that what those two write
 * is kept and what the author wrote is not trusted. The same text and labels give the same bytes.
 */
export async function renderMarkdown(markdown: string, labels: MarkdownLabels): Promise<string> {
  const file = await unified()
    .use(remarkParse)
    .use(remarkGfm)
    .use(remarkMath)
    .use(remarkCallouts, labels.callouts)
    .use(remarkEmbeds)
    .use(remarkRehype, { clobberPrefix: "", footnoteLabel: labels.footnotes, footnoteBackLabel: labels.backToText })
    .use(rehypeSlug)
    .use(rehypeSanitize, lessonSchema)
    .use(rehypeKatex, { strict: "ignore", trust: false, maxExpand: 200, maxSize: 20, output: "htmlAndMathml" })
    .use(rehypeShikiFromHighlighter, await highlighter(), { theme: CODE_THEME, fallbackLanguage: "text", defaultLanguage: "text", tokenizeTimeLimit: LINE_MS })
    .use(rehypeLesson, labels)
    .use(rehypeStringify)
    .process(limitNesting(markdown));
  return String(file);
}
