"use client";

import { useTranslations } from "next-intl";
import type { ReactElement } from "react";
import { Button } from "@/components/ui/button";
import { CheckboxBox } from "@/components/ui/checkbox";
import { Field, FieldError } from "@/components/ui/field";
import { Plus, Trash2 } from "@/components/ui/icons";
import { Input } from "@/components/ui/input";
import { Radio, RadioGroup } from "@/components/ui/radio-group";
import { Textarea } from "@/components/ui/textarea";
import type { RubricToUse } from "../studio-types";
import { MarkedFields } from "./marked-fields";
import { addOption, type OptionDraft, type QuestionDraft } from "./question-draft";

type Props = { draft: QuestionDraft; rubrics: readonly RubricToUse[]; errorOf: (id: string) => string | undefined; onChange: (changes: Partial<QuestionDraft>) => void };

/** What a type asks for besides its text: its options, its truth, its accepted answers. */
export function QuestionFields(props: Props): ReactElement {
  const { draft, errorOf, onChange } = props;
  const t = useTranslations("banks.question");
  switch (draft.type) {
    case "single":
    case "multiple":
      return <OptionFields {...props} />;
    case "boolean":
      return (
        <RadioGroup id="question-truth" legend={t("isTrue")}>
          <Radio name="truth" label={t("true")} checked={draft.isTrue} onChange={() => onChange({ isTrue: true })} />
          <Radio name="truth" label={t("false")} checked={!draft.isTrue} onChange={() => onChange({ isTrue: false })} />
        </RadioGroup>
      );
    case "shortText":
      return (
        <Field id="question-accepted" label={t("accepted")} error={errorOf("question-accepted")}>
          <Textarea rows={3} value={draft.accepted} onChange={({ target }) => onChange({ accepted: target.value })} />
        </Field>
      );
    case "numeric":
      return (
        <div className="grid gap-5 sm:grid-cols-2">
          <Field id="question-value" label={t("value")} error={errorOf("question-value")}>
            <Input inputMode="decimal" value={draft.value} onChange={({ target }) => onChange({ value: target.value })} />
          </Field>
          <Field id="question-tolerance" label={t("tolerance")} error={errorOf("question-tolerance")}>
            <Input inputMode="decimal" value={draft.tolerance} onChange={({ target }) => onChange({ tolerance: target.value })} />
          </Field>
        </div>
      );
    case "essay":
    case "file":
      return <MarkedFields {...props} />;
    case null:
      return <p className="meta">{t("otherType")}</p>;
  }
}

function OptionFields({ draft: { type, options }, errorOf, onChange }: Props): ReactElement {
  const t = useTranslations("banks.question");
  const change = (id: string, changes: Partial<OptionDraft>): void => onChange({ options: options.map((option) => (option.id === id ? { ...option, ...changes } : option)) });
  const mark = (id: string, correct: boolean): void => {
    if (type === "multiple") change(id, { correct });
    else onChange({ options: options.map((option) => ({ ...option, correct: option.id === id })) });
  };
  return (
    <fieldset>
      <legend className="field-label">{t("options")}</legend>
      <ol className="grid gap-3">
        {options.map(({ id, text, correct }, index) => (
          <li key={id} className="flex items-start gap-3">
            {type === "multiple" ? (
              <CheckboxBox className="mt-3" aria-label={t("right", { number: index + 1 })} checked={correct} onChange={({ target }) => mark(id, target.checked)} />
            ) : (
              <input type="radio" name="right-option" className="radio-dot mt-3" aria-label={t("right", { number: index + 1 })} checked={correct} onChange={() => mark(id, true)} />
            )}
            <Field id={`option-${id}`} className="min-w-0 flex-1" label={<span className="sr-only">{t("option", { number: index + 1 })}</span>} error={errorOf(`option-${id}`)}>
              <Textarea rows={1} value={text.text} onChange={({ target }) => change(id, { text: { ...text, text: target.value } })} />
            </Field>
            <Button iconOnly size="sm" variant="quiet" className="mt-1" aria-label={t("removeOption", { number: index + 1 })} onClick={() => onChange({ options: options.filter((option) => option.id !== id) })}>
              <Trash2 />
            </Button>
          </li>
        ))}
      </ol>
      <Button id="add-option" size="sm" className="mt-3" aria-describedby="add-option-error" onClick={() => onChange({ options: addOption(options) })}>
        <Plus />
        {t("addOption")}
      </Button>
      <FieldError id="add-option-error">{errorOf("add-option")}</FieldError>
    </fieldset>
  );
}
