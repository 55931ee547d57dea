"use client";

import { useTranslations } from "next-intl";
import type { ReactElement } from "react";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import type { CodeQuestionDraft, DraftErrors } from "./code-draft";

type Limit = "points" | "seconds" | "megabytes";
type Props = { draft: Pick<CodeQuestionDraft, Limit>; errors: DraftErrors; onChange: (changes: Partial<Record<Limit, string>>) => void };

const LIMITS: readonly Limit[] = ["points", "seconds", "megabytes"];

/** What a code question is worth, and how long and with how much memory an answer may run. */
export function CodeLimits({ draft, errors, onChange }: Props): ReactElement {
  const t = useTranslations("code.question");
  return (
    <div className="grid items-start gap-5 sm:grid-cols-3">
      {LIMITS.map((name) => {
        const error = errors[`code-${name}`];
        return (
          <Field key={name} id={`code-${name}`} label={t(name)} error={error && t(`errors.${error}`)}>
            <Input type="number" min={0} step="any" value={draft[name]} onChange={({ target }) => onChange({ [name]: target.value })} />
          </Field>
        );
      })}
    </div>
  );
}
