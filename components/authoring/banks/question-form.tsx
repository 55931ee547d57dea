"use client";

import { useTranslations } from "next-intl";
import { useEffect, useRef, useState, type FormEvent, type ReactElement } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { Textarea } from "@/components/ui/textarea";
import type { Refusal } from "@/lib/client/call-procedure";
import type { Question, QuestionInput } from "@/lib/schemas/questions";
import { StudioRefusal } from "../studio-refusal";
import type { RubricToUse } from "../studio-types";
import { HintFields } from "./hint-fields";
import { newDraft, readDraft, toDraft, WRITTEN_TYPES, type QuestionDraft, type QuestionErrors } from "./question-draft";
import { QuestionFields } from "./question-fields";

type Props = {
  /** Null for one that is being written. */
  stored: { question: Question; /** Of a bank's question. */ version?: number } | null;
  /** What its button says of one that is stored, where that is not a new version. */
  saveLabel?: string;
  /** To begin from. */
  rubrics?: readonly RubricToUse[];
  canEdit: boolean;
  isBusy: boolean;
  refusal: Refusal | null;
  onSave: (question: QuestionInput) => void;
};

/** A question being written: what it asks, its parts by its type, its points, its comment and its hints. */
export function QuestionForm({ stored, saveLabel, rubrics = [], canEdit, isBusy, refusal, onSave }: Props): ReactElement {
  const t = useTranslations("banks.question");
  const types = useTranslations("studio-import.quiz.type");
  const [draft, setDraft] = useState<QuestionDraft>(() => (stored ? toDraft(stored.question) : newDraft()));
  const [errors, setErrors] = useState<QuestionErrors>({});
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus(), [errors]);
  const change = (changes: Partial<QuestionDraft>): void => setDraft({ ...draft, ...changes });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const { question, errors: found } = readDraft(draft, stored?.question ?? null);
    setErrors(found);
    if (question && !isBusy) onSave(question);
  };
  const errorOf = (id: string): string | undefined => {
    const error = errors[id];
    return error && t(`errors.${error}`);
  };
  return (
    <form ref={form} noValidate onSubmit={submit}>
      <fieldset disabled={!canEdit} className="grid gap-5">
        {stored ? null : (
          <Field id="question-type" label={t("type")}>
            <Select value={draft.type ?? ""} onChange={({ target }) => change({ type: WRITTEN_TYPES.find((type) => type === target.value) ?? "single" })} choices={WRITTEN_TYPES.map((type) => ({ value: type, label: types(type) }))} />
          </Field>
        )}
        <Field id="question-prompt" label={t(draft.prompt.format === "markdown" ? "prompt" : "promptOther")} error={errorOf("question-prompt")}>
          <Textarea rows={4} value={draft.prompt.text} onChange={({ target }) => change({ prompt: { ...draft.prompt, text: target.value } })} />
        </Field>
        <QuestionFields draft={draft} rubrics={rubrics} errorOf={errorOf} onChange={change} />
        <Field id="question-points" label={t("points")} error={errorOf("question-points")} className="max-w-[10rem]">
          <Input inputMode="decimal" value={draft.points} onChange={({ target }) => change({ points: target.value })} />
        </Field>
        <Field id="question-feedback" label={t("feedback")}>
          <Textarea rows={2} value={draft.feedback.text} onChange={({ target }) => change({ feedback: { ...draft.feedback, text: target.value } })} />
        </Field>
        {stored?.question.type === "information" ? null : <HintFields hints={draft.hints} errorOf={errorOf} onChange={(hints) => change({ hints })} />}
        <StudioRefusal refusal={refusal} safe={t("refused")} />
        {canEdit ? (
          <div>
            <Button type="submit" variant="primary" busy={isBusy}>
              {isBusy ? t("saving") : (saveLabel ?? (stored?.version === undefined ? t("save") : t("saveVersion", { number: stored.version + 1 })))}
            </Button>
          </div>
        ) : null}
      </fieldset>
    </form>
  );
}
