import { Node, wrappingInputRule } from "@tiptap/core";
import type { Node as ProseNode } from "@tiptap/pm/model";
import { CALLOUT_KINDS, toneOf, type CalloutKind } from "@/lib/markdown/callouts";
import { attributeWriter, blockView, wordless } from "./block-view";
import { choiceOf } from "./choice-of";

export type CalloutWords = { label: string; kinds: Record<CalloutKind, string> };

const KIND_MARK = /^\s*>?\s*\[!(note|important|tip|warning|caution)\]\s$/i;

/** What a reader must not miss, with the kind to choose in its head. */
export const CalloutNode = Node.create<{ words: CalloutWords }>({
  name: "callout",
  group: "block",
  content: "block+",
  defining: true,
  addOptions: () => ({ words: { label: "", kinds: { note: "", important: "", tip: "", warning: "", caution: "" } } }),
  addAttributes: () => ({ kind: { default: "note", parseHTML: (element) => readKind(element.dataset.kind), renderHTML: ({ kind }: Record<string, unknown>) => ({ "data-kind": kind }) } }),
  parseHTML: () => [{ tag: "aside[data-kind]" }],
  renderHTML: ({ HTMLAttributes }) => ["aside", { ...HTMLAttributes, class: "callout" }, 0],
  addInputRules() {
    return [wrappingInputRule({ find: KIND_MARK, type: this.type, getAttributes: (match) => ({ kind: readKind(match[1]?.toLowerCase()) }) })];
  },
  addNodeView() {
    return (place) => {
      const { label, kinds } = this.options.words;
      const dom = document.createElement("aside");
      dom.className = "callout";
      const contentDOM = document.createElement("div");
      contentDOM.className = "callout-body";
      const choice = choiceOf({
        label,
        isEditable: place.view.editable,
        values: CALLOUT_KINDS.map((kind) => ({ value: kind, text: kinds[kind] })),
        onChoose: attributeWriter(place, "kind"),
      });
      const head = wordless("callout-title");
      head.append(choice.dom);
      dom.append(head, contentDOM);
      const show = ({ attrs }: ProseNode): void => {
        dom.dataset.tone = toneOf(readKind(attrs.kind));
        choice.show(readKind(attrs.kind));
      };
      return blockView(place.node, { dom, contentDOM, control: head, show });
    };
  },
});

function readKind(kind: unknown): CalloutKind {
  return CALLOUT_KINDS.find((known) => known === kind) ?? "note";
}
