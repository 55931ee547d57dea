import type { ReactElement, ReactNode } from "react";
import { Toaster } from "@/components/ui/toaster";
import { CourseFinished } from "./course-finished";
import type { LessonFrameData } from "./lesson-data";
import { LessonHeader } from "./lesson-header";
import { LessonHeading } from "./lesson-heading";
import { LessonOutline, LessonRuler } from "./lesson-outline";

type Props = { data: LessonFrameData & { summary: string }; toasts: { region: string; close: string }; children: ReactNode };

/** The page of a lesson that is read from top to bottom: where it is, its title, what it holds, and the course's outline beside it. */
export function LessonLayout({ data, toasts, children }: Props): ReactElement {
  const { header, outline, finished } = data;
  return (
    <>
      <LessonHeader {...header} below={<LessonRuler data={outline} />} />
      <div className="page grid gap-10 py-10 lg:grid-cols-[minmax(0,1fr)_22.5rem]">
        <main id="main" className="min-w-0">
          {finished ? <CourseFinished {...finished} /> : null}
          <LessonHeading kicker={data.kicker} title={data.title} summary={data.summary} language={data.language} />
          {children}
        </main>
        <aside>
          <LessonOutline data={outline} />
        </aside>
      </div>
      <Toaster labels={toasts} />
    </>
  );
}
