"use client";

import { useTranslations } from "next-intl";
import { useState, type ReactElement } from "react";
import { Button } from "@/components/ui/button";
import { callProcedure, type Refusal } from "@/lib/client/call-procedure";
import { CheckMail } from "./check-mail";
import { RefusalCallout } from "./refusal-callout";

/** For an account without a password: a mailed link sets the first one. */
export function FirstPassword({ email }: { email: string }): ReactElement {
  const t = useTranslations("identity");
  const [phase, setPhase] = useState<"idle" | "busy" | "sent">("idle");
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  if (phase === "sent") return <CheckMail email={email} title={t("checkMail.title")} body={t("requestPasswordReset.sentBody")} resend="requestPasswordReset" />;
  const ask = async (): Promise<void> => {
    setPhase("busy");
    const result = await callProcedure("identity", "requestPasswordReset", { email });
    setRefusal(result.ok ? null : result.refusal);
    setPhase(result.ok ? "sent" : "idle");
  };
  return (
    <>
      <RefusalCallout refusal={refusal} />
      <Button busy={phase === "busy"} onClick={() => void ask()}>
        {t("password.first")}
      </Button>
    </>
  );
}
