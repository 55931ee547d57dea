"use client";

import { lazy, Suspense, type ReactElement } from "react";

/** Loaded by lessons that are an assignment, and by no other. */
const AssignmentLesson = lazy(() => import("./assignment-lesson"));

/** An assignment, from `AssignmentLessonData` and the messages of its namespaces as JSON. */
export function AssignmentDoor(props: { json: string; messages: string; text: string }): ReactElement {
  return (
    <Suspense fallback={null}>
      <AssignmentLesson {...props} />
    </Suspense>
  );
}
