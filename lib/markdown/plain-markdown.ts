import { visit } from "unist-util-visit";
import { limitNesting } from "./limit-nesting";
import { parseMarkdown } from "./rich/markdown-grammar";

/** The words of a Markdown text without its marks, on one line: what a list shows of it. */
export function plainMarkdown(markdown: string): string {
  const words: string[] = [];
  visit(parseMarkdown(limitNesting(markdown)), (node) => {
    if (node.type === "text" || node.type === "inlineCode" || node.type === "inlineMath") words.push(node.value);
    else if (node.type === "code" || node.type === "math") words.push(` ${node.value} `);
    else if (node.type === "image") words.push(node.alt ?? "");
    else if (node.type !== "strong" && node.type !== "emphasis" && node.type !== "delete" && node.type !== "link") words.push(" ");
  });
  return words.join("").replaceAll(/\s+/g, " ").trim();
}
