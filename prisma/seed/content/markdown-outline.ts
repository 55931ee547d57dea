import remarkGfm from "remark-gfm";
import remarkMath from "remark-math";
import remarkParse from "remark-parse";
import { unified } from "unified";

interface MarkdownNode {
  readonly type: string;
  readonly depth?: number;
  readonly lang?: string | null;
  readonly value?: string;
  readonly children?: readonly MarkdownNode[];
}

interface Fence {
  readonly language: string | null;
  readonly code: string;
}

interface MarkdownOutline {
  readonly headings: readonly { depth: number; text: string }[];
  readonly fences: readonly Fence[];
  readonly formulas: readonly { source: string; display: boolean }[];
  /** The kinds of `> [!KIND]` alerts. */
  readonly alerts: readonly string[];
  /** Words of prose: code and formulas do not count. */
  readonly words: number;
}

const parser = unified().use(remarkParse).use(remarkGfm).use(remarkMath);

/** What a lesson is made of, read from the same Markdown dialect that the player renders. */
export function outlineOf(markdown: string): MarkdownOutline {
  const nodes = [...walk(parser.parse(markdown))];
  const text = nodes.filter((node) => node.type === "text").map((node) => node.value ?? "").join(" ");
  return {
    headings: nodes
      .filter((node) => node.type === "heading")
      .map((node) => ({ depth: node.depth ?? 0, text: textOf(node) })),
    fences: nodes
      .filter((node) => node.type === "code")
      .map((node) => ({ language: node.lang ?? null, code: node.value ?? "" })),
    formulas: nodes
      .filter((node) => node.type === "math" || node.type === "inlineMath")
      .map((node) => ({ source: node.value ?? "", display: node.type === "math" })),
    alerts: nodes
      .filter((node) => node.type === "blockquote")
      .flatMap((node) => /^\[!(\w+)\]/.exec(textOf(node))?.[1] ?? []),
    words: text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length,
  };
}

function* walk(node: MarkdownNode): Generator<MarkdownNode> {
  yield node;
  for (const child of node.children ?? []) yield* walk(child);
}

function textOf(node: MarkdownNode): string {
  return [...walk(node)].map((part) => (part.type === "text" || part.type === "inlineCode" ? (part.value ?? "") : "")).join("");
}
