"use client";

import { useTranslations } from "next-intl";
import { useEffect, useImperativeHandle, useRef, type KeyboardEvent, type ReactElement } from "react";
import { cn } from "@/components/ui/cn";
import { inLanguage } from "@/lib/i18n/in-language";
import type { BodyFieldProps } from "./body-field";
import { FormatBar } from "./format-bar";
import { ImageDialog } from "./image-dialog";
import type { TextCommand } from "./markdown-commands";
import { useBodyCommands } from "./use-body-commands";

const SHORTCUTS: Readonly<Record<string, TextCommand>> = { b: "bold", i: "italic", k: "link" };

/** The text as its Markdown. The browser keeps it and its undo: React never writes into it, save what came from elsewhere. */
export function MarkdownField({ courseId, kind, language, canEdit, body, version, isHidden, tools, preview, handle, caret, onChange }: BodyFieldProps): ReactElement {
  const t = useTranslations("authoring.editor");
  const area = useRef<HTMLTextAreaElement>(null);
  const { run, take, asked, onImage } = useBodyCommands(area, canEdit, (text) => onChange({ body: text }));
  useImperativeHandle(handle, () => ({ flush: () => undefined, caret: () => area.current?.selectionStart ?? 0, focus: () => area.current?.focus() }));
  useEffect(() => {
    if (caret !== null) area.current?.setSelectionRange(caret, caret);
  }, [caret]);
  const onKey = (event: KeyboardEvent<HTMLElement>): void => {
    const command = SHORTCUTS[event.key.toLowerCase()];
    if (!command || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return;
    event.preventDefault();
    run(command);
  };
  return (
    <>
      <div className="editor-tools">
        {canEdit && !isHidden ? <FormatBar onCommand={run} controls="lesson-body" /> : null}
        {tools}
      </div>
      <div className={cn(preview !== null && !isHidden && "grid gap-8 lg:grid-cols-2")}>
        <textarea
          key={version}
          id="lesson-body"
          ref={area}
          hidden={isHidden}
          className="editor-text"
          aria-label={t(kind === "video" ? "notesBody" : "body")}
          aria-describedby="lesson-body-help"
          spellCheck
          readOnly={!canEdit}
          {...inLanguage(language)}
          defaultValue={body}
          placeholder={t("placeholder")}
          onKeyDown={onKey}
          onChange={(event) => onChange({ body: event.target.value })}
          onPaste={(event) => take(event, event.clipboardData)}
          onDrop={(event) => take(event, event.dataTransfer)}
        />
        {preview}
      </div>
      <p id="lesson-body-help" className="meta mt-2">
        {t("bodyHelp")}
      </p>
      {asked ? <ImageDialog courseId={courseId} {...asked} onClose={onImage} /> : null}
    </>
  );
}
