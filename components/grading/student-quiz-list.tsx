"use client";

import { useTranslations } from "next-intl";
import { useState, type ReactElement } from "react";
import { Button } from "@/components/ui/button";
import type { TermsStep } from "@/lib/domain/quiz-terms-for";
import { formatDateTime } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import type { StudentOfCourse } from "@/lib/schemas/students";
import type { StudentQuiz } from "@/server/assessment";
import { QuizExceptionForm } from "./quiz-exception-form";
import { StudentItems } from "./student-items";

type Around = { student: StudentOfCourse; timeZone: string; locale: Locale };

/** The quizzes of one student by the terms that hold for them, what made those so, and what can be granted. */
export function StudentQuizList({ quizzes, ...around }: Around & { quizzes: readonly StudentQuiz[] }): ReactElement {
  return <StudentItems items={quizzes} draw={(quiz) => <QuizItem quiz={quiz} {...around} />} />;
}

function QuizItem({ quiz, student, timeZone, locale }: Around & { quiz: StudentQuiz }): ReactElement {
  const t = useTranslations("grading.quizzes");
  const [isOpen, setIsOpen] = useState(false);
  const { terms, lateFrom, taken, trace, exception, openUntil } = quiz;
  const at = (instant: string): string => formatDateTime(new Date(instant), locale, timeZone);
  const tellStep = (step: TermsStep): string => {
    if (step.by === "deferral") return t("byDeferral", { days: step.days });
    if (step.by === "accommodation") return t("byAccommodation", { minutes: step.minutes });
    const { opensAt, closesAt, attempts, minutes, reason } = step;
    const what = [
      ...(opensAt === null ? [] : [t("whatOpens", { time: at(opensAt) })]),
      ...(closesAt === null ? [] : [t(lateFrom === null ? "whatCloses" : "onTime", { time: at(closesAt) })]),
      ...(attempts === 0 ? [] : [t("whatAttempts", { count: attempts })]),
      ...(minutes === 0 ? [] : [t("whatMinutes", { count: minutes })]),
    ].join(", ");
    return t("byException", { what, reason });
  };
  return (
    <>
      <h3 className="t-item">{quiz.lesson}</h3>
      <p className="meta">
        {[
          terms.attempts === null ? t("noAttempts", { taken }) : t("attempts", { taken, count: terms.attempts }),
          terms.timeLimitMinutes === null ? t("noTime") : t("time", { minutes: terms.timeLimitMinutes }),
          ...(terms.opensAt === null ? [] : [t("opens", { time: at(terms.opensAt) })]),
          ...(lateFrom === null ? [] : [t("onTime", { time: at(lateFrom) })]),
          ...(terms.closesAt === null ? (lateFrom === null ? [] : [t("lateEndless")]) : [t(lateFrom === null ? "closes" : "lateUntil", { time: at(terms.closesAt) })]),
          ...(openUntil === null ? [] : [t("open", { time: at(openUntil) })]),
        ].join(" · ")}
      </p>
      {trace.map((step) => (
        <p key={step.by}>{tellStep(step)}</p>
      ))}
      <p>
        <Button size="sm" aria-expanded={isOpen} onClick={() => setIsOpen(!isOpen)}>
          {t(exception ? "change" : "grant")}
        </Button>
      </p>
      {isOpen ? <QuizExceptionForm quiz={quiz} student={student} timeZone={timeZone} onDone={() => setIsOpen(false)} /> : null}
    </>
  );
}
