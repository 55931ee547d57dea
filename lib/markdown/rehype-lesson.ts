import type { Element, ElementContent, Root } from "hast";
import { visit } from "unist-util-visit";
import { drawEmbed, isEmbed, type EmbedLabels } from "./embeds/embed-figure";

/**
 * Last touches after sanitising: what is wide scrolls inside a focusable frame, highlighted code stands in a figure, an embed gets its frame's address,
 * foreign links open safely and images load late. All of it is ours, so it needs no sanitising again.
 */
export function rehypeLesson(labels: { table: string; code: string; formula: string; embed: EmbedLabels }) {
  return (tree: Root): void => {
    visit(tree, "element", (node, index, parent) => {
      if (index === undefined || !parent) return;
      if (isEmbed(node)) drawEmbed(node, labels.embed);
      if (node.tagName === "a") linkOut(node);
      if (node.tagName === "img") Object.assign(node.properties, { loading: "lazy", decoding: "async", referrerPolicy: "no-referrer" });
      if (isDisplayedFormula(node)) Object.assign(node.properties, { tabIndex: 0, role: "group", ariaLabel: labels.formula });
      if (node.tagName === "table") wrap(parent, index, node, { className: ["table-wrap"], tabIndex: 0, role: "group", ariaLabel: labels.table });
      if (node.tagName === "pre" && !(parent.type === "element" && parent.tagName === "figure")) {
        delete node.properties["tabindex"];
        // A group, not a region: a text has many blocks of code, and landmarks of one name are no landmarks.
        Object.assign(node.properties, { tabIndex: 0, role: "group", ariaLabel: labels.code });
        parent.children[index] = { type: "element", tagName: "figure", properties: { className: ["code"] }, children: [node] };
        return index + 1;
      }
      return node.tagName === "table" ? index + 1 : undefined;
    });
  };
}

function isDisplayedFormula({ properties: { className } }: Element): boolean {
  return Array.isArray(className) && className.includes("katex-display");
}

function linkOut(node: Element): void {
  const { href } = node.properties;
  if (typeof href === "string" && /^https?:/.test(href)) Object.assign(node.properties, { rel: ["noopener", "nofollow", "ugc"] });
}

function wrap(parent: { children: unknown[] }, index: number, node: ElementContent, properties: Element["properties"]): void {
  parent.children[index] = { type: "element", tagName: "div", properties, children: [node] };
}
