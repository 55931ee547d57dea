"use client";

import { useTranslations } from "next-intl";
import { useEffect, useRef, useState, type ReactElement } from "react";
import { Button } from "@/components/ui/button";
import { callProcedure, type Refusal } from "@/lib/client/call-procedure";
import { RefusalCallout } from "./refusal-callout";

type Props = {
  email: string;
  title: string;
  body: string;
  /** Which mail to send once more. */
  resend: "requestVerification" | "requestMagicLink" | "requestPasswordReset";
  /** Where its link leads. */
  next?: string;
};

/** "Look in your mailbox", with the address to check for typos and a way to ask again. Takes the focus, so it is read. */
export function CheckMail({ email, title, body, resend, next }: Props): ReactElement {
  const t = useTranslations("identity.checkMail");
  const heading = useRef<HTMLHeadingElement>(null);
  const [state, setState] = useState<"idle" | "busy" | "sent">("idle");
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  useEffect(() => heading.current?.focus(), []);
  const again = async (): Promise<void> => {
    setState("busy");
    const result = await callProcedure("identity", resend, { email, next });
    setRefusal(result.ok ? null : result.refusal);
    setState(result.ok ? "sent" : "idle");
  };
  return (
    <div>
      <h2 ref={heading} tabIndex={-1} className="t-item">
        {title}
      </h2>
      <p className="mt-3">{body}</p>
      <p className="mt-3">
        {t("to")} <b className="break-all">{email}</b>
      </p>
      <p className="meta mt-3 mb-5">{t("spam")}</p>
      <RefusalCallout refusal={refusal} />
      <Button busy={state === "busy"} onClick={() => void again()}>
        {t("again")}
      </Button>
      <p aria-live="polite" className="meta mt-3">
        {state === "sent" ? t("sentAgain") : ""}
      </p>
    </div>
  );
}
