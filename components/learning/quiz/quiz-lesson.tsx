"use client";

import { NextIntlClientProvider } from "next-intl";
import { useEffect, useMemo, useRef, type ReactElement } from "react";
import { Toaster } from "@/components/ui/toaster";
import { handedData, wordsIn } from "@/lib/handed-data";
import type { QuizPage } from "@/server/assessment";
import { CourseFinished } from "../course-finished";
import type { LessonFrameData } from "../lesson-data";
import { LessonHeader } from "../lesson-header";
import { LessonOutline, LessonRuler } from "../lesson-outline";
import { QuizAttempt } from "./quiz-attempt";
import { QuizOverview } from "./quiz-overview";

export type QuizLessonData = LessonFrameData & { summary: string; quiz: QuizPage; toasts: { region: string; close: string } };

type Props = { json: string; messages: string; text: string };

/** A quiz: how it is taken, the attempt that is open, or what came of the last one. What it shows is the server's, and is asked for anew after each step. */
export default function QuizLesson({ json, messages, text }: Props): ReactElement {
  const data = useMemo(() => handedData<QuizLessonData>(json), [json]);
  const words = useMemo(() => wordsIn<Record<string, never>>(messages), [messages]);
  const { open } = data.quiz.standing ?? { open: null };
  useFreshView(open ? `${open.attemptId} ${open.inTurn ?? 0}` : `overview ${data.quiz.standing?.submitted.length ?? 0}`);
  return (
    <NextIntlClientProvider locale={data.locale} messages={words} timeZone="UTC">
      <LessonHeader {...data.header} below={<LessonRuler data={data.outline} />} />
      {open ? (
        <QuizAttempt key={`${open.attemptId} ${open.inTurn ?? 0}`} attempt={open} lesson={data} />
      ) : (
        <main id="main" className="page quiz-page">
          {data.finished ? <CourseFinished {...data.finished} /> : null}
          <QuizOverview lesson={data} text={text} />
        </main>
      )}
      <div className="page pb-16">
        <LessonOutline data={data.outline} />
      </div>
      <Toaster labels={data.toasts} />
    </NextIntlClientProvider>
  );
}

/** A step that changed the page begins at its title, for eyes and for a screen reader. */
function useFreshView(view: string): void {
  const shown = useRef(view);
  useEffect(() => {
    if (shown.current === view) return;
    shown.current = view;
    window.scrollTo(0, 0);
    document.getElementById("quiz-title")?.focus();
  }, [view]);
}
