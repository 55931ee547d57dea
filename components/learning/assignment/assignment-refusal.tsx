"use client";

import { useTranslations } from "next-intl";
import type { ReactElement } from "react";
import { Callout } from "@/components/ui/callout";
import type { Refusal } from "@/lib/client/call-procedure";

/** What went wrong, that the draft is safe, and the reference to give to support. */
export function AssignmentRefusal({ refusal }: { refusal: Refusal | null }): ReactElement | null {
  const errors = useTranslations("errors");
  const t = useTranslations("assignment");
  if (!refusal) return null;
  const minutes = Math.max(1, Math.ceil(Number(refusal.params.seconds ?? 0) / 60));
  return (
    <Callout tone="danger" role="alert" title={errors.has(refusal.code) ? errors(refusal.code, { ...refusal.params, minutes }) : errors("server.unavailable")}>
      <p>{t("safe")}</p>
      {refusal.requestId ? <p className="meta mono mt-1">{t("reference", { id: refusal.requestId })}</p> : null}
    </Callout>
  );
}
