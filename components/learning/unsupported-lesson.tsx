import type { ReactElement } from "react";
import type { LessonFrameData } from "./lesson-data";
import { LessonHeader } from "./lesson-header";
import { NextStep } from "./lesson-heading";
import { LessonOutline, LessonRuler } from "./lesson-outline";

/** A lesson of a kind that this page has no reader for: says so and keeps the rest of the course at hand. */
export function UnsupportedLesson({ frame, title, text }: { frame: LessonFrameData; title: string; text: string }): ReactElement {
  return (
    <>
      <LessonHeader {...frame.header} below={<LessonRuler data={frame.outline} />} />
      <div className="page grid gap-10 py-10 lg:grid-cols-[minmax(0,1fr)_22.5rem]">
        <main id="main">
          <h1 className="t-page">{title}</h1>
          <p className="lede mt-3">{text}</p>
          <div className="mt-6">
            <NextStep {...frame.next} />
          </div>
        </main>
        <aside>
          <LessonOutline data={frame.outline} />
        </aside>
      </div>
    </>
  );
}
