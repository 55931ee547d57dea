"use client";

import { useTranslations } from "next-intl";
import { useState, type KeyboardEvent, type ReactElement, type ReactNode } from "react";
import { Bold, Code, Heading, Image as Picture, Info, Italic, Link, List, ListOrdered, Quote, Sigma, Table } from "@/components/ui/icons";
import type { Command } from "./markdown-commands";
import { toolAfter, ToolButton } from "./tool-button";

const ICONS: Readonly<Record<Command, ReactNode>> = {
  heading: <Heading />,
  bold: <Bold />,
  italic: <Italic />,
  link: <Link />,
  list: <List />,
  numbers: <ListOrdered />,
  quote: <Quote />,
  code: <Code />,
  math: <Sigma />,
  table: <Table />,
  callout: <Info />,
  image: <Picture />,
};
const ORDER = Object.keys(ICONS) as Command[];

/** The toolbar of the text: one tab stop, the arrows move along it. */
export function FormatBar({ onCommand, controls }: { onCommand: (command: Command) => void; controls: string }): ReactElement {
  const t = useTranslations("authoring.editor");
  const [at, setAt] = useState(0);
  const onKey = (event: KeyboardEvent<HTMLDivElement>): void => {
    const next = toolAfter(event.key, at, ORDER.length);
    if (next === undefined) return;
    event.preventDefault();
    setAt(next);
    event.currentTarget.querySelectorAll("button")[next]?.focus();
  };
  return (
    <div role="toolbar" aria-label={t("toolbar")} aria-controls={controls} onKeyDown={onKey} className="flex flex-wrap">
      {ORDER.map((command, index) => (
        <ToolButton key={command} name={t(`commands.${command}`)} tabIndex={index === at ? 0 : -1} onFocus={() => setAt(index)} onClick={() => onCommand(command)}>
          {ICONS[command]}
        </ToolButton>
      ))}
    </div>
  );
}
