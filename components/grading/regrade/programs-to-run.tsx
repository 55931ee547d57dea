"use client";

import { useTranslations } from "next-intl";
import type { ReactElement } from "react";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import type { RegradeEffect } from "@/server/grades";

type Props = { programs: RegradeEffect["programs"]; isStarting: boolean; onRun: () => void };

/** How many programs have to run under mended tests before the effect is whole, and the button that has them run. */
export function ProgramsToRun({ programs: { left, isRunning }, isStarting, onRun }: Props): ReactElement | null {
  const t = useTranslations("grading.regrade.programs");
  if (left === 0) return null;
  return (
    <Callout role="status" tone="info" title={t(isRunning ? "running" : "title", { count: left })}>
      <p>{t(isRunning ? "runningText" : "text")}</p>
      {isRunning ? null : (
        <Button className="mt-3" busy={isStarting} onClick={onRun}>
          {t("run")}
        </Button>
      )}
    </Callout>
  );
}
