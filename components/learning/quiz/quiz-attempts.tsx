"use client";

import { useTranslations } from "next-intl";
import { useState, type ReactElement } from "react";
import { TitledSection } from "@/components/patterns/section";
import { Button } from "@/components/ui/button";
import { askProcedure } from "@/lib/client/ask-procedure";
import type { Refusal } from "@/lib/client/call-procedure";
import { formatPercent } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import type { QuizPage, QuizRules, ReviewedQuestion, SubmittedAttempt } from "@/server/assessment";
import { QuizRefusal } from "./quiz-refusal";
import { QuizReview } from "./quiz-review";
import { shareOf } from "./share-of";

type Props = { standing: NonNullable<QuizPage["standing"]>; rules: QuizRules; language: string; locale: Locale };
type Shown = { attemptId: string; number: number; review: ReviewedQuestion[] };

/** Every submitted attempt, and the answers of one of them as far as the quiz shows them: at first of the latest. */
export function QuizAttempts({ standing: { submitted, review }, rules, language, locale }: Props): ReactElement {
  const t = useTranslations("quiz.result");
  const [latest] = submitted;
  const [shown, setShown] = useState<Shown | null>(latest && review ? { attemptId: latest.attemptId, number: latest.number, review } : null);
  const [opening, setOpening] = useState<string | null>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const open = async ({ attemptId, number }: SubmittedAttempt): Promise<void> => {
    setOpening(attemptId);
    const result = await askProcedure("assessment", "attemptReview", { attemptId });
    setOpening(null);
    setRefusal(result.ok ? null : result.refusal);
    if (result.ok) setShown({ attemptId, number, review: result.data });
  };
  return (
    <>
      {submitted.length > 1 ? (
        <TitledSection id="quiz-attempts" title={t("attempts")} titleClassName="t-item mb-3" className="mt-10">
          <ul className="quiz-attempts">
            {submitted.map((attempt) => (
              <li key={attempt.attemptId}>
                <b>{t("attempt", { number: attempt.number })}</b>
                <span className="meta flex-1">{attempt.waiting ? t("waitingLine") : attempt.isChecking ? t("checking") : t("attemptLine", { percent: formatPercent(shareOf(attempt), locale), passed: String(attempt.passed) })}</span>
                {review && !attempt.isChecking && !attempt.waiting && shown?.attemptId !== attempt.attemptId ? (
                  <Button size="sm" busy={opening === attempt.attemptId} aria-describedby="quiz-attempts" onClick={() => void open(attempt)}>
                    {t(opening === attempt.attemptId ? "reviewing" : "review")}
                  </Button>
                ) : null}
              </li>
            ))}
          </ul>
          <QuizRefusal refusal={refusal} />
        </TitledSection>
      ) : null}
      {shown ? <QuizReview number={submitted.length > 1 ? shown.number : null} review={shown.review} language={language} locale={locale} /> : null}
      {review || latest?.isChecking || latest?.waiting ? null : <p className="meta mt-8">{t(rules.review === "never" ? "reviewNever" : "reviewLater")}</p>}
    </>
  );
}
