"use client";

import { useTranslations } from "next-intl";
import type { ReactElement } from "react";
import { Field } from "@/components/ui/field";
import { Options, Select } from "@/components/ui/select";
import type { DraftTarget } from "@/lib/schemas/drafts";
import type { DraftsPage } from "@/server/drafts";

type Props = {
  id: string;
  label: string;
  page: Pick<DraftsPage, "quizzes" | "banks">;
  chosen: string;
  onChange: (chosen: string) => void;
};

/** A quiz of the course, or a bank. */
export function TargetSelect({ id, label, page: { quizzes, banks }, chosen, onChange }: Props): ReactElement {
  const t = useTranslations("drafts.request");
  return (
    <Field id={id} label={label} className="min-w-0">
      <Select value={chosen} onChange={({ target }) => onChange(target.value)}>
        {quizzes.length > 0 ? (
          <optgroup label={t("quizzes")}>
            <Options choices={quizzes.map(({ lessonId, title }) => ({ value: `quiz:${lessonId}`, label: title }))} />
          </optgroup>
        ) : null}
        {banks.length > 0 ? (
          <optgroup label={t("banks")}>
            <Options choices={banks.map(({ bankId, title }) => ({ value: `bank:${bankId}`, label: title }))} />
          </optgroup>
        ) : null}
      </Select>
    </Field>
  );
}

export function targetOf(chosen: string): DraftTarget {
  const [kind, id = ""] = chosen.split(":");
  return kind === "bank" ? { kind, bankId: id } : { kind: "quiz", lessonId: id };
}
