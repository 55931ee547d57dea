import { useTranslations } from "next-intl";
import type { ReactElement } from "react";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { Textarea } from "@/components/ui/textarea";
import { LEVELS } from "@/lib/schemas/catalog";
import type { StudioPath } from "@/server/paths";
import { LanguageField } from "../banks/language-field";

type Props = { about: Partial<Pick<StudioPath, "title" | "summary" | "level">> & Pick<StudioPath, "language">; isWrong: (field: "title" | "summary") => boolean };

/** What every path says of itself, from its first minute on. */
export function AboutFields({ about: { title, summary, level, language }, isWrong }: Props): ReactElement {
  const t = useTranslations("studio-paths");
  return (
    <>
      <Field id="path-title" label={t("fields.title")} error={isWrong("title") ? t("fields.titleError") : undefined}>
        <Input name="title" defaultValue={title} required maxLength={160} autoComplete="off" />
      </Field>
      <Field id="path-summary" label={t("fields.summary")} help={t("fields.summaryHelp")} error={isWrong("summary") ? t("fields.summaryError") : undefined}>
        <Textarea name="summary" defaultValue={summary} required rows={2} maxLength={400} />
      </Field>
      <div className="grid gap-5 sm:grid-cols-2">
        <Field id="path-level" label={t("fields.level")}>
          <Select name="level" defaultValue={level} choices={LEVELS.map((value) => ({ value, label: t(`level.${value}`) }))} />
        </Field>
        <LanguageField id="path-language" label={t("fields.language")} chosen={language} />
      </div>
    </>
  );
}
