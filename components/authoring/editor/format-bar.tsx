"use client";

import { useTranslations } from "next-intl";
import { useState, type KeyboardEvent, type ReactElement, type ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { Bold, Code, Heading, Image as Picture, Info, Italic, Link, List, ListOrdered, Quote, Sigma, Table } from "@/components/ui/icons";
import type { Command } from "./markdown-commands";

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
    const next = { ArrowRight: (at + 1) % ORDER.length, ArrowLeft: (at + ORDER.length - 1) % ORDER.length, Home: 0, End: ORDER.length - 1 }[event.key];
    if (next === undefined) return;
    event.preventDefault();
    setAt(next);
    event.currentTarget.querySelectorAll("button")[next]?.focus();
  };
  return (
    <div role="toolbar" aria-label={t("toolbar")} aria-controls={controls} onKeyDown={onKey} className="flex flex-wrap">
      {ORDER.map((command, index) => (
        <Button
          key={command}
          variant="quiet"
          size="sm"
          iconOnly
          tabIndex={index === at ? 0 : -1}
          aria-label={t(`commands.${command}`)}
          title={t(`commands.${command}`)}
          onFocus={() => setAt(index)}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onCommand(command)}
        >
          {ICONS[command]}
        </Button>
      ))}
    </div>
  );
}
