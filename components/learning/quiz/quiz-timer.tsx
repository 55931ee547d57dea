"use client";

import { useTranslations } from "next-intl";
import type { ReactElement } from "react";
import { Clock } from "@/components/ui/icons";
import { formatClock } from "@/lib/i18n/format";

/** Seconds left at which a screen reader is told: every second would drown out everything else. */
const TOLD_AT = [1_800, 600, 300, 60, 30];

/** The time that is left: shown each second, said a few times. */
export function QuizTimer({ left }: { left: number }): ReactElement {
  const t = useTranslations("quiz.timer");
  const told = TOLD_AT.findLast((seconds) => left <= seconds);
  return (
    <>
      <p className="quiz-timer" role="timer" aria-label={t("label")} data-short={left <= 60 ? "" : undefined}>
        <Clock />
        <b className="tabular-nums">{formatClock(left)}</b>
      </p>
      <p className="sr-only" role="status">
        {left === 0 ? t("up") : told === undefined ? "" : t("left", { minutes: Math.floor(told / 60) })}
      </p>
    </>
  );
}
