"use client";

import { useTranslations } from "next-intl";
import type { ReactElement } from "react";
import { Callout } from "@/components/ui/callout";
import { callProcedure } from "@/lib/client/call-procedure";
import { changeEmailSchema } from "@/lib/schemas/identity";
import { PasswordField } from "./password-field";
import { RefusalCallout } from "./refusal-callout";
import { SubmitButton } from "./submit-button";
import { TextField } from "./text-field";
import { useFormAction } from "./use-form-action";

/** Asks to move to another address; the link goes there. */
export function ChangeEmailForm(): ReactElement {
  const t = useTranslations("identity");
  const form = useFormAction({ schema: changeEmailSchema, submit: (values) => callProcedure("identity", "requestEmailChange", values) });
  if (form.isDone) {
    return (
      <Callout tone="success" role="status" title={t("email.sentTitle")}>
        <p>{t("email.sentBody")}</p>
      </Callout>
    );
  }
  return (
    <form method="post" noValidate onSubmit={form.onSubmit} className="max-w-[26rem]">
      <RefusalCallout refusal={form.refusal} />
      <TextField form={form} name="email" label={t("fields.newEmail")} type="email" autoComplete="off" autoCapitalize="none" required />
      <PasswordField form={form} name="password" label={t("fields.currentPassword")} />
      <SubmitButton isBusy={form.isBusy} label={t("email.action")} variant="second" />
    </form>
  );
}
