"use client";

import { useTranslations } from "next-intl";
import type { ReactElement } from "react";
import { TestOutcome } from "@/components/code/test-outcome";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { Trash2 } from "@/components/ui/icons";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { Textarea } from "@/components/ui/textarea";
import type { DraftErrors, TestDraft } from "./code-draft";

type Props = {
  test: TestDraft;
  number: number;
  errors: DraftErrors;
  /** What the solution made of it, when it was just tried. */
  result: { passed: boolean; actual: unknown; error: string | null; output: string } | null;
  onChange: (test: TestDraft) => void;
  onDelete: () => void;
};

/** One test of a code question: what it calls, what should come of it, and who may see it. */
export function CodeTestFields({ test, number, errors, result, onChange, onDelete }: Props): ReactElement {
  const t = useTranslations("code.question");
  const idOf = (field: string): string => `code-test-${test.id}-${field}`;
  const errorOf = (field: string): string | undefined => {
    const error = errors[idOf(field)];
    return error && t(`errors.${error}`);
  };
  return (
    <fieldset className="code-test grid gap-4" data-test={number} data-passed={result ? (result.passed ? "yes" : "no") : undefined}>
      <legend className="font-semibold">{t("test", { number })}</legend>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field id={idOf("name")} label={t("name")}>
          <Input maxLength={300} value={test.name} onChange={({ target }) => onChange({ ...test, name: target.value })} />
        </Field>
        <Field id={idOf("function")} label={t("function")} error={errorOf("function")}>
          <Input className="mono" maxLength={200} autoComplete="off" spellCheck={false} value={test.function} onChange={({ target }) => onChange({ ...test, function: target.value })} />
        </Field>
      </div>
      <Field id={idOf("args")} label={t("args")} error={errorOf("args")}>
        <Textarea className="mono" rows={2} spellCheck={false} value={test.args} onChange={({ target }) => onChange({ ...test, args: target.value })} />
      </Field>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field id={idOf("outcome")} label={t("outcome")}>
          <Select value={test.outcome} onChange={({ target }) => onChange({ ...test, outcome: target.value === "raises" ? "raises" : "returns" })}>
            <option value="returns">{t("returns")}</option>
            <option value="raises">{t("raises")}</option>
          </Select>
        </Field>
        <Field id={idOf("weight")} label={t("weight")} error={errorOf("weight")}>
          <Input type="number" min={0} step="any" value={test.weight} onChange={({ target }) => onChange({ ...test, weight: target.value })} />
        </Field>
      </div>
      {test.outcome === "returns" ? (
        <Field id={idOf("expected")} label={t("expected")} error={errorOf("expected")}>
          <Textarea className="mono" rows={2} spellCheck={false} value={test.expected} onChange={({ target }) => onChange({ ...test, expected: target.value })} />
        </Field>
      ) : null}
      <Checkbox label={t("hidden")} help={t("hiddenHelp")} checked={test.hidden} onChange={({ target }) => onChange({ ...test, hidden: target.checked })} />
      {result ? <TestOutcome result={result} /> : null}
      <div>
        <Button size="sm" variant="quiet" onClick={onDelete}>
          <Trash2 />
          {t("deleteTest", { number })}
        </Button>
      </div>
    </fieldset>
  );
}
