"use client";

import { useTranslations } from "next-intl";
import type { ReactElement } from "react";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import type { Refusal } from "@/lib/client/call-procedure";

/** Why a mark was not saved. When somebody else saved it meanwhile, which of the two goes on is asked. */
export function MarkingRefusal({ refusal, onSettle }: { refusal: Refusal | null; onSettle: (choice: "mine" | "theirs") => void }): ReactElement | null {
  const errors = useTranslations("errors");
  const t = useTranslations("grading.desk");
  if (!refusal) return null;
  const minutes = Math.max(1, Math.ceil(Number(refusal.params.seconds ?? 0) / 60));
  return (
    <Callout tone="danger" role="alert" title={errors.has(refusal.code) ? errors(refusal.code, { ...refusal.params, minutes }) : errors("server.unavailable")}>
      <p>{t("safe")}</p>
      {refusal.code === "grades.mark_changed" ? (
        <div className="mt-3 flex flex-wrap gap-3">
          <Button onClick={() => onSettle("theirs")}>{t("takeTheirs")}</Button>
          <Button onClick={() => onSettle("mine")}>{t("keepMine")}</Button>
        </div>
      ) : null}
      {refusal.requestId ? <p className="meta mono mt-1">{t("reference", { id: refusal.requestId })}</p> : null}
    </Callout>
  );
}
