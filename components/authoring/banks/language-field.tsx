import { useTranslations } from "next-intl";
import type { ReactElement } from "react";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { COURSE_LANGUAGES } from "@/lib/schemas/catalog";

/** The language of a bank's questions. */
export function LanguageField({ id, label, chosen }: { id: string; label: string; chosen: string }): ReactElement {
  const languages = useTranslations("authoring.language");
  return (
    <Field id={id} label={label}>
      <Select name="language" defaultValue={chosen} choices={COURSE_LANGUAGES.map((language) => ({ value: language, label: languages(language) }))} />
    </Field>
  );
}
