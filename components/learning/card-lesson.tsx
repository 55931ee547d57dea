"use client";

import { useRef, type ReactElement, type ReactNode } from "react";
import { RichText } from "@/components/patterns/rich-text";
import { Check } from "@/components/ui/icons";
import type { ArticleLessonLabels, CardLessonData } from "./lesson-data";
import { NextStep } from "./lesson-heading";
import { LessonLayout } from "./lesson-layout";
import { NotesPanel } from "./notes-panel";
import { useCopyButtons } from "./use-copy-buttons";

type Props = {
  kind: "file" | "live";
  data: CardLessonData;
  labels: ArticleLessonLabels;
  /** Said at the end of a lesson that is complete, and of one that is not. */
  ending: { done: string; todo: string };
  html: string;
  /** What the lesson is about, as a card: a file, a class at a time. */
  children: ReactNode;
};

/** A lesson around a card: the card, what is said of it, whether it is complete, one's notes. */
export function CardLesson({ kind, data, labels, ending, html, children }: Props): ReactElement {
  const { standing } = data;
  const text = useRef<HTMLDivElement>(null);
  const noteRef = useRef<HTMLTextAreaElement>(null);
  useCopyButtons(text, labels.article);
  const isDone = standing?.isCompleted ?? false;
  const hasNotes = standing !== null || data.notes.length > 0;
  return (
    <LessonLayout data={data} toasts={{ region: labels.toasts, close: labels.close }}>
      {children}
      <div ref={text} className="mt-8">
        {html === "" ? null : <RichText html={html} lang={data.language} />}
      </div>
      <div className="mt-10 flex flex-wrap items-center justify-between gap-4 border-t border-line pt-5">
        <p className="meta inline-flex items-center gap-2" {...{ [`data-${kind}-done`]: isDone }}>
          {isDone ? <Check /> : null}
          {standing === null ? data.guest : isDone ? ending.done : ending.todo}
        </p>
        <NextStep {...data.next} />
      </div>
      {hasNotes ? (
        <section className="mt-10" aria-labelledby="lesson-notes">
          <h2 id="lesson-notes" className="t-item mb-2">
            {labels.article.yourNotes}
          </h2>
          <NotesPanel address={data.address} initial={data.notes} labels={labels.notes} fieldRef={noteRef} exportName={data.title} writing={standing ? "untimed" : null} />
        </section>
      ) : null}
    </LessonLayout>
  );
}
