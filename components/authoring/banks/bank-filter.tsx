import type { ReactElement } from "react";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { getTranslations } from "@/lib/i18n/get-translations";
import type { Locale } from "@/lib/i18n/locales";
import type { BankQuestionsInput } from "@/lib/schemas/banks";
import { QUESTION_TYPES } from "@/lib/schemas/questions";
import { BANDS } from "@/lib/domain/difficulty";

type Props = { action: string; asked: BankQuestionsInput; tags: readonly string[]; locale: Locale };

/** What narrows a bank's list, as a form that works without script: each search is an address. */
export async function BankFilter({ action, asked, tags, locale }: Props): Promise<ReactElement> {
  const [t, bands, types] = await Promise.all([
    getTranslations({ locale, namespace: "banks.filter" }),
    getTranslations({ locale, namespace: "banks.difficulty" }),
    getTranslations({ locale, namespace: "studio-import.quiz.type" }),
  ]);
  return (
    <form method="get" action={action} role="search" aria-label={t("label")} className="my-6 flex flex-wrap items-end gap-3">
      <Field id="filter-text" label={t("text")} className="min-w-[12rem] flex-1">
        <Input name="text" type="search" defaultValue={asked.text} maxLength={200} />
      </Field>
      <Field id="filter-tag" label={t("tag")} className="max-w-[14rem]">
        <Select name="tag" defaultValue={asked.tag ?? ""} choices={tags.map((tag) => ({ value: tag, label: tag }))}>
          <option value="">{t("all")}</option>
        </Select>
      </Field>
      <Field id="filter-type" label={t("type")}>
        <Select name="type" defaultValue={asked.type ?? ""} choices={QUESTION_TYPES.map((type) => ({ value: type, label: types(type) }))}>
          <option value="">{t("all")}</option>
        </Select>
      </Field>
      <Field id="filter-difficulty" label={t("difficulty")}>
        <Select name="difficulty" defaultValue={asked.difficulty ?? ""} choices={BANDS.map((band) => ({ value: band, label: bands(band) }))}>
          <option value="">{t("all")}</option>
        </Select>
      </Field>
      <Checkbox name="archived" value="1" label={t("archived")} defaultChecked={asked.archived} />
      <Button type="submit">{t("show")}</Button>
    </form>
  );
}
