"use client";

import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useState, type ReactElement } from "react";
import { toast } from "@/components/ui/toaster";
import { callProcedure } from "@/lib/client/call-procedure";
import { changePasswordSchema } from "@/lib/schemas/identity";
import { PasswordField } from "./password-field";
import { RefusalCallout } from "./refusal-callout";
import { SubmitButton } from "./submit-button";
import { useFormAction } from "./use-form-action";

/** The current password and the new one; a fresh form once it is done. */
export function ChangePasswordForm({ email }: { email: string }): ReactElement {
  const [round, setRound] = useState(0);
  return <Round key={round} email={email} onDone={() => setRound((done) => done + 1)} />;
}

function Round({ email, onDone }: { email: string; onDone: () => void }): ReactElement {
  const t = useTranslations("identity");
  const router = useRouter();
  const form = useFormAction({
    schema: changePasswordSchema,
    submit: (values) => callProcedure("identity", "changePassword", values),
    onDone: () => {
      toast(t("password.saved"));
      onDone();
      router.refresh();
    },
  });
  return (
    <form method="post" noValidate onSubmit={form.onSubmit} className="max-w-[26rem]">
      <RefusalCallout refusal={form.refusal} />
      <input type="email" value={email} readOnly hidden autoComplete="username" tabIndex={-1} />
      <PasswordField form={form} name="currentPassword" label={t("fields.currentPassword")} />
      <PasswordField form={form} name="newPassword" label={t("fields.newPassword")} help={t("fields.passwordHelp")} isNew />
      <SubmitButton isBusy={form.isBusy} label={t("password.action")} />
    </form>
  );
}
