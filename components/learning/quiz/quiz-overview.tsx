"use client";

import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useState, useTransition, type ReactElement } from "react";
import { RefreshWhile } from "@/components/shell/refresh-while";
import { RichText } from "@/components/patterns/rich-text";
import { Button } from "@/components/ui/button";
import { callProcedure, type Refusal } from "@/lib/client/call-procedure";
import { formatRelative } from "@/lib/i18n/format";
import { localePath } from "@/lib/i18n/paths";
import { NextStep } from "../lesson-heading";
import { QuizAttempts } from "./quiz-attempts";
import type { QuizLessonData } from "./quiz-lesson";
import { QuizRefusal } from "./quiz-refusal";
import { QuizResult } from "./quiz-result";
import { QuizRubrics } from "./question-rubric";
import { QuizRulesList } from "./quiz-rules-list";
import { QuizTitle } from "./quiz-title";

/** A quiz without an open attempt: what came of the last one, how it is taken, and the way in. */
export function QuizOverview({ lesson, text }: { lesson: QuizLessonData; text: string }): ReactElement {
  const t = useTranslations("quiz");
  const { quiz, language } = lesson;
  const latest = quiz.standing?.submitted[0] ?? null;
  return (
    <div className="quiz-overview">
      <QuizTitle kicker={lesson.kicker ?? t("kicker")} title={lesson.title} language={language} />
      {lesson.summary ? (
        <p className="lede mt-3 max-w-[46ch]" lang={language}>
          {lesson.summary}
        </p>
      ) : null}
      <RefreshWhile active={latest?.isChecking ?? false} />
      {latest ? <QuizResult attempt={latest} rules={quiz.rules} locale={lesson.locale} /> : null}
      {text !== "" && !latest ? <RichText html={text} lang={language} className="mt-6" /> : null}
      {quiz.standing ? null : <p className="meta mt-6">{lesson.guest}</p>}
      {latest ? <QuizActions lesson={lesson} isLeaving={latest.passed || latest.waiting !== null || quiz.rules.practice} /> : null}
      <QuizRulesList quiz={quiz} locale={lesson.locale} />
      {latest ? null : <QuizRubrics rubrics={quiz.rules.rubrics} language={language} />}
      {latest ? null : <QuizActions lesson={lesson} isLeaving={false} />}
      {quiz.standing && latest ? <QuizAttempts key={latest.attemptId} standing={quiz.standing} rules={quiz.rules} language={language} locale={lesson.locale} /> : null}
      {quiz.standing?.review && !quiz.rules.practiceOff ? (
        <p className="mt-8">
          <a className="link" href={localePath(lesson.locale, `/dashboard/practice/${lesson.address.courseSlug}`)}>
            {t("practice.open")}
          </a>
        </p>
      ) : null}
    </div>
  );
}

/** One primary action: to begin, or, once it is passed or waits to be marked, to go on. */
function QuizActions({ lesson, isLeaving }: { lesson: QuizLessonData; isLeaving: boolean }): ReactElement {
  const t = useTranslations("quiz");
  const router = useRouter();
  const [isRefreshing, startRefresh] = useTransition();
  const [isStarting, setIsStarting] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const { standing, now } = lesson.quiz;
  const start = async (): Promise<void> => {
    setIsStarting(true);
    const result = await callProcedure("assessment", "startAttempt", lesson.address);
    setIsStarting(false);
    setRefusal(result.ok ? null : result.refusal);
    if (result.ok) startRefresh(() => router.refresh());
  };
  const isBusy = isStarting || isRefreshing;
  const isAgain = standing !== null && standing.submitted.length > 0;
  return (
    <>
      <QuizRefusal refusal={refusal} />
      <div className="mt-8 flex flex-wrap items-center gap-3">
        {isLeaving ? <NextStep {...lesson.next} /> : null}
        {standing?.next.state === "open" ? (
          <Button variant={isLeaving ? "second" : "primary"} busy={isBusy} onClick={() => void start()}>
            {t(isBusy ? "starting" : isAgain ? "again" : "start")}
          </Button>
        ) : null}
        {standing && standing.next.state !== "open" && !isLeaving ? (
          <p>{t(`closed.${standing.next.state}`, { time: standing.next.at ? formatRelative(new Date(standing.next.at), new Date(now), lesson.locale) : "" })}</p>
        ) : null}
        {isLeaving ? null : (
          <a className="link" href={lesson.next.href}>
            {lesson.next.label}
          </a>
        )}
      </div>
    </>
  );
}
