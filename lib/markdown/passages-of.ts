import { toString } from "mdast-util-to-string";
import { visit } from "unist-util-visit";
import type { RootContent } from "mdast";
import type { Passage } from "@/lib/domain/drafting/passage";
import { limitNesting } from "./limit-nesting";
import { parseMarkdown } from "./rich/markdown-grammar";

/** A text's paragraphs and lists under their headings, as plain words, with the words that it sets off. */
export function passagesOf(markdown: string): Passage[] {
  const passages: Passage[] = [];
  let heading: string | null = null;
  for (const node of parseMarkdown(limitNesting(markdown)).children) {
    if (node.type === "heading") {
      heading = toString(node).trim() || null;
      continue;
    }
    const text = wordsOf(node);
    if (text !== "") passages.push({ text, heading, second: null, page: null, terms: termsOf(node) });
  }
  return passages;
}

/** HTML in a text is nothing that it says; each item of a list and each row of a table is a line. */
function wordsOf(node: RootContent): string {
  if (node.type === "html" || node.type === "definition" || node.type === "thematicBreak") return "";
  if (node.type === "list" || node.type === "blockquote" || node.type === "table") return node.children.map((child) => (child.type === "tableRow" ? child.children.map((cell) => toString(cell)).join(" · ") : wordsOf(child))).filter(Boolean).join("\n");
  if (node.type === "listItem") return node.children.map(wordsOf).filter(Boolean).join("\n");
  return toString(node, { includeImageAlt: false, includeHtml: false }).replaceAll(/[^\S\n]+/gu, " ").trim();
}

function termsOf(node: RootContent): string[] {
  const terms: string[] = [];
  visit(node, (inner) => {
    if (inner.type === "strong" || inner.type === "emphasis" || inner.type === "inlineCode") terms.push(toString(inner).trim());
  });
  return [...new Set(terms.filter((term) => term !== ""))];
}
