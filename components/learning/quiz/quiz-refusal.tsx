"use client";

import { useTranslations } from "next-intl";
import type { ReactElement } from "react";
import { RefusalNotice } from "@/components/shell/refusal-notice";
import type { Refusal } from "@/lib/client/call-procedure";

/** What went wrong, that the answers are safe, and the reference to give to support. */
export function QuizRefusal({ refusal }: { refusal: Refusal | null }): ReactElement | null {
  const t = useTranslations("quiz");
  if (!refusal) return null;
  return (
    <RefusalNotice refusal={refusal} reference={(id) => t("reference", { id })} className="my-5">
      <p>{t("failed")}</p>
    </RefusalNotice>
  );
}
