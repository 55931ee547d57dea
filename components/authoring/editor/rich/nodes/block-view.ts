import type { Node } from "@tiptap/pm/model";
import type { EditorView, NodeView } from "@tiptap/pm/view";

type Parts = Record<"dom" | "contentDOM" | "control", HTMLElement> & { show: (node: Node) => void };

/**
 * A block with a control beside its words, of which the editor hears nothing. Only a change of the words is a change of
 * the text. `show` draws what the node says beside its words, at first and after each change of it.
 */
export function blockView(first: Node, { dom, contentDOM, control, show }: Parts): NodeView {
  show(first);
  return {
    dom,
    contentDOM,
    update(node) {
      if (node.type !== first.type) return false;
      show(node);
      return true;
    },
    stopEvent: ({ target }) => target instanceof globalThis.Node && control.contains(target),
    ignoreMutation: ({ target }) => !contentDOM.contains(target),
  };
}

/** Writes an attribute of the node at a place; nothing when the node is gone. */
export function attributeWriter({ view, getPos }: { view: EditorView; getPos: () => number | undefined }, attribute: string): (value: unknown) => void {
  return (value) => {
    const at = getPos();
    if (at !== undefined) view.dispatch(view.state.tr.setNodeAttribute(at, attribute, value));
  };
}

/** A part of a block's view that none of its words are in. */
export function wordless(className: string): HTMLElement {
  const dom = document.createElement("div");
  dom.className = className;
  dom.contentEditable = "false";
  return dom;
}
