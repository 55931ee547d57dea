"use client";

import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useState, useTransition, type ReactElement } from "react";
import { toast } from "@/components/ui/toaster";
import { callProcedure, type Refusal } from "@/lib/client/call-procedure";
import type { OpenAttempt } from "@/server/assessment";
import { UntilReady } from "../until-ready";
import { AttemptQuestions } from "./attempt-questions";
import { hasFileUnready } from "./has-file-unready";
import { isAnswered } from "./is-answered";
import { LeaveSection } from "./leave-section";
import { QuizAside } from "./quiz-aside";
import { QuizBar } from "./quiz-bar";
import type { QuizLessonData } from "./quiz-lesson";
import { QuizRefusal } from "./quiz-refusal";
import { QuizTitle } from "./quiz-title";
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
  const { inTurn, sections } = attempt;
  // Those of sections that were left are counted, and not on the page.
  const before = sections.reduce((sum, { state, questionCount }) => (state === "closed" ? sum + questionCount : sum), 0);
  const total = sections.length === 0 ? asked.length : sections.reduce((sum, { questionCount }) => sum + questionCount, 0);
  const following = inTurn === null ? undefined : sections[inTurn + 1];
  const numberOf = (place: number): number => before + asked.findIndex((each) => each.place === place) + 1;
  const onReplaced = (place: number): void => {
    toast(t("replaced", { number: numberOf(place) }));
    // The other tab's files are not on this page yet.
    if (asked.find((each) => each.place === place)?.upload) refresh();
  };
  const onClosed = (): void => {
    toast(t("sections.closedAnswer"));
    refresh();
  };
  const onMoved = (): void => {
    toast(t("timer.moved"));
    refresh();
  };
  const answers = useAnswers(attempt, { onEnded: refresh, onMoved, onClosed, onReplaced });
  const missing = asked.filter(({ place }) => !isAnswered(answers.held.get(place)?.response)).map(({ place }) => numberOf(place));
  const isUnready = asked.some((each) => hasFileUnready(each, answers.held.get(each.place)?.response));

  const submit = async (until?: string | null): Promise<boolean> => {
    setIsSubmitting(true);
    const arrived = await answers.flush();
    if (!arrived && left !== 0) {
      setIsSubmitting(false);
      return false;
    }
    const result = await callProcedure("assessment", "submitAttempt", { attemptId: attempt.attemptId, ...(until && { dueAt: until }) });
    setIsSubmitting(false);
    setRefusal(result.ok ? null : result.refusal);
    if (result.ok) (result.data.until === undefined ? refresh : onMoved)();
    return true;
  };
  const leave = async (section: number): Promise<boolean> => {
    setIsSubmitting(true);
    const arrived = await answers.flush();
    const result = arrived ? await callProcedure("assessment", "leaveSection", { attemptId: attempt.attemptId, section }) : null;
    setIsSubmitting(false);
    if (result) setRefusal(result.ok ? null : result.refusal);
    if (result?.ok) refresh();
    return arrived;
  };
  const left = useTimeLeft(attempt.dueAt, lesson.quiz.now, () => void submit(attempt.dueAt));

  return (
    <>
      <QuizBar attempt={attempt} answered={asked.length - missing.length} total={asked.length} saving={answers.saving} left={left} />
      <main id="main" className="page quiz-grid">
        <div className="min-w-0">
          <QuizTitle kicker={lesson.kicker} title={lesson.title} language={lesson.language} />
          <QuizRefusal refusal={refusal} />
          <UntilReady>
            <AttemptQuestions attempt={attempt} lesson={lesson} numberOf={numberOf} total={total} answers={answers} onOver={(state) => (state === "closed" ? onClosed() : refresh())} />
          </UntilReady>
        </div>
        <QuizAside attempt={attempt} lesson={lesson} first={before + 1} count={asked.length} missing={missing} left={left}>
          {following && inTurn !== null ? (
            <LeaveSection title={following.title} missing={missing} isBusy={isSubmitting || isRefreshing} locale={lesson.locale} onLeave={() => leave(inTurn)} />
          ) : (
            <SubmitQuiz missing={missing} isUnready={isUnready} isBusy={isSubmitting || isRefreshing} locale={lesson.locale} onSubmit={() => submit()} />
          )}
        </QuizAside>
      </main>
    </>
  );
}
