"use client";

import { useTranslations } from "next-intl";
import { useState, type ReactElement } from "react";
import { callProcedure } from "@/lib/client/call-procedure";
import type { Locale } from "@/lib/i18n/locales";
import { registerSchema } from "@/lib/schemas/identity";
import { CheckMail } from "./check-mail";
import { PasswordField } from "./password-field";
import { RefusalCallout } from "./refusal-callout";
import { SubmitButton } from "./submit-button";
import { TextField } from "./text-field";
import { useFormAction } from "./use-form-action";

/** Makes an account; then says to look in the mailbox, whoever the address belongs to. The mailed link leads to `next`. */
export function SignUpForm({ locale, next }: { locale: Locale; next: string }): ReactElement {
  const t = useTranslations("identity");
  const [email, setEmail] = useState("");
  const form = useFormAction({
    schema: registerSchema,
    extra: { locale, next, timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone },
    submit: (values) => {
      setEmail(values.email);
      return callProcedure("identity", "register", values);
    },
  });
  if (form.isDone) return <CheckMail email={email} title={t("signUp.sentTitle")} body={t("signUp.sentBody")} resend="requestVerification" next={next} />;
  return (
    <form method="post" noValidate onSubmit={form.onSubmit}>
      <RefusalCallout refusal={form.refusal} />
      <TextField form={form} name="name" label={t("fields.name")} help={t("fields.nameHelp")} autoComplete="name" required />
      <TextField form={form} name="email" label={t("fields.email")} type="email" autoComplete="username" autoCapitalize="none" required />
      <PasswordField form={form} name="password" label={t("fields.password")} help={t("fields.passwordHelp")} isNew />
      <SubmitButton isBusy={form.isBusy} label={t("signUp.action")} block />
    </form>
  );
}
