"use client";

import { useTranslations } from "next-intl";
import type { ReactElement } from "react";
import { RefusalNotice } from "@/components/shell/refusal-notice";
import type { Refusal } from "@/lib/client/call-procedure";

/** What went wrong with a whole form, and the reference to give to support. */
export function RefusalCallout({ refusal }: { refusal: Refusal | null }): ReactElement | null {
  const t = useTranslations("identity");
  return refusal ? <RefusalNotice refusal={refusal} reference={(id) => t("form.reference", { id })} className="mb-5" /> : null;
}
