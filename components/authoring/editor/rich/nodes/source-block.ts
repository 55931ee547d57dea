import type { DOMOutputSpec } from "@tiptap/pm/model";
import type { ViewMutationRecord } from "@tiptap/pm/view";

/** What blocks have in common whose source is written in place: plain words, kept as they are. */
export function sourceBlock(attribute: "data-math" | "data-markdown") {
  return {
    group: "block",
    content: "text*",
    marks: "",
    code: true,
    defining: true,
    addOptions: () => ({ label: "" }),
    parseHTML: () => [{ tag: `pre[${attribute}]`, preserveWhitespace: "full" as const, priority: 60 }],
    renderHTML: (): DOMOutputSpec => ["pre", { [attribute]: "" }, ["code", 0]],
  };
}

/** How such a block looks while it is written: its name, then its source. What else changes in the figure is no change of the text. */
export function sourceFigure(label: string) {
  const dom = document.createElement("figure");
  dom.className = "rich-source";
  const name = document.createElement("figcaption");
  name.contentEditable = "false";
  name.textContent = label;
  const pre = document.createElement("pre");
  const contentDOM = document.createElement("code");
  pre.append(contentDOM);
  dom.append(name, pre);
  return { dom, contentDOM, ignoreMutation: ({ target }: ViewMutationRecord): boolean => !contentDOM.contains(target) };
}
