"use client";

import { useTranslations } from "next-intl";
import type { ReactElement } from "react";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Textarea } from "@/components/ui/textarea";
import { RubricEditor } from "../assignment/rubric-editor";
import { RubricSum } from "../assignment/rubric-sum";
import type { RubricToUse } from "../studio-types";
import type { QuestionDraft } from "./question-draft";

type Props = { draft: QuestionDraft; rubrics: readonly RubricToUse[]; errorOf: (id: string) => string | undefined; onChange: (changes: Partial<QuestionDraft>) => void };

/** What a person marks: how much is asked for, what it is judged by, what helps to mark it, and an answer that would be good. */
export function MarkedFields({ draft, rubrics, errorOf, onChange }: Props): ReactElement {
  const t = useTranslations("banks.question");
  return (
    <>
      <p className="meta">{t("marked")}</p>
      {draft.type === "essay" ? (
        <div className="grid gap-5 sm:grid-cols-2">
          <Field id="question-min-words" label={t("minWords")} help={t("emptyIsFree")} error={errorOf("question-min-words")}>
            <Input inputMode="numeric" value={draft.minWords} onChange={({ target }) => onChange({ minWords: target.value })} />
          </Field>
          <Field id="question-max-words" label={t("maxWords")} help={t("emptyIsFree")} error={errorOf("question-max-words")}>
            <Input inputMode="numeric" value={draft.maxWords} onChange={({ target }) => onChange({ maxWords: target.value })} />
          </Field>
        </div>
      ) : (
        <div className="grid gap-5 sm:grid-cols-2">
          <Field id="question-kinds" label={t("kinds")} help={t("kindsHelp")} error={errorOf("question-kinds")} className="sm:col-span-2">
            <Input autoComplete="off" value={draft.kinds} onChange={({ target }) => onChange({ kinds: target.value })} />
          </Field>
          <Field id="question-max-files" label={t("maxFiles")} error={errorOf("question-max-files")}>
            <Input inputMode="numeric" value={draft.maxFiles} onChange={({ target }) => onChange({ maxFiles: target.value })} />
          </Field>
          <Field id="question-megabytes" label={t("megabytes")} help={t("emptyIsSchool")} error={errorOf("question-megabytes")}>
            <Input inputMode="decimal" value={draft.megabytes} onChange={({ target }) => onChange({ megabytes: target.value })} />
          </Field>
        </div>
      )}
      <RubricEditor rubric={draft.rubric} sum={<RubricSum rubric={draft.rubric} points={Number(draft.points) || 0} of="question" />} others={rubrics} errorOf={errorOf} onChange={(rubric) => onChange({ rubric })} />
      <Field id="question-guidance" label={t("guidance")} help={t("guidanceHelp")}>
        <Textarea rows={3} value={draft.guidance.text} onChange={({ target }) => onChange({ guidance: { ...draft.guidance, text: target.value } })} />
      </Field>
      <Field id="question-model" label={t("modelAnswer")} help={t("modelAnswerHelp")}>
        <Textarea rows={3} value={draft.modelAnswer.text} onChange={({ target }) => onChange({ modelAnswer: { ...draft.modelAnswer, text: target.value } })} />
      </Field>
    </>
  );
}
