import type { RichNode } from "./rich-node";

/**
 * Words as Markdown can say them: no space at the ends of a paragraph or beside a line break, no break at the end or in
 * a table's cell.
 */
export function tidyInline(nodes: readonly RichNode[], isInCell: boolean): RichNode[] {
  const plain = nodes.map((node) => oneLine(isInCell && node.type === "hardBreak" ? { type: "text", text: " " } : node));
  return trimLines(plain);
}

function oneLine(node: RichNode): RichNode {
  return node.text === undefined ? node : { ...node, text: node.text.replaceAll(/[ \t]*[\r\n]+[ \t]*/g, " ") };
}

function trimLines(nodes: readonly RichNode[]): RichNode[] {
  const out: RichNode[] = [];
  for (const node of nodes) {
    const last = out.at(-1);
    const starts = !last || last.type === "hardBreak";
    if (node.type === "hardBreak") trimEnd(out);
    const text = starts && node.text !== undefined && !isCode(node) ? node.text.replace(/^[ \t]+/, "") : node.text;
    if (text !== "") out.push(text === undefined ? node : { ...node, text });
  }
  while (out.at(-1)?.type === "hardBreak" || trimEnd(out)) if (out.at(-1)?.type === "hardBreak") out.pop();
  return out;
}

/** True when there was a space at the end, which there is no more. */
function trimEnd(nodes: RichNode[]): boolean {
  const last = nodes.at(-1);
  if (last?.text === undefined || isCode(last)) return false;
  const text = last.text.replace(/[ \t]+$/, "");
  if (text === last.text) return false;
  if (text === "") nodes.pop();
  else nodes[nodes.length - 1] = { ...last, text };
  return true;
}

function isCode(node: RichNode): boolean {
  return node.marks?.some(({ type }) => type === "code") ?? false;
}
