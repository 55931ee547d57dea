import type { ReactElement, ReactNode } from "react";
import { LessonHeader, type LessonHeaderProps } from "./lesson-header";

type Props = { header: LessonHeaderProps; outline: ReactNode; next: ReactNode; title: string; text: string };

/** A lesson of a kind that this page has no reader for: says so and keeps the rest of the course at hand. */
export function UnsupportedLesson({ header, outline, next, title, text }: Props): ReactElement {
  return (
    <>
      <LessonHeader {...header} />
      <div className="page grid gap-10 py-10 lg:grid-cols-[minmax(0,1fr)_22.5rem]">
        <main id="main">
          <h1 className="t-page">{title}</h1>
          <p className="lede mt-3">{text}</p>
          <div className="mt-6">{next}</div>
        </main>
        <aside>{outline}</aside>
      </div>
    </>
  );
}
