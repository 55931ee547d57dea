"use client";

import { useTranslations } from "next-intl";
import type { ReactElement } from "react";
import { Check, Clock, ListChecks, RotateCcw, Save } from "@/components/ui/icons";
import type { QuizRules } from "@/server/assessment";

/** What to know before beginning: how many, what passes, how long, how often. `left` is null without limit. */
export function QuizRulesList({ rules, left }: { rules: QuizRules; left: number | null }): ReactElement {
  const t = useTranslations("quiz.rules");
  const { questionCount: count, points, passingScore: percent, practice, timeLimitMinutes, attempts, cooldownMinutes } = rules;
  return (
    <section aria-labelledby="quiz-rules" className="quiz-rules">
      <h2 id="quiz-rules" className="t-item">
        {t("title")}
      </h2>
      <ul>
        <li>
          <ListChecks /> {t("questions", { count, points })}
        </li>
        <li>
          <Check /> {practice ? t("practice") : t("passing", { percent })}
        </li>
        <li>
          <Clock /> {timeLimitMinutes === null ? t("noTime") : t("time", { minutes: timeLimitMinutes })}
        </li>
        <li>
          <RotateCcw />
          <span>
            {attempts === null ? t("noAttempts") : t("attempts", { count: attempts, left: left ?? attempts })}
            {cooldownMinutes === null ? null : `, ${t("cooldown", { minutes: cooldownMinutes })}`}
          </span>
        </li>
        <li>
          <Save /> {t("saves")}
        </li>
      </ul>
    </section>
  );
}
