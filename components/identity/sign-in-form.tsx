"use client";

import { useTranslations } from "next-intl";
import type { ReactElement } from "react";
import { presentCredentials } from "@/lib/client/sign-in";
import { signInSchema } from "@/lib/schemas/identity";
import { PasswordField } from "./password-field";
import { RefusalCallout } from "./refusal-callout";
import { SubmitButton } from "./submit-button";
import { TextField } from "./text-field";
import { useFormAction } from "./use-form-action";

/** Address and password; goes to `next` with the new session. */
export function SignInForm({ next }: { next: string }): ReactElement {
  const t = useTranslations("identity");
  const form = useFormAction({
    schema: signInSchema,
    submit: (values) => presentCredentials("password", values),
    onDone: () => window.location.assign(next),
  });
  return (
    <form method="post" noValidate onSubmit={form.onSubmit}>
      <RefusalCallout refusal={form.refusal} />
      <TextField form={form} name="email" label={t("fields.email")} type="email" autoComplete="username" autoCapitalize="none" required />
      <PasswordField form={form} name="password" label={t("fields.password")} />
      <SubmitButton isBusy={form.isBusy || form.isDone} label={t("signIn.action")} block />
    </form>
  );
}
