import { defaultHandlers, type Handle } from "mdast-util-to-markdown";
import type { Root, RootContent } from "mdast";
import remarkGfm from "remark-gfm";
import remarkMath from "remark-math";
import remarkParse from "remark-parse";
import remarkStringify from "remark-stringify";
import { unified } from "unified";
import type { CalloutNode } from "./rich-node";
import type { MarkdownStyle } from "./markdown-style";

const reader = unified().use(remarkParse).use(remarkGfm).use(remarkMath).freeze();

/** Reads by the grammar that lessons are rendered by. */
export function parseMarkdown(markdown: string): Root {
  return reader.parse(markdown);
}

/** One block as Markdown in the style of the text around it, without a line end at its end. */
export function stringifyBlock(node: RootContent, style: MarkdownStyle): string {
  const text = writerIn(style).stringify({ type: "root", children: [node] }).replace(/\n$/, "");
  return style.lineEnd === "\n" ? text : text.replaceAll("\n", style.lineEnd);
}

function makeWriter({ lineEnd: _, tablePipeAlign, ...style }: MarkdownStyle) {
  return unified()
    .use(remarkGfm, { tablePipeAlign })
    .use(remarkMath)
    .use(remarkStringify, { ...style, bulletOther: style.bullet === "*" ? "-" : "*", fences: true, listItemIndent: "one", handlers: { text, callout, inlineMath } })
    .freeze();
}

const writers = new Map<string, ReturnType<typeof makeWriter>>();

function writerIn(style: MarkdownStyle): ReturnType<typeof makeWriter> {
  const key = JSON.stringify(style);
  const writer = writers.get(key) ?? makeWriter(style);
  writers.set(key, writer);
  return writer;
}

/** An underscore between letters marks nothing (CommonMark 0.31, 6.2), so names keep theirs bare. */
const text: Handle = (...args) => defaultHandlers.text(...args).replaceAll(/(?<=[\p{L}\p{N}])\\_(?=[\p{L}\p{N}])/gu, "_");

/** The mark and the first paragraph share a paragraph, as GitHub writes them; anything else stands apart from the mark. */
const callout: Handle = (node: CalloutNode, _parent, state, info) => {
  const exit = state.enter("blockquote");
  const tracker = state.createTracker(info);
  tracker.move("> ");
  tracker.shift(2);
  const mark = `[!${node.kind.toUpperCase()}]`;
  const [first] = node.children;
  const body = node.children.length === 0 ? "" : state.containerFlow({ type: "root", children: node.children }, tracker.current());
  const value = body === "" ? mark : first?.type === "paragraph" ? `${mark}\n${body}` : `${mark}\n\n${body}`;
  exit();
  return state.indentLines(value, (line, _index, blank) => (blank ? ">" : `> ${line}`));
};

/** In a table a pipe would end the cell, and escaped it would mean another sign in a formula. */
const inlineMath: Handle = (node: { value: string }, _parent, state) => {
  const isInCell = state.stack.includes("tableCell");
  const value = (isInCell ? node.value.replaceAll(/(?<!\\)\|/g, String.raw`\vert `) : node.value).replaceAll(/\s*\n\s*/g, " ");
  const runs = new Set((value.match(/\$+/g) ?? []).map((run) => run.length));
  let size = 1;
  while (runs.has(size)) size += 1;
  const fence = "$".repeat(size);
  const isPadded = /[^ ]/.test(value) && (/^ .* $/.test(value) || /^\$|\$$/.test(value));
  return isPadded ? `${fence} ${value} ${fence}` : `${fence}${value}${fence}`;
};
