"use client";

import { useTranslations } from "next-intl";
import { useState, type ReactElement } from "react";
import { Callout } from "@/components/ui/callout";
import type { LessonEditor as Lesson, LessonText } from "../studio-types";
import { StudioRefusal } from "../studio-refusal";
import { ConflictScreen } from "./conflict-screen";
import { LessonFields } from "./lesson-fields";
import { SaveState } from "./save-state";
import { SetAsideList } from "./set-aside-list";
import { TextEditor } from "./text-editor";
import { useAutosave } from "./use-autosave";

export type LessonEditorProps = { lesson: Lesson; userId: string; locale: string; language: string; canEdit: boolean };

/** One lesson being written. What is typed is on this device at once and on the server a moment later. */
export function LessonEditor({ lesson, userId, locale, language, canEdit }: LessonEditorProps): ReactElement {
  const t = useTranslations("authoring.editor");
  const { title, summary, body, durationSeconds, isPreview } = lesson;
  const [text, setText] = useState<LessonText>({ title, summary, body, durationSeconds, isPreview });
  /** Grows when the text came from elsewhere: the fields are then filled anew. */
  const [version, setVersion] = useState(0);
  const [openSetAside, setOpenSetAside] = useState<string | null>(null);
  const [settled, setSettled] = useState<readonly string[]>([]);
  const fill = (next: LessonText): void => {
    setText(next);
    setVersion((count) => count + 1);
  };
  const { state, change, flush, resolve } = useAutosave({ lesson, userId, onText: fill });
  const onChange = (fields: Partial<LessonText>): void => {
    setText((shown) => ({ ...shown, ...fields }));
    change(fields);
  };
  const onResolve = (merged: LessonText, setAsideId: string): void => {
    fill(merged);
    setOpenSetAside(null);
    setSettled((ids) => [...ids, setAsideId]);
    resolve(merged, setAsideId);
  };
  const aside = lesson.setAside.filter(({ setAsideId }) => !settled.includes(setAsideId));
  const opened = aside.find(({ setAsideId }) => setAsideId === openSetAside);

  if (state.kind === "conflict") return <ConflictScreen key={state.conflict.setAsideId} {...state.conflict} onResolve={onResolve} />;
  if (opened) return <ConflictScreen setAsideId={opened.setAsideId} mine={opened.text} theirs={text} body={[{ kind: "conflict", mine: opened.text.body, theirs: text.body }]} theirsBy={null} onResolve={onResolve} />;
  return (
    <div>
      <SetAsideList items={aside} locale={locale} onOpen={setOpenSetAside} />
      {state.kind === "refused" ? <StudioRefusal refusal={state.refusal} safe={t("refused")} /> : null}
      {canEdit ? null : <Callout title={t("readOnly")} className="mb-5" />}
      <div className="mb-2 flex flex-wrap items-center justify-between gap-3">
        <p className="meta">{t(`kind.${lesson.kind}`)}</p>
        {canEdit ? <SaveState state={state} locale={locale} /> : null}
      </div>
      <TextEditor courseId={lesson.courseId} text={text} version={version} kind={lesson.kind} locale={locale} language={language} canEdit={canEdit} onChange={onChange} onSave={flush} />
      <LessonFields key={`fields-${version}`} text={text} kind={lesson.kind} language={language} canEdit={canEdit} onChange={onChange} />
    </div>
  );
}
