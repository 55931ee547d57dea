"use client";

import { useTranslations } from "next-intl";
import type { ReactElement } from "react";
import { ConfirmDialog } from "@/components/authoring/confirm-dialog";
import { Button } from "@/components/ui/button";
import { toast } from "@/components/ui/toaster";
import { callProcedure } from "@/lib/client/call-procedure";
import { StudioRefusal } from "../studio-refusal";
import { useStudioAction } from "../use-studio-action";

type Props = { courseId: string; translationId: string; title: string };

/** Makes a translation a course of its own again, after asking. */
export function UnlinkTranslation({ courseId, translationId, title }: Props): ReactElement {
  const t = useTranslations("translations.unlink");
  const { isBusy, refusal, run } = useStudioAction();
  const unlink = async (): Promise<void> => {
    if (await run(() => callProcedure("authoring", "unlinkTranslation", { courseId, translationId }))) toast(t("done"));
  };
  return (
    <div>
      <StudioRefusal refusal={refusal} safe={t("refused")} />
      <ConfirmDialog
        trigger={
          <Button size="sm" busy={isBusy} aria-label={t("openNamed", { title })}>
            {t("open")}
          </Button>
        }
        title={t("title", { title })}
        description={t("text")}
        keep={t("keep")}
        action={t("action")}
        onConfirm={unlink}
      />
    </div>
  );
}
