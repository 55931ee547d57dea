import { Node } from "@tiptap/core";
import { inlineAtom, keptIn } from "./inline-atom";
import { sourceBlock, sourceFigure } from "./source-block";

/** A block that the editor has no form for: its Markdown is shown and changed as it is written. */
export const SourceBlockNode = Node.create<{ label: string }>({
  name: "sourceBlock",
  ...sourceBlock("data-markdown"),
  addNodeView() {
    return ({ node }) => ({ ...sourceFigure(this.options.label), update: (next) => next.type === node.type });
  },
});

/** Markdown among words that has no form here, such as raw HTML: kept, and shown as what it is. */
export const InlineSourceNode = Node.create({
  name: "inlineSource",
  ...inlineAtom,
  addAttributes: () => ({ source: keptIn("source", "source") }),
  parseHTML: () => [{ tag: "span[data-source]" }],
  renderHTML: ({ HTMLAttributes, node }) => ["span", { ...HTMLAttributes, class: "rich-inline-source" }, String(node.attrs.source)],
  renderText: ({ node }) => String(node.attrs.source),
});

/** Leads to a footnote, whose words stand in a block of their own. */
export const FootnoteReferenceNode = Node.create({
  name: "footnoteReference",
  ...inlineAtom,
  addAttributes: () => ({ identifier: keptIn("identifier", "footnote"), label: keptIn("label", "label") }),
  parseHTML: () => [{ tag: "sup[data-footnote]" }],
  renderHTML: ({ HTMLAttributes, node }) => ["sup", HTMLAttributes, `[${String(node.attrs.label)}]`],
  renderText: ({ node }) => `[^${String(node.attrs.label)}]`,
});
