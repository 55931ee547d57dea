"use client";

import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import type { ReactElement } from "react";
import { useFormAction } from "@/components/identity/use-form-action";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { callProcedure } from "@/lib/client/call-procedure";
import type { Locale } from "@/lib/i18n/locales";
import { createBankSchema } from "@/lib/schemas/banks";
import { StudioForm } from "../studio-form";
import { LanguageField } from "./language-field";

/** A bank begins with its title and its language; its own page follows. */
export function CreateBankForm({ locale, banksPath }: { locale: Locale; banksPath: string }): ReactElement {
  const t = useTranslations("banks.create");
  const router = useRouter();
  const form = useFormAction({
    schema: createBankSchema,
    submit: async (values) => {
      const result = await callProcedure("banks", "create", values);
      if (result.ok) router.push(`${banksPath}/${result.data.bankId}`);
      return result;
    },
  });
  return (
    <StudioForm onSubmit={form.onSubmit} isBusy={form.isBusy || form.isDone} refusal={form.refusal} safe={t("refused")} action={t("action")} busyAction={t("busy")} className="max-w-[34rem]">
      <Field id="bank-title" label={t("name")} error={form.errors.title ? t("nameError") : undefined}>
        <Input name="title" required maxLength={160} autoComplete="off" />
      </Field>
      <LanguageField id="bank-language" label={t("language")} chosen={locale} />
    </StudioForm>
  );
}
