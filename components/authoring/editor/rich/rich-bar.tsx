"use client";

import type { Editor } from "@tiptap/core";
import { useEditorState } from "@tiptap/react";
import { useTranslations } from "next-intl";
import { useState, type KeyboardEvent, type ReactElement, type RefObject } from "react";
import { Button } from "@/components/ui/button";
import { DropdownMenu, DropdownMenuContent, DropdownMenuItem, DropdownMenuTrigger } from "@/components/ui/dropdown-menu";
import { Plus } from "@/components/ui/icons";
import { toolAfter, ToolButton } from "../tool-button";
import { RICH_ICONS } from "./rich-icons";
import { BAR, INSERTS, isPressed, type RichCommand } from "./rich-commands";
import { TableTools } from "./table-tools";
import { useCommandName } from "./use-command-name";

type Props = { editor: Editor; bar: RefObject<HTMLDivElement | null>; onCommand: (command: RichCommand) => void };

/** The toolbar of the text: one tab stop, the arrows move along it, and Escape leads back into the text. */
export function RichBar({ editor, bar, onCommand }: Props): ReactElement {
  const t = useTranslations("rich-editor");
  const nameOf = useCommandName();
  const [at, setAt] = useState(0);
  const { pressed, isInTable } = useEditorState({
    editor,
    selector: ({ editor: shown }) => ({ pressed: BAR.map((command) => isPressed(shown, command)), isInTable: shown.isActive("table") }),
  });
  const onKey = (event: KeyboardEvent<HTMLDivElement>): void => {
    const buttons = [...event.currentTarget.querySelectorAll<HTMLButtonElement>(":scope button")];
    if (event.key === "Escape") return void editor.commands.focus();
    const next = toolAfter(event.key, at, buttons.length);
    if (next === undefined) return;
    event.preventDefault();
    buttons[next]?.focus();
  };
  const onFocus = (index: number) => ({ tabIndex: index === at ? 0 : -1, onFocus: () => setAt(index) });
  return (
    <div ref={bar} role="toolbar" aria-label={t("toolbar")} aria-controls="lesson-body" onKeyDown={onKey} className="flex flex-wrap">
      <DropdownMenu>
        <DropdownMenuTrigger asChild>
          <Button variant="quiet" size="sm" iconOnly aria-label={t("insert")} title={t("insert")} {...onFocus(0)}>
            <Plus />
          </Button>
        </DropdownMenuTrigger>
        <DropdownMenuContent
          align="start"
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            if (document.activeElement === document.body || bar.current?.contains(document.activeElement)) editor.commands.focus();
          }}
        >
          {INSERTS.map((command) => (
            <DropdownMenuItem key={command} onSelect={() => onCommand(command)}>
              {RICH_ICONS[command]}
              {nameOf(command)}
            </DropdownMenuItem>
          ))}
        </DropdownMenuContent>
      </DropdownMenu>
      {BAR.map((command, index) => (
        <ToolButton key={command} name={nameOf(command)} {...(pressed[index] === null ? {} : { "aria-pressed": pressed[index] })} {...onFocus(index + 1)} onClick={() => onCommand(command)}>
          {RICH_ICONS[command]}
        </ToolButton>
      ))}
      {isInTable ? <TableTools editor={editor} onFocus={(index) => onFocus(BAR.length + 1 + index)} /> : null}
    </div>
  );
}
