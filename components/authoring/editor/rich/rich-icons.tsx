import type { ReactNode } from "react";
import { Bold, Code, FileText, Heading, Image as Picture, Info, Italic, Link, List, ListOrdered, ListTodo, Minus, Play, Quote, Redo2, Sigma, SquareCode, Strikethrough, Table, Undo2 } from "@/components/ui/icons";
import type { RichCommand } from "./rich-commands";

export const RICH_ICONS: Readonly<Record<RichCommand, ReactNode>> = {
  heading: <Heading />,
  subheading: <Heading className="scale-75" />,
  bold: <Bold />,
  italic: <Italic />,
  strike: <Strikethrough />,
  code: <Code />,
  link: <Link />,
  list: <List />,
  numbers: <ListOrdered />,
  tasks: <ListTodo />,
  quote: <Quote />,
  callout: <Info />,
  codeBlock: <SquareCode />,
  math: <Sigma />,
  formulaBlock: <Sigma />,
  table: <Table />,
  image: <Picture />,
  embed: <Play />,
  rule: <Minus />,
  source: <FileText />,
  undo: <Undo2 />,
  redo: <Redo2 />,
};
