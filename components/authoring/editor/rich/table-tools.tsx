"use client";

import type { Editor } from "@tiptap/core";
import { useTranslations } from "next-intl";
import type { ReactElement } from "react";
import { Button } from "@/components/ui/button";
import { alignColumns } from "./nodes/table-nodes";

type Props = { editor: Editor; onFocus: (index: number) => { tabIndex: number; onFocus: () => void } };

const TOOLS = {
  rowAbove: (editor: Editor) => editor.chain().focus().addRowBefore().run(),
  rowBelow: (editor: Editor) => editor.chain().focus().addRowAfter().run(),
  rowDelete: (editor: Editor) => editor.chain().focus().deleteRow().run(),
  columnBefore: (editor: Editor) => editor.chain().focus().addColumnBefore().run(),
  columnAfter: (editor: Editor) => editor.chain().focus().addColumnAfter().run(),
  columnDelete: (editor: Editor) => editor.chain().focus().deleteColumn().run(),
  alignStart: (editor: Editor) => alignColumns(editor, null),
  alignCenter: (editor: Editor) => alignColumns(editor, "center"),
  alignEnd: (editor: Editor) => alignColumns(editor, "right"),
  tableDelete: (editor: Editor) => editor.chain().focus().deleteTable().run(),
} as const;
const ORDER = Object.keys(TOOLS) as (keyof typeof TOOLS)[];

/** What can be done with the table that the caret is in. */
export function TableTools({ editor, onFocus }: Props): ReactElement {
  const t = useTranslations("rich-editor.table");
  return (
    <div role="group" aria-label={t("name")} className="flex basis-full flex-wrap gap-x-1 border-t border-line pt-1">
      {ORDER.map((tool, index) => (
        <Button key={tool} variant="quiet" size="sm" {...onFocus(index)} onMouseDown={(event) => event.preventDefault()} onClick={() => void TOOLS[tool](editor)}>
          {t(tool)}
        </Button>
      ))}
    </div>
  );
}
