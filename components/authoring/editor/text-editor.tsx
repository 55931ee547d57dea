"use client";

import { useTranslations } from "next-intl";
import { useDeferredValue, useRef, useState, type KeyboardEvent, type ReactElement } from "react";
import { cn } from "@/components/ui/cn";
import { inLanguage } from "@/lib/i18n/in-language";
import type { LessonEditor, LessonText } from "../studio-types";
import { FormatBar } from "./format-bar";
import { ImageDialog } from "./image-dialog";
import type { TextCommand } from "./markdown-commands";
import { PreviewPane } from "./preview-pane";
import { useBodyCommands } from "./use-body-commands";

type Props = {
  courseId: string;
  text: LessonText;
  kind: LessonEditor["kind"];
  locale: string;
  language: string;
  canEdit: boolean;
  onChange: (fields: Partial<LessonText>) => void;
  onSave: () => void;
};

const VIEWS = ["write", "both", "read"] as const;
const SHORTCUTS: Readonly<Record<string, TextCommand>> = { b: "bold", i: "italic", k: "link" };

/** Title and Markdown, with the learner's view beside or instead. The browser keeps the text and its undo: React never writes into it. */
export function TextEditor({ courseId, text, kind, locale, language, canEdit, onChange, onSave }: Props): ReactElement {
  const t = useTranslations("authoring.editor");
  const [view, setView] = useState<(typeof VIEWS)[number]>(canEdit ? "write" : "read");
  const area = useRef<HTMLTextAreaElement>(null);
  const shownBody = useDeferredValue(text.body);
  const { run, take, asked, onImage } = useBodyCommands(area, canEdit, (body) => onChange({ body }));
  const onKey = (event: KeyboardEvent<HTMLElement>): void => {
    if (!(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return;
    const command = SHORTCUTS[event.key.toLowerCase()];
    if (event.key.toLowerCase() === "s") {
      event.preventDefault();
      onSave();
    } else if (command && event.target === area.current) {
      event.preventDefault();
      run(command);
    }
  };

  return (
    <div onKeyDown={onKey}>
      <h1 className="sr-only">{text.title}</h1>
      <textarea
        className="title-input"
        aria-label={t("title")}
        {...inLanguage(language)}
        rows={1}
        maxLength={160}
        readOnly={!canEdit}
        defaultValue={text.title}
        onChange={(event) => onChange({ title: event.target.value })}
        onKeyDown={(event) => {
          if (event.key === "Enter") {
            event.preventDefault();
            area.current?.focus();
          }
        }}
      />
      <div className="editor-tools">
        {canEdit && view !== "read" ? <FormatBar onCommand={run} controls="lesson-body" /> : null}
        <div role="group" aria-label={t("view")} className="segmented ml-auto">
          {VIEWS.map((name) => (
            <button key={name} type="button" aria-pressed={view === name} className={name === "both" ? "max-lg:hidden" : undefined} onClick={() => setView(name)}>
              {t(`views.${name}`)}
            </button>
          ))}
        </div>
      </div>
      <div className={cn(view === "both" && "grid gap-8 lg:grid-cols-2")}>
        <textarea
          id="lesson-body"
          ref={area}
          hidden={view === "read"}
          className="editor-text"
          aria-label={t(kind === "video" ? "notesBody" : "body")}
          aria-describedby="lesson-body-help"
          spellCheck
          readOnly={!canEdit}
          {...inLanguage(language)}
          defaultValue={text.body}
          placeholder={t("placeholder")}
          onChange={(event) => onChange({ body: event.target.value })}
          onPaste={(event) => take(event, event.clipboardData)}
          onDrop={(event) => take(event, event.dataTransfer)}
        />
        {view === "write" ? null : <PreviewPane body={shownBody} locale={locale} language={language} />}
      </div>
      <p id="lesson-body-help" className="meta mt-2">
        {t("bodyHelp")}
      </p>
      {asked ? <ImageDialog courseId={courseId} {...asked} onClose={onImage} /> : null}
    </div>
  );
}
