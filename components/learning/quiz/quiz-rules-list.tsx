"use client";

import { useTranslations } from "next-intl";
import type { ReactElement } from "react";
import { TitledSection } from "@/components/patterns/section";
import { Calendar, Check, Clock, ListChecks, RotateCcw, Save } from "@/components/ui/icons";
import { formatDateTime } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import type { QuizPage } from "@/server/assessment";
import { LateRule } from "./late-rule";

/** What to know before beginning: how many, what passes, how long, from when to when, how often, and what of it is the learner's own. The window is in the course's time zone. */
export function QuizRulesList({ quiz, locale }: { quiz: QuizPage; locale: Locale }): ReactElement {
  const t = useTranslations("quiz.rules");
  const { questionCount: count, points, passingScore: percent, practice, sections, sectionsInTurn, timeLimitMinutes, attempts, cooldownMinutes, late } = quiz.rules;
  const left = quiz.standing?.next.left ?? null;
  const window = windowOf(quiz, locale);
  const extra = quiz.trace.reduce((sum, step) => (step.by === "deferral" ? sum : sum + step.minutes), 0);
  const granted = quiz.trace.find((step) => step.by === "exception");
  return (
    <TitledSection id="quiz-rules" title={t("title")} className="quiz-rules">
      <ul>
        <li>
          <ListChecks /> {t("questions", { count, points })}
        </li>
        {sections.length > 0 ? (
          <li>
            <ListChecks />
            <div>
              {t("sections", { count: sections.length })}
              <ol className="mt-1 list-decimal ps-5">
                {sections.map(({ title, ...asks }, index) => (
                  <li key={index}>
                    {title === "" ? t("intro") : title} <span className="meta">{t("questions", { count: asks.questionCount, points: asks.points })}</span>
                  </li>
                ))}
              </ol>
              {sectionsInTurn ? <p className="mt-1">{t("inTurn")}</p> : null}
            </div>
          </li>
        ) : null}
        <li>
          <Check /> {practice ? t("practice") : t("passing", { percent })}
        </li>
        <li>
          <Clock /> {timeLimitMinutes === null ? t("noTime") : t(extra > 0 ? "timeOwn" : "time", { minutes: timeLimitMinutes, common: timeLimitMinutes - extra, extra })}
        </li>
        {window ? (
          <li>
            <Calendar />
            <span>
              {t(`window.${window.kind}`, window)}
              {granted?.opensAt || granted?.closesAt ? `, ${t("ownWindow")}` : null}
            </span>
          </li>
        ) : null}
        {late ? (
          <li>
            <Clock /> <LateRule late={late} timeZone={quiz.timeZone} locale={locale} />
          </li>
        ) : null}
        <li>
          <RotateCcw />
          <span>
            {attempts === null ? t("noAttempts") : t("attempts", { count: attempts, left: left ?? attempts })}
            {granted && granted.attempts > 0 ? `, ${t("extraAttempts", { count: granted.attempts })}` : null}
            {cooldownMinutes === null ? null : `, ${t("cooldown", { minutes: cooldownMinutes })}`}
          </span>
        </li>
        {granted ? (
          <li>
            <Check /> {t("granted", { reason: granted.reason })}
          </li>
        ) : null}
        <li>
          <Save /> {t("saves")}
        </li>
      </ul>
    </TitledSection>
  );
}

type Window = { kind: "both" | "opens" | "closes"; opens: string; closes: string };

function windowOf({ rules: { opensAt, closesAt }, timeZone }: QuizPage, locale: Locale): Window | null {
  const shown = (instant: string | null): string => (instant === null || timeZone === null ? "" : formatDateTime(new Date(instant), locale, timeZone));
  const [opens, closes] = [shown(opensAt), shown(closesAt)];
  if (opens === "" && closes === "") return null;
  return { kind: opens !== "" && closes !== "" ? "both" : opens === "" ? "closes" : "opens", opens, closes };
}
