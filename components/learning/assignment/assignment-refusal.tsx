"use client";

import { useTranslations } from "next-intl";
import type { ReactElement } from "react";
import { RefusalNotice } from "@/components/shell/refusal-notice";
import type { Refusal } from "@/lib/client/call-procedure";

/** What went wrong, that the draft is safe, and the reference to give to support. */
export function AssignmentRefusal({ refusal }: { refusal: Refusal | null }): ReactElement | null {
  const t = useTranslations("assignment");
  if (!refusal) return null;
  return (
    <RefusalNotice refusal={refusal} reference={(id) => t("reference", { id })}>
      <p>{t("safe")}</p>
    </RefusalNotice>
  );
}
