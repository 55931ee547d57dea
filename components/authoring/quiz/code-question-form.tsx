"use client";

import { useTranslations } from "next-intl";
import { useEffect, useRef, useState, type FormEvent, type ReactElement } from "react";
import { Field } from "@/components/ui/field";
import { Textarea } from "@/components/ui/textarea";
import type { Refusal } from "@/lib/client/call-procedure";
import type { CodeLanguage } from "@/lib/domain/code-languages";
import { StudioRefusal } from "../studio-refusal";
import type { CodeQuestionEditor } from "../studio-types";
import { newDraft, readQuestion, readTests, toDraft, toggleLanguage, type CodeQuestionDraft, type DraftErrors } from "./code-draft";
import { HintFields } from "../banks/hint-fields";
import { CodeLanguages } from "./code-languages";
import { CodeLimits } from "./code-limits";
import { CodeSolution } from "./code-solution";
import { CodeTests } from "./code-tests";
import { FormEnd } from "./form-end";
import { useSolutionRun } from "./use-solution-run";

type Question = CodeQuestionEditor["question"];

type Props = {
  courseId: string;
  /** From 1; null for one that is being added. */
  number: number | null;
  stored: Question | null;
  isBusy: boolean;
  refusal: Refusal | null;
  onSave: (question: Question) => void;
  onClose: () => void;
};

/** A code question being written: what it asks, in which languages, its tests and limits, and a try of the solution. */
export function CodeQuestionForm({ courseId, number, stored, isBusy, refusal, onSave, onClose }: Props): ReactElement {
  const t = useTranslations("code.question");
  const [draft, setDraft] = useState<CodeQuestionDraft>(() => (stored ? toDraft(stored) : newDraft()));
  const [errors, setErrors] = useState<DraftErrors>({});
  const form = useRef<HTMLFormElement>(null);
  const trial = useSolutionRun();
  useEffect(() => form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus(), [errors]);
  useEffect(() => form.current?.querySelector<HTMLElement>("h3")?.focus(), []);

  const change = (changes: Partial<CodeQuestionDraft>): void => {
    setDraft({ ...draft, ...changes });
    trial.forget();
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const { question, errors: found } = readQuestion(draft);
    setErrors(found);
    if (Object.keys(found).length === 0 && !isBusy) onSave(question);
  };
  const tryOut = (language: CodeLanguage, source: string): void => {
    const { errors: found, ...tests } = readTests(draft);
    setErrors(found);
    if (Object.keys(found).length === 0) void trial.start({ courseId, language, source, ...tests });
  };
  const errorOf = (id: string): string | undefined => {
    const error = errors[id];
    return error && t(`errors.${error}`);
  };
  return (
    <form ref={form} noValidate onSubmit={submit} aria-labelledby="code-form-title" className="code-form grid gap-6">
      <h3 id="code-form-title" tabIndex={-1} className="t-item">
        {number === null ? t("titleNew") : t("titleEdit", { number })}
      </h3>
      <Field id="code-prompt" label={t(`prompt.${draft.prompt.format}`)} error={errorOf("code-prompt")}>
        <Textarea rows={5} value={draft.prompt.text} onChange={({ target }) => change({ prompt: { ...draft.prompt, text: target.value } })} />
      </Field>
      <CodeLimits draft={draft} errors={errors} onChange={change} />
      <CodeLanguages chosen={draft.languages.map(({ language }) => language)} error={errorOf("code-languages")} onToggle={(language) => change({ languages: toggleLanguage(draft.languages, language) })} />
      <StudioRefusal refusal={trial.refusal} safe={t("notRun")} />
      {draft.languages.map((each) => (
        <CodeSolution
          key={each.language}
          value={each}
          isRunning={trial.running === each.language}
          run={trial.run?.language === each.language ? trial.run : null}
          onChange={(value) => change({ languages: draft.languages.map((other) => (other.language === value.language ? value : other)) })}
          onTry={() => tryOut(each.language, each.solution ?? "")}
        />
      ))}
      <CodeTests
        tests={draft.tests}
        hasSql={draft.languages.some(({ language }) => language === "sql")}
        errors={errors}
        results={trial.run?.results ?? null}
        onChange={(tests) => change({ tests })}
      />
      <HintFields hints={draft.hints} errorOf={errorOf} onChange={(hints) => setDraft({ ...draft, hints })} />
      <FormEnd refusal={refusal} safe={t("notSaved")} isBusy={isBusy} words={{ save: t(isBusy ? "saving" : "save"), cancel: t("cancel") }} onClose={onClose} />
    </form>
  );
}
