"use client";

import { useTranslations } from "next-intl";
import { useState, type ReactElement } from "react";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Dialog, DialogClose, DialogContent, DialogTrigger } from "@/components/ui/dialog";
import { callProcedure, type Refusal } from "@/lib/client/call-procedure";
import { deleteAccountSchema } from "@/lib/schemas/identity";
import { PasswordField } from "./password-field";
import { RefusalCallout } from "./refusal-callout";
import { SubmitButton } from "./submit-button";
import { useFormAction } from "./use-form-action";

type Props = { hasPassword: boolean; email: string; next: string };

/** Deletes the account: confirmed by the password, or by a mailed link where there is none. */
export function DeleteAccount({ hasPassword, email, next }: Props): ReactElement {
  return hasPassword ? <ByPassword email={email} next={next} /> : <ByLink email={email} />;
}

function ByPassword({ email, next }: { email: string; next: string }): ReactElement {
  const t = useTranslations("identity");
  const form = useFormAction({
    schema: deleteAccountSchema,
    submit: (values) => callProcedure("identity", "deleteAccount", values),
    onDone: () => window.location.assign(next),
  });
  return (
    <Dialog>
      <DialogTrigger asChild>
        <Button variant="danger" className="mt-5">
          {t("deletion.open")}
        </Button>
      </DialogTrigger>
      <DialogContent title={t("deletion.dialogTitle")} description={t("deletion.dialogBody")}>
        <form method="post" noValidate onSubmit={form.onSubmit}>
          <RefusalCallout refusal={form.refusal} />
          <input type="email" value={email} readOnly hidden autoComplete="username" tabIndex={-1} />
          <PasswordField form={form} name="password" label={t("fields.currentPassword")} />
          <div className="flex flex-wrap justify-end gap-3">
            <DialogClose asChild>
              <Button>{t("deletion.keep")}</Button>
            </DialogClose>
            <SubmitButton isBusy={form.isBusy || form.isDone} label={t("deletion.action")} variant="danger" />
          </div>
        </form>
      </DialogContent>
    </Dialog>
  );
}

function ByLink({ email }: { email: string }): ReactElement {
  const t = useTranslations("identity.deletion");
  const [phase, setPhase] = useState<"idle" | "busy" | "sent">("idle");
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  if (phase === "sent") return <Callout tone="info" role="status" title={t("linkSent", { email })} className="mt-5" />;
  const ask = async (): Promise<void> => {
    setPhase("busy");
    const result = await callProcedure("identity", "requestAccountDeletion", undefined);
    setRefusal(result.ok ? null : result.refusal);
    setPhase(result.ok ? "sent" : "idle");
  };
  return (
    <div className="mt-5">
      <RefusalCallout refusal={refusal} />
      <Button variant="danger" busy={phase === "busy"} onClick={() => void ask()}>
        {t("byLink")}
      </Button>
    </div>
  );
}
