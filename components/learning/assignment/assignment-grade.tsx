"use client";

import { useTranslations } from "next-intl";
import type { ReactElement } from "react";
import { Check, RotateCcw } from "@/components/ui/icons";
import { formatNumber } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import type { AssignmentPage } from "@/server/assessment";

type Props = { standing: NonNullable<AssignmentPage["standing"]>; rules: AssignmentPage["rules"]; locale: Locale };

/** Where the assignment stands: the grade, or that it waits, was returned, or is still to be handed in. */
export function AssignmentGrade({ standing, rules, locale }: Props): ReactElement {
  const t = useTranslations("assignment.status");
  const { grade, versions } = standing;
  const latest = versions.find(({ state }) => state !== "withdrawn");
  const state = latest?.state === "returned" || latest?.state === "waiting" ? latest.state : grade ? (grade.passed ? "passed" : "failed") : "none";
  return (
    <section aria-labelledby="assignment-status" className="quiz-result" data-result={state === "passed" ? "passed" : state === "failed" ? "failed" : "checking"} data-assignment-state={state}>
      <h2 id="assignment-status" className="meta">
        {t("title")}
      </h2>
      <p className="t-section mt-1 flex items-center gap-2">
        {state === "passed" ? <Check className="text-success" /> : state === "returned" || state === "failed" ? <RotateCcw /> : null}
        {t(state)}
      </p>
      {grade ? <p className="quiz-score">{t("score", { points: formatNumber(grade.points, locale, 2), max: formatNumber(rules.points, locale, 2) })}</p> : null}
      {grade?.overrideReason ? <p className="meta">{t("override", { reason: grade.overrideReason })}</p> : null}
      {state === "waiting" ? <p className="meta">{t("waitingText")}</p> : null}
      {state === "returned" ? <p className="meta">{t("returnedText")}</p> : null}
    </section>
  );
}
