"use client";

import { useTranslations } from "next-intl";
import type { ReactElement } from "react";
import { Callout } from "@/components/ui/callout";
import type { Refusal } from "@/lib/client/call-procedure";

type Props = {
  refusal: Refusal | null;
  /** What did not happen or may have: "Nothing was charged." */
  safe: string;
  /** Names the reference to give to support. */
  referenceLabel: string;
  className?: string;
};

/** Why it did not go through, what is safe, and the reference to give to support. */
export function OrderRefusal({ refusal, safe, referenceLabel, className }: Props): ReactElement | null {
  const errors = useTranslations("errors");
  if (!refusal) return null;
  const code = errors.has(refusal.code) ? refusal.code : "server.unavailable";
  const minutes = Math.max(1, Math.ceil(Number(refusal.params.seconds ?? 0) / 60));
  return (
    <Callout tone="danger" role="alert" title={errors(code, { ...refusal.params, minutes })} {...(className && { className })}>
      <p>{safe}</p>
      {refusal.requestId ? (
        <p className="meta">
          {referenceLabel}: <span className="mono">{refusal.requestId}</span>
        </p>
      ) : null}
    </Callout>
  );
}
