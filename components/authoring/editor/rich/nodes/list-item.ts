import { InputRule, mergeAttributes, Node } from "@tiptap/core";
import type { Node as ProseNode } from "@tiptap/pm/model";
import type { NodeView } from "@tiptap/pm/view";
import { attributeWriter, blockView } from "./block-view";
import { setTask } from "./set-task";

const TASK = /^\[([ xX]?)\]\s$/;

/** An item of any list, with a box to tick where it is a task, as GitHub's Markdown has them side by side. */
export const ListItem = Node.create<{ taskLabel: string }>({
  name: "listItem",
  content: "block+",
  defining: true,
  addOptions: () => ({ taskLabel: "" }),
  addAttributes: () => ({
    checked: {
      default: null,
      parseHTML: (element) => readBox(element),
      renderHTML: ({ checked }: Record<string, unknown>) => (typeof checked === "boolean" ? { "data-checked": String(checked) } : {}),
    },
  }),
  parseHTML: () => [{ tag: "li" }],
  renderHTML: ({ HTMLAttributes }) => ["li", mergeAttributes(HTMLAttributes), 0],
  addKeyboardShortcuts() {
    return {
      Enter: () => this.editor.commands.splitListItem(this.name, nextItem(this.editor.state.selection.$from.node(-1))),
      Tab: () => this.editor.commands.sinkListItem(this.name),
      "Shift-Tab": () => this.editor.commands.liftListItem(this.name),
    };
  },
  addInputRules() {
    return [
      new InputRule({
        find: TASK,
        handler: ({ state, range, match, chain }) => {
          const checked = (match[1] ?? "").toLowerCase() === "x";
          const isItem = state.doc.resolve(range.from).node(-1)?.type.name === this.name;
          const cleared = chain().deleteRange(range);
          const listed = isItem ? cleared : cleared.toggleBulletList();
          listed.command(({ tr }) => setTask(tr, checked)).run();
        },
      }),
    ];
  },
  addNodeView() {
    return (place) => itemView(place.node, this.options.taskLabel, place.view.editable, attributeWriter(place, "checked"));
  },
});

/** A task is followed by one that is still to be done. */
function nextItem(item: ProseNode | undefined): Record<string, unknown> {
  return typeof item?.attrs.checked === "boolean" ? { checked: false } : {};
}

function readBox(element: HTMLElement): boolean | null {
  const said = element.getAttribute("data-checked");
  if (said !== null) return said === "true";
  const box = element.querySelector<HTMLInputElement>(":scope > input[type=checkbox], :scope > label > input[type=checkbox], :scope > p:first-child > input[type=checkbox]");
  return box ? box.checked || box.hasAttribute("checked") : null;
}

function itemView(node: ProseNode, label: string, isEditable: boolean, tick: (checked: boolean) => void): NodeView {
  const dom = document.createElement("li");
  const contentDOM = document.createElement("div");
  const box = document.createElement("input");
  box.type = "checkbox";
  box.contentEditable = "false";
  box.disabled = !isEditable;
  box.ariaLabel = label;
  box.addEventListener("change", () => tick(box.checked));
  dom.append(contentDOM);
  const show = ({ attrs }: ProseNode): void => {
    const isTask = typeof attrs.checked === "boolean";
    dom.classList.toggle("is-task", isTask);
    if (isTask) {
      box.checked = attrs.checked === true;
      if (!box.isConnected) dom.prepend(box);
    } else box.remove();
  };
  return blockView(node, { dom, contentDOM, control: box, show });
}
