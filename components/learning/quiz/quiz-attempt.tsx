"use client";

import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { Fragment, useState, useTransition, type ReactElement } from "react";
import { RichText } from "@/components/patterns/rich-text";
import { toast } from "@/components/ui/toaster";
import { callProcedure, type Refusal } from "@/lib/client/call-procedure";
import type { OpenAttempt } from "@/server/assessment";
import { UntilReady } from "../until-ready";
import { hasFileUnready } from "./has-file-unready";
import { isAnswered } from "./is-answered";
import { DAY_SECONDS, QuizAside } from "./quiz-aside";
import type { QuizLessonData } from "./quiz-lesson";
import { QuizQuestion } from "./quiz-question";
import { QuizRefusal } from "./quiz-refusal";
import { QuizTimer } from "./quiz-timer";
import { QuizTitle } from "./quiz-title";
import { SavingLine } from "./saving-line";
import { SubmitQuiz } from "./submit-quiz";
import { useAnswers } from "./use-answers";
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
  const onReplaced = (place: number): void => {
    toast(t("replaced", { number: numberOf(place) }));
    // The other tab's files are not on this page yet.
    if (asked.find((each) => each.place === place)?.upload) refresh();
  };
  const answers = useAnswers(attempt, { onEnded: refresh, onReplaced });
  const missing = asked.filter(({ place }) => !isAnswered(answers.held.get(place)?.response)).map(({ place }) => numberOf(place));
  const isUnready = asked.some((each) => hasFileUnready(each, answers.held.get(each.place)?.response));

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

  return (
    <>
      <div className="quiz-bar">
        <div className="page quiz-bar-row">
          <p className="font-semibold">{t("progress.line", { answered: asked.length - missing.length, total: asked.length })}</p>
          <SavingLine state={answers.saving} />
          {left === null || left > DAY_SECONDS ? null : <QuizTimer left={left} />}
        </div>
      </div>
      <main id="main" className="page quiz-grid">
        <div className="min-w-0">
          <QuizTitle kicker={lesson.kicker} title={lesson.title} language={lesson.language} />
          <QuizRefusal refusal={refusal} />
          <UntilReady>
            {attempt.questions.map((each, index) => (
              <Fragment key={each.place}>
                <SectionTitle title={each.section} before={attempt.questions[index - 1]?.section} language={lesson.language} />
                {each.question.type === "information" ? (
                  <div className="quiz-between">
                    <RichText html={each.question.prompt} lang={lesson.language} />
                  </div>
                ) : (
                  <QuizQuestion
                    asked={each}
                    locale={lesson.locale}
                    attemptId={attempt.attemptId}
                    number={numberOf(each.place)}
                    total={asked.length}
                    language={lesson.language}
                    value={answers.held.get(each.place)?.response}
                    onChange={(response, when) => answers.set(each.place, response, when)}
                  />
                )}
              </Fragment>
            ))}
          </UntilReady>
        </div>
        <QuizAside attempt={attempt} lesson={lesson} count={asked.length} missing={missing} left={left}>
          <SubmitQuiz missing={missing} isUnready={isUnready} isBusy={isSubmitting || isRefreshing} locale={lesson.locale} onSubmit={submit} />
        </QuizAside>
      </main>
    </>
  );
}

/** The title of a section stands before its first question. */
function SectionTitle({ title, before, language }: { title: string | null; before: string | null | undefined; language: string }): ReactElement | null {
  if (title === null || title === before) return null;
  return (
    <h2 className="t-item quiz-between" lang={language}>
      {title}
    </h2>
  );
}
