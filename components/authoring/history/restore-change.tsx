"use client";

import { useTranslations } from "next-intl";
import type { ReactElement } from "react";
import { Button } from "@/components/ui/button";
import { Undo2 } from "@/components/ui/icons";
import { toast } from "@/components/ui/toaster";
import { callProcedure } from "@/lib/client/call-procedure";
import { StudioRefusal } from "../studio-refusal";
import { useStudioAction } from "../use-studio-action";

/** Takes back one change, whoever made it. That is a change of its own and can be taken back too. */
export function RestoreChange({ courseId, changeId, what }: { courseId: string; changeId: string; what: string }): ReactElement {
  const t = useTranslations("studio-home.history");
  const { isBusy, refusal, run } = useStudioAction();
  const restore = async (): Promise<void> => {
    if (await run(() => callProcedure("authoring", "restoreChange", { courseId, changeId }))) toast(t("restored"));
  };
  return (
    <div>
      <StudioRefusal refusal={refusal} safe={t("refused")} />
      <Button size="sm" busy={isBusy} aria-label={t("restoreNamed", { what })} onClick={() => void restore()}>
        <Undo2 />
        {t("restore")}
      </Button>
    </div>
  );
}
