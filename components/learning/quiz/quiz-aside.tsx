"use client";

import { useTranslations } from "next-intl";
import type { ReactElement, ReactNode } from "react";
import { QuestionMap } from "@/components/patterns/question-map";
import { Button } from "@/components/ui/button";
import { MarginNote } from "@/components/ui/callout";
import type { OpenAttempt } from "@/server/assessment";
import { LateRule } from "./late-rule";
import type { QuizLessonData } from "./quiz-lesson";
import { SectionProgress } from "./section-progress";
import { useLocalTime } from "./use-local-time";

/** A clock counts the last day; before it, the note says when it ends. */
export const DAY_SECONDS = 86_400;

type Props = { attempt: OpenAttempt; lesson: QuizLessonData; /** The number of the first question on the page, and how many follow it. */ first: number; count: number; missing: readonly number[]; left: number | null; children: ReactNode };

/** Beside the questions: which are answered, when it ends by itself, until when it is in time, how it is submitted (`children`), and the way out. */
export function QuizAside({ attempt: { dueAt, sections, inTurn }, lesson, first, count, missing, left, children }: Props): ReactElement {
  const t = useTranslations("quiz");
  const { late } = lesson.quiz.rules;
  const isFar = left !== null && left > DAY_SECONDS;
  const time = useLocalTime(dueAt, lesson.locale, isFar);
  return (
    <aside className="quiz-aside" aria-label={t("progress.title")}>
      <h2 className="mb-2.5 font-semibold">{t("progress.title")}</h2>
      <SectionProgress sections={sections} inTurn={inTurn !== null} language={lesson.language} />
      <QuestionMap
        label={t("progress.title")}
        cells={Array.from({ length: count }, (_, index) => {
          const number = first + index;
          const state = missing.includes(number) ? ("open" as const) : ("answered" as const);
          return { number, state, href: `#question-${number}`, label: t("progress.cell", { number, state }) };
        })}
      />
      {dueAt ? <MarginNote className="mt-5">{t(isFar ? "timer.noteDay" : "timer.note", { time })}</MarginNote> : null}
      {late ? (
        <MarginNote className="mt-3">
          <LateRule late={late} timeZone={lesson.quiz.timeZone} locale={lesson.locale} />
        </MarginNote>
      ) : null}
      <div className="mt-5">{children}</div>
      <Button asChild variant="quiet" size="sm" className="mt-2">
        <a href={lesson.header.backHref}>{lesson.header.labels.back}</a>
      </Button>
    </aside>
  );
}
