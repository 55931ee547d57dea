"use client";

import { lazy, Suspense, type ReactElement } from "react";

/** Loaded by lessons that play a package, and by no other. */
const PackageLesson = lazy(() => import("./package-lesson"));

/** A lesson that plays a package, from `PackageLessonData` and the messages of its namespaces as JSON. */
export function PackageDoor(props: { json: string; messages: string; text: string }): ReactElement {
  return (
    <Suspense fallback={null}>
      <PackageLesson {...props} />
    </Suspense>
  );
}
