"use client";

import { useTranslations } from "next-intl";
import type { ReactElement } from "react";
import { Button } from "@/components/ui/button";
import { toast } from "@/components/ui/toaster";
import { callProcedure } from "@/lib/client/call-procedure";
import { StudioRefusal } from "../studio-refusal";
import { useStudioAction } from "../use-studio-action";

/** Takes back an announcement that waits for its time. */
export function CancelAnnouncement({ title, ...ids }: { courseId: string; announcementId: string; title: string }): ReactElement {
  const t = useTranslations("studio-home.announcements");
  const { isBusy, refusal, run } = useStudioAction();
  const cancel = async (): Promise<void> => {
    if (await run(() => callProcedure("community", "cancelAnnouncement", ids))) toast(t("cancelled"));
  };
  return (
    <>
      <StudioRefusal refusal={refusal} safe={t("cancelRefused")} />
      <Button size="sm" className="mt-1.5" busy={isBusy} aria-label={t("cancelNamed", { title })} onClick={() => void cancel()}>
        {t("cancel")}
      </Button>
    </>
  );
}
