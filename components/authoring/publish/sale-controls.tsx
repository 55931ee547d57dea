"use client";

import { useTranslations } from "next-intl";
import type { ReactElement } from "react";
import { ConfirmDialog } from "@/components/authoring/confirm-dialog";
import { Button } from "@/components/ui/button";
import { toast } from "@/components/ui/toaster";
import { callProcedure } from "@/lib/client/call-procedure";
import { StudioRefusal } from "../studio-refusal";
import { useStudioAction } from "../use-studio-action";

/** Taking a course off sale, or out of the way for good; its learners keep it either way. */
export function SaleControls({ courseId, isOnSale }: { courseId: string; isOnSale: boolean }): ReactElement {
  const t = useTranslations("authoring.sale");
  const { isBusy, refusal, run } = useStudioAction();
  const act = async (name: "unpublish" | "archive"): Promise<void> => {
    if (await run<object>(() => callProcedure("authoring", name, { courseId }))) toast(t(`${name}.done`));
  };
  const names = isOnSale ? (["unpublish", "archive"] as const) : (["archive"] as const);
  return (
    <div className="max-w-[40rem]">
      <StudioRefusal refusal={refusal} safe={t("refused")} />
      <ul className="grid gap-5">
        {names.map((name) => (
          <li key={name} className="flex flex-wrap items-center justify-between gap-3">
            <p className="min-w-[16rem] max-w-[26rem] flex-1 text-ink-muted">{t(`${name}.text`)}</p>
            <ConfirmDialog
              trigger={
                <Button variant="danger" busy={isBusy}>
                  {t(`${name}.open`)}
                </Button>
              }
              title={t(`${name}.title`)}
              description={t(`${name}.text`)}
              keep={t("keep")}
              action={t(`${name}.action`)}
              onConfirm={() => act(name)}
            />
          </li>
        ))}
      </ul>
    </div>
  );
}
