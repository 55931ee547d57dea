"use client";

import { useTranslations } from "next-intl";
import type { ReactElement } from "react";
import { RefusalNotice } from "@/components/shell/refusal-notice";
import { Button } from "@/components/ui/button";
import type { Refusal } from "@/lib/client/call-procedure";

/** Why a mark was not saved. When somebody else saved it meanwhile, which of the two goes on is asked. */
export function MarkingRefusal({ refusal, onSettle }: { refusal: Refusal | null; onSettle: (choice: "mine" | "theirs") => void }): ReactElement | null {
  const t = useTranslations("grading.desk");
  if (!refusal) return null;
  return (
    <RefusalNotice refusal={refusal} reference={(id) => t("reference", { id })}>
      <p>{t("safe")}</p>
      {refusal.code === "grades.mark_changed" ? (
        <div className="mt-3 flex flex-wrap gap-3">
          <Button onClick={() => onSettle("theirs")}>{t("takeTheirs")}</Button>
          <Button onClick={() => onSettle("mine")}>{t("keepMine")}</Button>
        </div>
      ) : null}
    </RefusalNotice>
  );
}
