"use client";

import { useTranslations } from "next-intl";
import type { ReactElement } from "react";
import { Checkbox } from "@/components/ui/checkbox";
import { FieldError } from "@/components/ui/field";
import { CODE_LANGUAGES, type CodeLanguage } from "@/lib/domain/code-languages";

type Props = { chosen: readonly CodeLanguage[]; error: string | undefined; onToggle: (language: CodeLanguage) => void };

/** The languages in which a question may be answered. */
export function CodeLanguages({ chosen, error, onToggle }: Props): ReactElement {
  const t = useTranslations("code");
  return (
    <fieldset aria-describedby="code-languages-error">
      <legend className="field-label">{t("question.languages")}</legend>
      <div className="flex flex-wrap gap-x-6">
        {CODE_LANGUAGES.map((language) => (
          <Checkbox key={language} label={t(`language.${language}`)} aria-invalid={error ? true : undefined} checked={chosen.includes(language)} onChange={() => onToggle(language)} />
        ))}
      </div>
      <FieldError id="code-languages-error">{error}</FieldError>
    </fieldset>
  );
}
