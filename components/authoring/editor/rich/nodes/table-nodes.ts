import type { Editor } from "@tiptap/core";
import { Table, TableCell, TableHeader, TableRow } from "@tiptap/extension-table";
import { TextSelection } from "@tiptap/pm/state";
import { cellAround, isInTable, selectedRect } from "@tiptap/pm/tables";

const whole = { default: 1, rendered: false, parseHTML: () => 1 };

/** A cell holds one line and spans nothing: Markdown has no more. */
const Cell = TableCell.extend({
  content: "paragraph",
  addAttributes() {
    return { ...this.parent?.(), colspan: whole, rowspan: whole, colwidth: { default: null, rendered: false, parseHTML: () => null } };
  },
});

const Header = TableHeader.extend({
  content: "paragraph",
  addAttributes() {
    return { ...this.parent?.(), colspan: whole, rowspan: whole, colwidth: { default: null, rendered: false, parseHTML: () => null } };
  },
});

const PlainTable = Table.extend({
  renderHTML: () => ["table", ["tbody", 0]],
  addNodeView: () => null,
  addKeyboardShortcuts() {
    return {
      ...this.parent?.(),
      Enter: () => isInTable(this.editor.state) && toNextRow(this.editor),
      "Shift-Enter": () => isInTable(this.editor.state),
      "Mod-Enter": () => isInTable(this.editor.state) && leaveTable(this.editor),
    };
  },
});

export const tableNodes = [PlainTable, TableRow, Header, Cell];

/** Moves down in the column; below the last row there is a new one. */
function toNextRow(editor: Editor): boolean {
  const { bottom, left, map } = selectedRect(editor.state);
  if (bottom >= map.height) editor.commands.addRowAfter();
  const { tableStart, map: grown, table } = selectedRect(editor.state);
  const cell = grown.positionAt(bottom, left, table);
  return editor.commands.command(({ tr }) => {
    tr.setSelection(TextSelection.near(tr.doc.resolve(tableStart + cell + 1))).scrollIntoView();
    return true;
  });
}

function leaveTable(editor: Editor): boolean {
  const { tableStart, table } = selectedRect(editor.state);
  const after = tableStart + table.nodeSize - 1;
  return editor.chain().insertContentAt(after, { type: "paragraph" }).setTextSelection(after + 1).run();
}

/** Aligns the columns that are selected, from head to foot. */
export function alignColumns(editor: Editor, align: "left" | "center" | "right" | null): boolean {
  return editor.commands.command(({ tr, state }) => {
    if (!cellAround(state.selection.$anchor) && !isInTable(state)) return false;
    const { map, left, right, tableStart } = selectedRect(state);
    const cells = new Set(Array.from({ length: map.height }, (_, row) => Array.from({ length: right - left }, (__, column) => map.map[row * map.width + left + column])).flat());
    for (const cell of cells) if (cell !== undefined) tr.setNodeAttribute(tableStart + cell, "align", align);
    return true;
  });
}
