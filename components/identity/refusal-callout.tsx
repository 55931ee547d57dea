"use client";

import { useTranslations } from "next-intl";
import type { ReactElement } from "react";
import { Callout } from "@/components/ui/callout";
import type { Refusal } from "@/lib/client/call-procedure";

/** What went wrong with a whole form, what is safe, and the reference to give to support. */
export function RefusalCallout({ refusal }: { refusal: Refusal | null }): ReactElement | null {
  const errors = useTranslations("errors");
  const t = useTranslations("identity");
  if (!refusal) return null;
  const code = errors.has(refusal.code) ? refusal.code : "server.unavailable";
  const seconds = Number(refusal.params.seconds ?? 0);
  return (
    <Callout tone="danger" role="alert" title={errors(code, { ...refusal.params, minutes: Math.max(1, Math.ceil(seconds / 60)) })} className="mb-5">
      {refusal.requestId ? <p className="meta mono">{t("form.reference", { id: refusal.requestId })}</p> : null}
    </Callout>
  );
}
