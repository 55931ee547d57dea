"use client";

import { useTranslations } from "next-intl";
import type { ReactElement } from "react";
import { Callout } from "@/components/ui/callout";
import type { Refusal } from "@/lib/client/call-procedure";

/** What went wrong, what is safe, and the reference to give to support. */
export function StudioRefusal({ refusal, safe }: { refusal: Refusal | null; safe: string }): ReactElement | null {
  const errors = useTranslations("errors");
  const t = useTranslations("authoring");
  if (!refusal) return null;
  const code = errors.has(refusal.code) ? refusal.code : "server.unavailable";
  const minutes = Math.max(1, Math.ceil(Number(refusal.params.seconds ?? 0) / 60));
  return (
    <Callout tone="danger" role="alert" title={errors(code, { ...refusal.params, minutes })} className="mb-5">
      <p>{safe}</p>
      {refusal.requestId ? <p className="meta mono mt-1">{t("reference", { id: refusal.requestId })}</p> : null}
    </Callout>
  );
}
