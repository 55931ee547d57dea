"use client";

import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useState, useTransition, type ReactElement } from "react";
import { RichText } from "@/components/patterns/rich-text";
import { QuestionMap } from "@/components/patterns/question-map";
import { Button } from "@/components/ui/button";
import { MarginNote } from "@/components/ui/callout";
import { toast } from "@/components/ui/toaster";
import { callProcedure, type Refusal } from "@/lib/client/call-procedure";
import type { OpenAttempt } from "@/server/assessment";
import { isAnswered } from "./is-answered";
import type { QuizLessonData } from "./quiz-lesson";
import { QuizQuestion } from "./quiz-question";
import { QuizRefusal } from "./quiz-refusal";
import { QuizTimer } from "./quiz-timer";
import { QuizTitle } from "./quiz-title";
import { SavingLine } from "./saving-line";
import { SubmitQuiz } from "./submit-quiz";
import { useAnswers } from "./use-answers";
import { useLocalTime } from "./use-local-time";
import { useTimeLeft } from "./use-time-left";

type Props = { attempt: OpenAttempt; lesson: QuizLessonData };

/** The open attempt: every question, what is answered, what is saved, how long it lasts, and the way to submit it. */
export function QuizAttempt({ attempt, lesson }: Props): ReactElement {
  const t = useTranslations("quiz");
  const router = useRouter();
  const [isRefreshing, startRefresh] = useTransition();
  const [isSubmitting, setIsSubmitting] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const refresh = (): void => startRefresh(() => router.refresh());
  const asked = attempt.questions.filter(({ question }) => question.type !== "information");
  const numberOf = (place: number): number => asked.findIndex((each) => each.place === place) + 1;
  const answers = useAnswers(attempt, { onEnded: refresh, onReplaced: (place) => toast(t("replaced", { number: numberOf(place) })) });
  const missing = asked.filter(({ place }) => !isAnswered(answers.held.get(place)?.response)).map(({ place }) => numberOf(place));

  const submit = async (): Promise<boolean> => {
    setIsSubmitting(true);
    const arrived = await answers.flush();
    if (!arrived && left !== 0) {
      setIsSubmitting(false);
      return false;
    }
    const result = await callProcedure("assessment", "submitAttempt", { attemptId: attempt.attemptId });
    setIsSubmitting(false);
    setRefusal(result.ok ? null : result.refusal);
    if (result.ok) refresh();
    return true;
  };
  const left = useTimeLeft(attempt.dueAt, lesson.quiz.now, () => void submit());
  const dueTime = useLocalTime(attempt.dueAt, lesson.locale);

  return (
    <>
      <div className="quiz-bar">
        <div className="page quiz-bar-row">
          <p className="font-semibold">{t("progress.line", { answered: asked.length - missing.length, total: asked.length })}</p>
          <SavingLine state={answers.saving} />
          {left === null ? null : <QuizTimer left={left} />}
        </div>
      </div>
      <main id="main" className="page quiz-grid">
        <div className="min-w-0">
          <QuizTitle kicker={lesson.kicker} title={lesson.title} language={lesson.language} />
          <QuizRefusal refusal={refusal} />
          {attempt.questions.map((each) =>
            each.question.type === "information" ? (
              <div key={each.place} className="quiz-between">
                <RichText html={each.question.prompt} lang={lesson.language} />
              </div>
            ) : (
              <QuizQuestion
                key={each.place}
                asked={each}
                number={numberOf(each.place)}
                total={asked.length}
                language={lesson.language}
                value={answers.held.get(each.place)?.response}
                onChange={(response, when) => answers.set(each.place, response, when)}
              />
            ),
          )}
        </div>
        <aside className="quiz-aside" aria-label={t("progress.title")}>
          <h2 className="mb-2.5 font-semibold">{t("progress.title")}</h2>
          <QuestionMap
            label={t("progress.title")}
            cells={asked.map(({ place }) => {
              const number = numberOf(place);
              const state = missing.includes(number) ? ("open" as const) : ("answered" as const);
              return { number, state, href: `#question-${number}`, label: t("progress.cell", { number, state }) };
            })}
          />
          {attempt.dueAt ? (
            <MarginNote className="mt-5">{t("timer.note", { time: dueTime })}</MarginNote>
          ) : null}
          <div className="mt-5">
            <SubmitQuiz missing={missing} isBusy={isSubmitting || isRefreshing} locale={lesson.locale} onSubmit={submit} />
          </div>
          <Button asChild variant="quiet" size="sm" className="mt-2">
            <a href={lesson.header.backHref}>{lesson.header.labels.back}</a>
          </Button>
        </aside>
      </main>
    </>
  );
}
