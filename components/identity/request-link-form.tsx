"use client";

import { useTranslations } from "next-intl";
import { useState, type ReactElement } from "react";
import { callProcedure } from "@/lib/client/call-procedure";
import { requestLinkSchema } from "@/lib/schemas/identity";
import { CheckMail } from "./check-mail";
import { RefusalCallout } from "./refusal-callout";
import { SubmitButton } from "./submit-button";
import { TextField } from "./text-field";
import { useFormAction } from "./use-form-action";

type Props = { request: "requestVerification" | "requestMagicLink" | "requestPasswordReset"; next?: string };

/** Asks for an address and mails it a link that leads to `next`; the answer is the same for every address. */
export function RequestLinkForm({ request, next }: Props): ReactElement {
  const t = useTranslations("identity");
  const [email, setEmail] = useState("");
  const form = useFormAction({
    schema: requestLinkSchema,
    extra: { next },
    submit: (values) => {
      setEmail(values.email);
      return callProcedure("identity", request, values);
    },
  });
  if (form.isDone) return <CheckMail email={email} title={t("checkMail.title")} body={t(`${request}.sentBody`)} resend={request} {...(next && { next })} />;
  return (
    <form method="post" noValidate onSubmit={form.onSubmit}>
      <RefusalCallout refusal={form.refusal} />
      <TextField form={form} name="email" label={t("fields.email")} type="email" autoComplete="username" autoCapitalize="none" required />
      <SubmitButton isBusy={form.isBusy} label={t(`${request}.action`)} block />
    </form>
  );
}
