import { Node, wrappingInputRule } from "@tiptap/core";
import { CALLOUT_KINDS, toneOf, type CalloutKind } from "@/lib/markdown/callouts";
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
    return ({ node, view, getPos }) => {
      const { label, kinds } = this.options.words;
      const dom = document.createElement("aside");
      dom.className = "callout";
      const contentDOM = document.createElement("div");
      contentDOM.className = "callout-body";
      const choice = choiceOf({
        label,
        isEditable: view.editable,
        values: CALLOUT_KINDS.map((kind) => ({ value: kind, text: kinds[kind] })),
        onChoose: (kind) => {
          const at = getPos();
          if (at !== undefined) view.dispatch(view.state.tr.setNodeAttribute(at, "kind", kind));
        },
      });
      const head = document.createElement("div");
      head.className = "callout-title";
      head.contentEditable = "false";
      head.append(choice.dom);
      dom.append(head, contentDOM);
      const show = (kind: unknown): void => {
        dom.dataset.tone = toneOf(readKind(kind));
        choice.show(readKind(kind));
      };
      show(node.attrs.kind);
      return {
        dom,
        contentDOM,
        update(next) {
          if (next.type !== node.type) return false;
          show(next.attrs.kind);
          return true;
        },
        stopEvent: ({ target }) => target instanceof globalThis.Node && head.contains(target),
        ignoreMutation: ({ target }) => !contentDOM.contains(target),
      };
    };
  },
});

function readKind(kind: unknown): CalloutKind {
  return CALLOUT_KINDS.find((known) => known === kind) ?? "note";
}
