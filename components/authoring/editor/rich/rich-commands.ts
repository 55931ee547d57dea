import type { Editor } from "@tiptap/core";
import { areTasks, setTask } from "./nodes/set-task";

/** What a dialog must ask before it can be written. */
export type Question = "link" | "formula" | "image" | "embed";

export const BAR = ["heading", "subheading", "bold", "italic", "strike", "code", "link", "list", "numbers", "tasks", "quote", "callout", "codeBlock", "math", "table", "image", "undo", "redo"] as const;
export const INSERTS = ["heading", "subheading", "list", "numbers", "tasks", "quote", "callout", "codeBlock", "formulaBlock", "math", "table", "image", "embed", "rule", "source"] as const;
export type RichCommand = (typeof BAR)[number] | (typeof INSERTS)[number];

/** Does what a button or a menu's item says; what needs more is asked first. The caret stays in the text. */
export function runCommand(editor: Editor, command: RichCommand, ask: (question: Question) => void): void {
  if (command === "link" || command === "image" || command === "embed") return ask(command);
  if (command === "math") return ask("formula");
  ACTIONS[command](editor);
}

const ACTIONS: Readonly<Record<Exclude<RichCommand, "link" | "image" | "embed" | "math">, (editor: Editor) => boolean>> = {
  heading: (editor) => editor.chain().focus().toggleHeading({ level: 2 }).run(),
  subheading: (editor) => editor.chain().focus().toggleHeading({ level: 3 }).run(),
  bold: (editor) => editor.chain().focus().toggleBold().run(),
  italic: (editor) => editor.chain().focus().toggleItalic().run(),
  strike: (editor) => editor.chain().focus().toggleStrike().run(),
  code: (editor) => editor.chain().focus().toggleMark("code").run(),
  list: (editor) => editor.chain().focus().toggleBulletList().run(),
  numbers: (editor) => editor.chain().focus().toggleOrderedList().run(),
  tasks: toggleTasks,
  quote: (editor) => editor.chain().focus().toggleBlockquote().run(),
  callout: (editor) => editor.chain().focus().toggleWrap("callout").run(),
  codeBlock: (editor) => editor.chain().focus().toggleCodeBlock().run(),
  formulaBlock: (editor) => editor.chain().focus().setNode("mathBlock").run(),
  source: (editor) => editor.chain().focus().setNode("sourceBlock").run(),
  table: (editor) => editor.chain().focus().insertTable({ rows: 2, cols: 2, withHeaderRow: true }).run(),
  rule: (editor) => editor.chain().focus().setHorizontalRule().run(),
  undo: (editor) => editor.chain().focus().undo().run(),
  redo: (editor) => editor.chain().focus().redo().run(),
};

/** What the text at the caret is, for the buttons that can be pressed in; null for those that cannot. */
export function isPressed(editor: Editor, command: RichCommand): boolean | null {
  switch (command) {
    case "heading":
      return editor.isActive("heading", { level: 2 });
    case "subheading":
      return editor.isActive("heading", { level: 3 });
    case "bold":
    case "italic":
    case "strike":
    case "code":
    case "link":
    case "callout":
    case "codeBlock":
      return editor.isActive(command);
    case "list":
      return editor.isActive("bulletList");
    case "numbers":
      return editor.isActive("orderedList");
    case "tasks":
      return areTasks(editor.state);
    case "quote":
      return editor.isActive("blockquote");
    default:
      return null;
  }
}

function toggleTasks(editor: Editor): boolean {
  const checked = areTasks(editor.state) ? null : false;
  const chain = editor.chain().focus();
  const listed = editor.isActive("listItem") ? chain : chain.toggleBulletList();
  return listed.command(({ tr }) => setTask(tr, checked)).run();
}
