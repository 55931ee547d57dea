"use client";

import { useTranslations } from "next-intl";
import type { ReactElement, ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { formatNumber } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import type { Rubric } from "@/lib/schemas/rubric";
import { RubricMarking } from "./rubric-marking";

type Given = { levels: Record<string, string>; points: number | null };

type Props = {
  /** Apart from the others of the page. */
  name: string;
  rubric: Rubric;
  /** What was chosen and typed; points of null follow the rubric. */
  given: Given;
  /** What the chosen levels give, once each criterion has one. */
  suggested: number | null;
  max: number;
  label: ReactNode;
  help?: ReactNode;
  language: string;
  locale: Locale;
  onChange: (changes: Partial<Given>) => void;
};

/** The levels of a rubric, where there is one, and the points: those of the levels unless others are typed. */
export function RubricPoints({ name, rubric, given: { levels, points }, suggested, max, label, help, language, locale, onChange }: Props): ReactElement {
  const t = useTranslations("grading.desk");
  return (
    <>
      {rubric.length > 0 ? <RubricMarking name={name} rubric={rubric} levels={levels} language={language} onChange={(chosen) => onChange({ levels: chosen })} /> : null}
      <Field id={`${name}-points`} label={label} help={help}>
        <Input type="number" min={0} max={max} step={0.01} value={points ?? suggested ?? ""} onChange={({ target }) => onChange({ points: target.value === "" ? null : Number(target.value) })} />
      </Field>
      {suggested !== null && points !== null && points !== suggested ? (
        <div>
          <Button size="sm" onClick={() => onChange({ points: null })}>
            {t("useRubric", { points: formatNumber(suggested, locale, 2) })}
          </Button>
        </div>
      ) : null}
    </>
  );
}
