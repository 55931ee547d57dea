"use client";

import { useTranslations } from "next-intl";
import { useState, type ReactElement } from "react";
import { PackageStage } from "@/components/packages/package-stage";
import { Button } from "@/components/ui/button";
import { Play, RotateCcw } from "@/components/ui/icons";
import { callProcedure, type Refusal } from "@/lib/client/call-procedure";
import type { OpenedPackage } from "@/server/packages";
import { ConfirmDialog } from "../confirm-dialog";
import { StudioRefusal } from "../studio-refusal";

type Props = { courseId: string; lessonId: string; title: string; isOn: boolean; canReset: boolean };

/** Trying a package as its learners will meet it, of which nothing is kept; and letting them all begin it anew. */
export function PackageActions({ courseId, lessonId, title, isOn, canReset }: Props): ReactElement {
  const t = useTranslations("packages.studio");
  const [opened, setOpened] = useState<OpenedPackage | null>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const [learners, setLearners] = useState<number | null>(null);

  async function tryOut(): Promise<void> {
    setIsBusy(true);
    const answer = await callProcedure("packages", "tryOut", { courseId, lessonId });
    setIsBusy(false);
    setRefusal(answer.ok ? null : answer.refusal);
    if (answer.ok) setOpened(answer.data);
  }
  async function reset(): Promise<void> {
    const answer = await callProcedure("packages", "reset", { courseId, lessonId });
    setRefusal(answer.ok ? null : answer.refusal);
    setLearners(answer.ok ? answer.data.learners : null);
  }
  return (
    <div className="grid gap-4">
      <StudioRefusal refusal={refusal} safe={t("safe")} />
      <div className="flex flex-wrap gap-2">
        {isOn ? (
          <Button busy={isBusy} onClick={() => void tryOut()}>
            <Play />
            {t("try")}
          </Button>
        ) : null}
        {canReset ? (
          <ConfirmDialog
            trigger={
              <Button>
                <RotateCcw />
                {t("reset")}
              </Button>
            }
            title={t("resetTitle")}
            description={t("resetText")}
            keep={t("keep")}
            action={t("resetAction")}
            onConfirm={reset}
          />
        ) : null}
      </div>
      {learners === null ? null : <p role="status">{t("wasReset", { count: learners })}</p>}
      {opened ? <PackageStage key={opened.src} opened={opened} title={title} state={t("trying")} onReport={() => undefined} onClose={() => setOpened(null)} /> : null}
    </div>
  );
}
