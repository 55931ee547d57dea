"use client";

import { EditorContent } from "@tiptap/react";
import { useTranslations } from "next-intl";
import { useRef, useState, type ReactElement } from "react";
import { cn } from "@/components/ui/cn";
import { inLanguage } from "@/lib/i18n/in-language";
import { useStable } from "../../use-stable";
import type { BodyFieldProps } from "../body-field";
import { Placeholder } from "./placeholder";
import { RichBar } from "./rich-bar";
import { runCommand, type RichCommand } from "./rich-commands";
import { richExtensions } from "./rich-extensions";
import { SlashMenu, type SlashKeys } from "./slash-menu";
import { SlashWatch } from "./slash-plugin";
import { useBlockWords } from "./use-block-words";
import { useEditorProps } from "./use-editor-props";
import { useQuestions } from "./use-questions";
import { useRichText } from "./use-rich-text";

/** The text as it looks. Default export: it is loaded by itself, with all that only it needs. */
export default function RichField({ courseId, kind, language, canEdit, isHidden, tools, preview, ...text }: BodyFieldProps): ReactElement {
  const t = useTranslations("rich-editor");
  const words = useBlockWords();
  const bar = useRef<HTMLDivElement>(null);
  const keys = useRef<SlashKeys>(null);
  const onSlashKey = useStable((event: KeyboardEvent) => keys.current?.onKey(event) ?? false);
  const [extensions] = useState(() => [
    ...richExtensions(words),
    Placeholder.configure({ text: t("placeholder") }),
    SlashWatch.configure({ onKey: onSlashKey }),
  ]);
  const editorProps = useEditorProps({
    canEdit,
    attributes: {
      id: "lesson-body",
      role: "textbox",
      "aria-multiline": "true",
      "aria-label": t(kind === "video" ? "notesBody" : "body"),
      "aria-describedby": "lesson-body-help",
      class: "prose rich-text",
      spellcheck: "true",
      ...inLanguage(language),
    },
    onLink: () => questions.ask("link"),
    onImage: (file) => questions.askImage(file),
    onOpen: (at) => editor !== null && questions.askAbout(editor, at),
    onToolbar: () => bar.current?.querySelector<HTMLButtonElement>("button[tabindex='0']")?.focus(),
  });
  const editor = useRichText({ ...text, canEdit, extensions, editorProps });
  const questions = useQuestions(editor, courseId);
  const run = (command: RichCommand): void => {
    if (editor) runCommand(editor, command, questions.ask);
  };
  return (
    <>
      <div className="editor-tools">
        {editor && !isHidden ? <RichBar editor={editor} bar={bar} onCommand={run} /> : null}
        {tools}
      </div>
      <div className={cn(preview !== null && !isHidden && "grid gap-8 lg:grid-cols-2")}>
        <EditorContent editor={editor} hidden={isHidden} className="min-w-0" />
        {preview}
      </div>
      {editor && !isHidden ? <SlashMenu editor={editor} keys={keys} onCommand={run} /> : null}
      <p id="lesson-body-help" className="meta mt-2">
        {t("help")}
      </p>
      {questions.dialog}
    </>
  );
}
