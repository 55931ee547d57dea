"use client";

import { useLocale, useTranslations } from "next-intl";
import type { ReactElement } from "react";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { toLocale } from "@/lib/i18n/locales";
import { localePath } from "@/lib/i18n/paths";

type Props = { id: string; banks: readonly { bankId: string; title: string }[]; chosen?: string | undefined; onChange?: (bankId: string) => void };

/** Which bank; without any, the way to make one. */
export function BankSelect({ id, banks, chosen, onChange }: Props): ReactElement {
  const t = useTranslations("banks.quiz");
  const locale = toLocale(useLocale());
  if (banks.length === 0) {
    return (
      <p>
        {t("noBanks")}{" "}
        <a className="link" href={localePath(locale, "/instructor/banks")}>
          {t("toBanks")}
        </a>
      </p>
    );
  }
  return (
    <Field id={id} label={t("bank")}>
      <Select name="bank" defaultValue={chosen} onChange={({ target }) => onChange?.(target.value)} choices={banks.map(({ bankId, title }) => ({ value: bankId, label: title }))} />
    </Field>
  );
}
