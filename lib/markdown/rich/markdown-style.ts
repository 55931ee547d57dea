import type { Nodes, Root } from "mdast";
import { visit } from "unist-util-visit";

/** How an author writes what Markdown lets one write in several ways. */
export type MarkdownStyle = {
  bullet: "-" | "*" | "+";
  bulletOrdered: "." | ")";
  incrementListMarker: boolean;
  emphasis: "_" | "*";
  strong: "_" | "*";
  fence: "`" | "~";
  rule: "-" | "*" | "_";
  tablePipeAlign: boolean;
  lineEnd: "\n" | "\r\n";
};

const OURS: MarkdownStyle = { bullet: "-", bulletOrdered: ".", incrementListMarker: true, emphasis: "_", strong: "*", fence: "`", rule: "-", tablePipeAlign: false, lineEnd: "\n" };

/** The style of a text: its first use of each construct decides, and what it does not use is written our way. */
export function styleOf(tree: Root, markdown: string): MarkdownStyle {
  const style = { ...OURS };
  if (/\r\n/.test(markdown) && !/(?<!\r)\n/.test(markdown)) style.lineEnd = "\r\n";
  const seen = new Set<string>();
  visit(tree, (node) => {
    const key = node.type === "list" && node.ordered ? "numbers" : node.type;
    if (seen.has(key) || !node.position) return;
    if (learn(style, node, markdown.slice(node.position.start.offset, node.position.end.offset))) seen.add(key);
  });
  return style;
}

/** True when the node said something about the style. */
function learn(style: MarkdownStyle, node: Nodes, source: string): boolean {
  const mark = source[0];
  if (node.type === "list" && node.ordered) {
    const [, first, dot] = /^(\d+)([.)])/.exec(source) ?? [];
    if (dot === "." || dot === ")") style.bulletOrdered = dot;
    const second = node.children[1]?.position;
    const from = node.children[0]?.position?.start.offset ?? 0;
    if (second?.start.offset === undefined) return false;
    style.incrementListMarker = Number.parseInt(source.slice(second.start.offset - from), 10) !== Number(first);
    return true;
  }
  if (node.type === "list" && (mark === "-" || mark === "*" || mark === "+")) return ((style.bullet = mark), true);
  if (node.type === "emphasis" && (mark === "_" || mark === "*")) return ((style.emphasis = mark), true);
  if (node.type === "strong" && (mark === "_" || mark === "*")) return ((style.strong = mark), true);
  if (node.type === "code" && (mark === "`" || mark === "~")) return ((style.fence = mark), true);
  if (node.type === "thematicBreak" && (mark === "-" || mark === "*" || mark === "_")) return ((style.rule = mark), true);
  if (node.type === "table") return ((style.tablePipeAlign = isAligned(source)), true);
  return false;
}

function isAligned(table: string): boolean {
  const lines = table.split(/\r?\n/).map((line) => line.trim());
  return new Set(lines.map((line) => line.length)).size === 1 && lines.some((line) => / {2}\|/.test(line));
}
