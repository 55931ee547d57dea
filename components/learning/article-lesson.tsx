"use client";

import { useMemo, useRef, useState, type ReactElement, type RefObject } from "react";
import { Toaster } from "@/components/ui/toaster";
import { handedData, wordsIn } from "@/lib/handed-data";
import { fill } from "@/lib/i18n/fill";
import { formatPercent } from "@/lib/i18n/format";
import { inLanguage } from "@/lib/i18n/in-language";
import { CourseFinished } from "./course-finished";
import type { ArticleLessonData, ArticleLessonLabels } from "./lesson-data";
import { LessonHeader } from "./lesson-header";
import { LessonHeading, NextStep } from "./lesson-heading";
import { LessonOutline, LessonRuler } from "./lesson-outline";
import { LessonText } from "./lesson-text";
import { MarkAsRead } from "./mark-as-read";
import { NotesPanel } from "./notes-panel";
import type { ArticleLabels } from "./player-labels";
import { playerMemory } from "./player-memory";
import { useCopyButtons } from "./use-copy-buttons";
import { usePlaybackReporter } from "./use-playback-reporter";
import { usePlayerKeys } from "./use-player-keys";
import { useReadingPlace } from "./use-reading-place";

/** An article, from `ArticleLessonData` and `ArticleLessonLabels` as JSON: contents at the left, the text, one's notes in the margin. */
export function ArticleLesson({ json, labels: labelsJson, text: name }: { json: string; labels: string; /** Its name: see `LessonText`. */ text: string }): ReactElement {
  const props = useMemo(() => handedData<ArticleLessonData>(json), [json]);
  const labels = useMemo(() => wordsIn<ArticleLessonLabels>(labelsJson), [labelsJson]);
  const { address, standing, headings, header, finished, outline } = props;
  const text = useRef<HTMLDivElement>(null);
  const noteRef = useRef<HTMLTextAreaElement>(null);
  const { share, currentId } = useReading(props, text);
  useCopyButtons(text, labels.article);
  usePlayerKeys(null, { writeNote: () => noteRef.current?.focus(), searchTranscript: () => undefined, showHelp: () => undefined, showOutline: () => document.getElementById("outline")?.scrollIntoView() }, playerMemory.hasKeys());
  const next = <NextStep {...props.next} />;
  const hasNotes = standing !== null || props.notes.length > 0;

  return (
    <>
      <LessonHeader
        {...header}
        below={
          <>
            <LessonRuler data={outline} />
            <progress className="bar reading-bar" value={share} max={1} aria-label={fill(labels.article.progress, { percent: formatPercent(share, props.locale) })} />
          </>
        }
      />
      <div className="page article-grid">
        <ArticleContents headings={headings} currentId={currentId} labels={labels.article} length={props.length} language={props.language} place={standing ? labels.article.place : props.guest} />
        <main id="main" className="min-w-0">
          {finished ? <CourseFinished {...finished} /> : null}
          <LessonHeading kicker={props.kicker} title={props.title} summary={props.summary} language={props.language} />
          <div ref={text} className="mt-6">
            <LessonText name={name} lang={props.language} />
          </div>
          <div className="mt-10 flex flex-wrap items-center justify-between gap-4 border-t border-line pt-5">
            {standing ? <MarkAsRead address={address} labels={labels.article} isCompleted={standing.isCompleted} nextHref={props.nextHref} next={next} /> : next}
          </div>
        </main>
        <aside className="min-w-0" aria-label={labels.notes.title}>
          {hasNotes ? (
            <section className="article-notes">
              <h2 className="t-item mb-2">{labels.article.yourNotes}</h2>
              <NotesPanel address={address} initial={props.notes} labels={labels.notes} fieldRef={noteRef} exportName={props.title} writing={standing ? "untimed" : null} />
            </section>
          ) : null}
        </aside>
      </div>
      <div className="page pb-16">
        <LessonOutline data={outline} />
      </div>
      <Toaster labels={{ region: labels.toasts, close: labels.close }} />
    </>
  );
}

type ContentsProps = { headings: ArticleLessonData["headings"]; currentId: string | null; labels: ArticleLabels; length: string; language: string; place: string };

function ArticleContents({ headings, currentId, labels, length, language, place }: ContentsProps): ReactElement {
  const links = headings.map((heading) => (
    <a key={heading.id} href={`#${heading.id}`} className="toc-link" aria-current={heading.id === currentId ? "location" : undefined}>
      {heading.text}
    </a>
  ));
  return (
    <nav aria-label={labels.contents} className="article-contents">
      {headings.length > 1 ? (
        <>
          <p className="article-wide mb-3 font-semibold">{labels.contents}</p>
          <details className="article-narrow">
            <summary className="font-semibold">{labels.contents}</summary>
            <div className="mt-2" {...inLanguage(language)}>
              {links}
            </div>
          </details>
          <div className="article-wide" {...inLanguage(language)}>
            {links}
          </div>
        </>
      ) : null}
      <p className="meta mt-4">{length}</p>
      <p className="meta mt-1">{place}</p>
    </nav>
  );
}

/** Where the reader is. Kept with their account where there is one to keep it in. */
function useReading({ standing, address, durationSeconds }: ArticleLessonData, text: RefObject<HTMLDivElement | null>) {
  const [initial] = useState(() => ({ watchedSeconds: 0, isCompleted: standing?.isCompleted ?? false }));
  const { watch } = usePlaybackReporter(standing?.enrollmentId ?? null, address, initial);
  return useReadingPlace(text, {
    startShare: standing && durationSeconds > 0 && !standing.isCompleted ? standing.positionSeconds / durationSeconds : 0,
    onMove: (share) => watch.onMove(share * durationSeconds),
  });
}
