"use client";

import { useTranslations } from "next-intl";
import type { ReactElement } from "react";
import { RefusalNotice } from "@/components/shell/refusal-notice";
import type { Refusal } from "@/lib/client/call-procedure";

/** What went wrong, what is safe, and the reference to give to support. */
export function StudioRefusal({ refusal, safe }: { refusal: Refusal | null; safe: string }): ReactElement | null {
  const t = useTranslations("authoring");
  if (!refusal) return null;
  return (
    <RefusalNotice refusal={refusal} reference={(id) => t("reference", { id })} className="mb-5">
      <p>{safe}</p>
    </RefusalNotice>
  );
}
