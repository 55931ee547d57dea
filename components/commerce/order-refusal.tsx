"use client";

import type { ReactElement } from "react";
import { RefusalNotice } from "@/components/shell/refusal-notice";
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
  if (!refusal) return null;
  return (
    <RefusalNotice refusal={refusal} reference={(id) => `${referenceLabel}: ${id}`} {...(className && { className })}>
      <p>{safe}</p>
    </RefusalNotice>
  );
}
