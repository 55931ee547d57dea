"use client";

import { useTranslations } from "next-intl";
import type { ReactElement, ReactNode } from "react";
import { Check, RotateCcw } from "@/components/ui/icons";
import { formatNumber, formatPercent } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import type { QuizRules, SubmittedAttempt } from "@/server/assessment";
import { shareOf } from "./share-of";
import { useLocalTime } from "./use-local-time";

type Props = { attempt: SubmittedAttempt; rules: QuizRules; locale: Locale };

/** What came of the latest attempt: the word, the points, the share, and what would have passed. */
export function QuizResult({ attempt, rules, locale }: Props): ReactElement {
  const t = useTranslations("quiz.result");
  const { points, maxPoints, passed, number, isChecking, waiting } = attempt;
  if (waiting) return <WaitingResult waiting={waiting} attempt={attempt} locale={locale} />;
  if (isChecking) {
    return (
      <ResultFrame state="checking">
        <p role="status" className="t-section mt-1">
          {t("checking")}
        </p>
        <p className="meta">{t("checkingText")}</p>
        <LateLine attempt={attempt} locale={locale} />
      </ResultFrame>
    );
  }
  const state = passed ? "passed" : rules.practice ? "practised" : "failed";
  return (
    <ResultFrame state={state}>
      <p className="t-section mt-1 flex items-center gap-2">
        {state === "failed" ? <RotateCcw /> : <Check className="text-success" />}
        {t(state)}
      </p>
      <p className="quiz-score">{t("score", { points: formatNumber(points, locale, 2), max: formatNumber(maxPoints, locale, 2) })}</p>
      <p className="meta">{t("line", { percent: formatPercent(shareOf(attempt), locale), passing: rules.passingScore, number })}</p>
      <LateLine attempt={attempt} locale={locale} />
      <SectionScores scores={attempt.sections} locale={locale} />
      <RegradedLine attempt={attempt} locale={locale} />
    </ResultFrame>
  );
}

/** Of an attempt that came late: by how many days, what that takes off, and what counts once it has its points. */
function LateLine({ attempt: { late, maxPoints, isChecking, waiting }, locale }: Pick<Props, "attempt" | "locale">): ReactElement | null {
  const t = useTranslations("quiz.result");
  if (!late) return null;
  const { daysLate: days, percent, points } = late;
  return <p className="mt-1">{t(isChecking || waiting ? "lateWaiting" : "late", { days, percent, points: formatNumber(points, locale, 2), max: formatNumber(maxPoints, locale, 2) })}</p>;
}

/** What each section gave, of a quiz that has some. */
function SectionScores({ scores, locale }: { scores: SubmittedAttempt["sections"]; locale: Locale }): ReactElement | null {
  const t = useTranslations("quiz.result");
  if (scores.length === 0) return null;
  return (
    <table className="mt-4 w-full max-w-md text-left">
      <caption className="meta text-left">{t("sections")}</caption>
      <tbody>
        {scores.map(({ title, points, maxPoints }, index) => (
          <tr key={index} className="border-t border-line" data-section-score="">
            <th scope="row" className="py-2 pe-4 font-normal">
              {title}
            </th>
            <td className="py-2 text-right tabular-nums">
              {t("score", { points: formatNumber(points, locale, 2), max: formatNumber(maxPoints, locale, 2) })} <span className="meta">{formatPercent(shareOf({ points, maxPoints }), locale)}</span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

type FrameProps = { state: "checking" | "waiting" | "passed" | "practised" | "failed"; children: ReactNode };

function ResultFrame({ state, children }: FrameProps): ReactElement {
  const t = useTranslations("quiz.result");
  return (
    <section aria-labelledby="quiz-result" className="quiz-result" data-result={state}>
      <h2 id="quiz-result" className="meta">
        {t("title")}
      </h2>
      {children}
    </section>
  );
}

type Waiting = { waiting: NonNullable<SubmittedAttempt["waiting"]>; attempt: SubmittedAttempt; locale: Locale };

/** A teacher marks the rest: what the other questions gave so far. */
function WaitingResult({ waiting: { knownPoints, knownMax }, attempt, locale }: Waiting): ReactElement {
  const t = useTranslations("quiz.result");
  const rest = Math.round((attempt.maxPoints - knownMax) * 1_000) / 1_000;
  return (
    <ResultFrame state="waiting">
      <p role="status" className="t-section mt-1">
        {t("waiting")}
      </p>
      {knownMax > 0 ? <p className="quiz-score">{t("score", { points: formatNumber(knownPoints, locale, 2), max: formatNumber(knownMax, locale, 2) })}</p> : null}
      <p className="meta">{t(knownMax > 0 ? "waitingSome" : "waitingAll", { rest })}</p>
      <LateLine attempt={attempt} locale={locale} />
    </ResultFrame>
  );
}

/** That the points are not those of the submission: when they changed, from what, and why. */
function RegradedLine({ attempt: { regraded, points, maxPoints }, locale }: Pick<Props, "attempt" | "locale">): ReactElement | null {
  const t = useTranslations("quiz.result");
  const when = useLocalTime(regraded?.at ?? null, locale, true);
  if (!regraded) return null;
  const says = (of: { points: number; maxPoints: number }) => t("score", { points: formatNumber(of.points, locale, 2), max: formatNumber(of.maxPoints, locale, 2) });
  return <p className="mt-3">{t("regraded", { when, before: says(regraded), after: says({ points, maxPoints }), reason: regraded.reason })}</p>;
}
