"use client";

import type { Editor } from "@tiptap/core";
import { useEditorState } from "@tiptap/react";
import { useTranslations } from "next-intl";
import { useEffect, useImperativeHandle, useRef, useState, type ReactElement, type RefObject } from "react";
import { INSERTS, type RichCommand } from "./rich-commands";
import { RICH_ICONS } from "./rich-icons";
import { closeSlash, slashOf, type Slash } from "./slash-plugin";
import { useCommandName } from "./use-command-name";

export type SlashKeys = { onKey: (event: KeyboardEvent) => boolean };
type Props = { editor: Editor; keys: RefObject<SlashKeys | null>; onCommand: (command: RichCommand) => void };

const LIST = "rich-slash";

/** What may be put in, behind a slash: typing narrows it, the arrows choose, Enter takes, Escape leaves the slash as it is. */
export function SlashMenu({ editor, keys, onCommand }: Props): ReactElement | null {
  const t = useTranslations("rich-editor");
  const nameOf = useCommandName();
  const slash = useEditorState({ editor, selector: ({ editor: shown }) => slashOf(shown.state) });
  const [chosen, setChosen] = useState({ query: "", index: 0 });
  const box = useRef<HTMLDivElement>(null);
  const found = slash ? INSERTS.filter((command) => fold(nameOf(command)).includes(fold(slash.query))) : [];
  const index = slash && chosen.query === slash.query ? Math.min(chosen.index, found.length - 1) : 0;
  const active = found[index];
  const isOpen = slash !== null && found.length > 0;

  const take = (command: RichCommand, { from, to }: Slash): void => {
    editor.chain().deleteRange({ from, to }).run();
    onCommand(command);
  };
  useImperativeHandle(keys, () => ({
    onKey(event) {
      if (!slash || !isOpen) return false;
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (step !== undefined) setChosen({ query: slash.query, index: (index + step + found.length) % found.length });
      else if (event.key === "Escape") editor.view.dispatch(closeSlash(editor.state));
      else if ((event.key === "Enter" || event.key === "Tab") && active) take(active, slash);
      else return false;
      event.preventDefault();
      return true;
    },
  }));
  const from = slash?.from;
  useEffect(() => {
    const { dom } = editor.view;
    if (!isOpen || from === undefined || !active) return;
    dom.setAttribute("aria-controls", LIST);
    dom.setAttribute("aria-haspopup", "listbox");
    dom.setAttribute("aria-activedescendant", `${LIST}-${active}`);
    box.current?.querySelector(`#${LIST}-${active}`)?.scrollIntoView({ block: "nearest" });
    return () => ["aria-controls", "aria-haspopup", "aria-activedescendant"].forEach((name) => dom.removeAttribute(name));
  }, [editor, isOpen, from, active]);
  useEffect(() => {
    const { current } = box;
    if (!isOpen || from === undefined || !current) return;
    const { left, bottom, top } = editor.view.coordsAtPos(from);
    const { offsetHeight, offsetWidth } = current;
    const isBelow = bottom + offsetHeight + 8 <= window.innerHeight || top < offsetHeight + 8;
    current.style.left = `${Math.max(8, Math.min(left, window.innerWidth - offsetWidth - 8))}px`;
    current.style.top = `${isBelow ? bottom + 4 : top - offsetHeight - 4}px`;
  }, [editor, isOpen, from, found.length]);

  return (
    <>
      <p role="status" className="sr-only">
        {isOpen ? t("found", { count: found.length }) : ""}
      </p>
      {slash && isOpen ? (
        <div ref={box} id={LIST} role="listbox" aria-label={t("insert")} className="floating menu rich-slash">
          {found.map((command) => (
            <div
              key={command}
              id={`${LIST}-${command}`}
              role="option"
              aria-selected={command === active}
              className="menu-item"
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => take(command, slash)}
            >
              {RICH_ICONS[command]}
              {nameOf(command)}
            </div>
          ))}
        </div>
      ) : null}
    </>
  );
}

/** Without accents and case: whoever types fast leaves them out. */
function fold(text: string): string {
  return text.normalize("NFD").replaceAll(/\p{M}/gu, "").toLowerCase();
}
