"use client";

import { useTranslations } from "next-intl";
import type { ReactElement } from "react";
import { callProcedure } from "@/lib/client/call-procedure";
import { presentCredentials } from "@/lib/client/sign-in";
import { resetPasswordSchema, tokenSchema, verifyEmailSchema } from "@/lib/schemas/identity";
import { PasswordField } from "./password-field";
import { RefusalCallout } from "./refusal-callout";
import { SubmitButton } from "./submit-button";
import { useFormAction } from "./use-form-action";

type Props = { token: string; email: string; next: string };

/** Proves an address with the password chosen at sign-up, and signs in. */
export function VerifyForm({ token, email, next }: Props): ReactElement {
  const t = useTranslations("identity");
  const form = useFormAction({
    schema: verifyEmailSchema,
    extra: { token },
    submit: (values) => presentCredentials("verify-email", values),
    onDone: () => window.location.assign(next),
  });
  return (
    <form method="post" noValidate onSubmit={form.onSubmit}>
      <RefusalCallout refusal={form.refusal} />
      <KnownEmail email={email} />
      <PasswordField form={form} name="password" label={t("verify.password")} help={t("verify.passwordHelp")} />
      <SubmitButton isBusy={form.isBusy || form.isDone} label={t("verify.action")} block />
    </form>
  );
}

/** Signs in by a mailed link. A button, so that programs that open links in mail don't use it up. */
export function MagicLinkForm({ token, email, next }: Props): ReactElement {
  const t = useTranslations("identity");
  const form = useFormAction({
    schema: tokenSchema,
    extra: { token },
    submit: (values) => presentCredentials("magic-link", values),
    onDone: () => window.location.assign(next),
  });
  return (
    <form method="post" noValidate onSubmit={form.onSubmit}>
      <RefusalCallout refusal={form.refusal} />
      <KnownEmail email={email} />
      <SubmitButton isBusy={form.isBusy || form.isDone} label={t("magicLink.enter")} block />
    </form>
  );
}

/** Chooses a new password by a mailed link. */
export function ResetForm({ token, email, next }: Props): ReactElement {
  const t = useTranslations("identity");
  const form = useFormAction({
    schema: resetPasswordSchema,
    extra: { token },
    submit: (values) => callProcedure("identity", "resetPassword", values),
    onDone: () => window.location.assign(next),
  });
  return (
    <form method="post" noValidate onSubmit={form.onSubmit}>
      <RefusalCallout refusal={form.refusal} />
      <KnownEmail email={email} />
      <PasswordField form={form} name="password" label={t("fields.newPassword")} help={t("fields.passwordHelp")} isNew />
      <SubmitButton isBusy={form.isBusy || form.isDone} label={t("reset.action")} block />
    </form>
  );
}

/** Confirms a change of address. */
export function NewEmailForm({ token, email, next }: Props): ReactElement {
  const t = useTranslations("identity");
  const form = useFormAction({
    schema: tokenSchema,
    extra: { token },
    submit: (values) => callProcedure("identity", "confirmEmailChange", values),
    onDone: () => window.location.assign(next),
  });
  return (
    <form method="post" noValidate onSubmit={form.onSubmit}>
      <RefusalCallout refusal={form.refusal} />
      <KnownEmail email={email} />
      <SubmitButton isBusy={form.isBusy || form.isDone} label={t("newEmail.action")} block />
    </form>
  );
}

/** Deletes the account whose link this is. */
export function DeletionForm({ token, email, next }: Props): ReactElement {
  const t = useTranslations("identity");
  const form = useFormAction({
    schema: tokenSchema,
    extra: { token },
    submit: (values) => callProcedure("identity", "confirmAccountDeletion", values),
    onDone: () => window.location.assign(next),
  });
  return (
    <form method="post" noValidate onSubmit={form.onSubmit}>
      <RefusalCallout refusal={form.refusal} />
      <KnownEmail email={email} />
      <SubmitButton isBusy={form.isBusy || form.isDone} label={t("deletion.action")} variant="danger" block />
    </form>
  );
}

/** The address that the link is for; also tells password managers whose password this is. */
function KnownEmail({ email }: { email: string }): ReactElement {
  const t = useTranslations("identity.fields");
  return (
    <p className="mb-5">
      <span className="meta block">{t("email")}</span>
      <b className="break-all">{email}</b>
      <input type="email" value={email} readOnly hidden autoComplete="username" tabIndex={-1} />
    </p>
  );
}
