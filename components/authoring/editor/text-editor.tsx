"use client";

import { useTranslations } from "next-intl";
import { useDeferredValue, useRef, useState, type KeyboardEvent, type ReactElement } from "react";
import { Skeleton } from "@/components/ui/skeleton";
import { inLanguage } from "@/lib/i18n/in-language";
import type { LessonEditor, LessonText } from "../studio-types";
import type { BodyFieldProps, BodyHandle } from "./body-field";
import { MarkdownField } from "./markdown-field";
import { PreviewPane } from "./preview-pane";
import { RichLoader } from "./rich/rich-loader";
import { useStoredMode, type EditorMode } from "./rich/use-stored-mode";

type Props = {
  courseId: string;
  text: LessonText;
  /** Grows when the text came from elsewhere: the fields are then filled anew. */
  version: number;
  kind: LessonEditor["kind"];
  locale: string;
  language: string;
  canEdit: boolean;
  onChange: (fields: Partial<LessonText>) => void;
  onSave: () => void;
};

const VIEWS = ["write", "both", "read"] as const;
const MODES: readonly EditorMode[] = ["visual", "markdown"];

/** Title and text, written as it looks or as Markdown, with the learner's view beside or instead. */
export function TextEditor({ courseId, text, version, kind, locale, language, canEdit, onChange, onSave }: Props): ReactElement {
  const t = useTranslations("authoring.editor");
  const rich = useTranslations("rich-editor");
  const [view, setView] = useState<(typeof VIEWS)[number]>(canEdit ? "write" : "read");
  const [mode, setMode] = useStoredMode();
  const [caret, setCaret] = useState<number | null>(null);
  const handle = useRef<BodyHandle>(null);
  const shownBody = useDeferredValue(text.body);
  const onMode = (next: EditorMode): void => {
    if (next === mode) return;
    handle.current?.flush();
    setCaret(handle.current?.caret() ?? null);
    setMode(next);
  };
  const onKey = (event: KeyboardEvent<HTMLElement>): void => {
    if (!(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey || event.key.toLowerCase() !== "s") return;
    event.preventDefault();
    handle.current?.flush();
    onSave();
  };
  const tools = (
    <div className="ml-auto flex flex-wrap items-center justify-end gap-2">
      {canEdit && view !== "read" ? (
        <div role="group" aria-label={rich("mode")} className="segmented">
          {MODES.map((name) => (
            <button key={name} type="button" aria-pressed={mode === name} onClick={() => onMode(name)}>
              {rich(`modes.${name}`)}
            </button>
          ))}
        </div>
      ) : null}
      <div role="group" aria-label={t("view")} className="segmented">
        {VIEWS.map((name) => (
          <button key={name} type="button" aria-pressed={view === name} className={name === "both" ? "max-lg:hidden" : undefined} onClick={() => setView(name)}>
            {t(`views.${name}`)}
          </button>
        ))}
      </div>
    </div>
  );
  const preview = view === "write" ? null : <PreviewPane body={shownBody} locale={locale} language={language} />;
  const field: BodyFieldProps = { courseId, kind, language, canEdit, body: text.body, version, isHidden: view === "read", tools, preview, handle, caret, onChange };

  return (
    <div onKeyDown={onKey}>
      <h1 className="sr-only">{text.title}</h1>
      <textarea
        key={version}
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
            handle.current?.focus();
          }
        }}
      />
      {mode === null ? <Skeleton className="h-96" /> : mode === "markdown" || !canEdit ? <MarkdownField {...field} /> : <RichLoader {...field} onFailed={() => setMode("markdown")} />}
    </div>
  );
}
