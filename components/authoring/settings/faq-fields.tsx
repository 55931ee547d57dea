"use client";

import { useTranslations } from "next-intl";
import { useState, type ReactElement } from "react";
import { Button } from "@/components/ui/button";
import { Field, FieldError } from "@/components/ui/field";
import { Plus } from "@/components/ui/icons";
import { Input } from "@/components/ui/input";
import { Textarea } from "@/components/ui/textarea";

type Props = { faq: readonly { question: string; answer: string }[]; isReadOnly: boolean; error: string | undefined };

const MOST = 30;

/** Questions with their answers; an empty pair is dropped when the section is saved. */
export function FaqFields({ faq, isReadOnly, error }: Props): ReactElement {
  const t = useTranslations("authoring.settings.faq");
  const [rows, setRows] = useState(() => faq.map((pair, index) => ({ id: index, ...pair })));
  const add = (): void => setRows((shown) => [...shown, { id: Math.max(-1, ...shown.map(({ id }) => id)) + 1, question: "", answer: "" }]);
  return (
    <fieldset id="field-faq" aria-describedby={error ? "field-faq-error" : undefined}>
      <legend className="field-label">{t("title")}</legend>
      <ol className="grid gap-4">
        {rows.map((row, index) => (
          <li key={row.id} className="grid gap-3 border-l-4 border-line pl-4">
            <Field id={`faq-question-${row.id}`} label={t("question", { number: index + 1 })}>
              <Input name="faq.question" maxLength={300} readOnly={isReadOnly} defaultValue={row.question} />
            </Field>
            <Field id={`faq-answer-${row.id}`} label={t("answer", { number: index + 1 })}>
              <Textarea name="faq.answer" rows={2} maxLength={2_000} readOnly={isReadOnly} defaultValue={row.answer} />
            </Field>
            {isReadOnly ? null : (
              <div>
                <Button size="sm" variant="quiet" aria-label={t("removeNamed", { number: index + 1 })} onClick={() => setRows((shown) => shown.filter(({ id }) => id !== row.id))}>
                  {t("remove")}
                </Button>
              </div>
            )}
          </li>
        ))}
      </ol>
      {isReadOnly || rows.length >= MOST ? null : (
        <Button size="sm" className="mt-3" onClick={add}>
          <Plus />
          {t("add")}
        </Button>
      )}
      <FieldError id="field-faq-error">{error}</FieldError>
    </fieldset>
  );
}
