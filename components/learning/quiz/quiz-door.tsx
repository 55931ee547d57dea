"use client";

import { lazy, Suspense, type ReactElement } from "react";

/** Loaded by lessons that are a quiz, and by no other. */
const QuizLesson = lazy(() => import("./quiz-lesson"));

/** A quiz lesson, from `QuizLessonData` and the messages of its namespaces as JSON. */
export function QuizDoor(props: { json: string; messages: string; text: string }): ReactElement {
  return (
    <Suspense fallback={null}>
      <QuizLesson {...props} />
    </Suspense>
  );
}
