"use client";

import { useRouter } from "next/navigation";
import { useMemo, useRef, useState, type ReactElement } from "react";
import { RichText } from "@/components/patterns/rich-text";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Check, Download, FileDown } from "@/components/ui/icons";
import { Toaster } from "@/components/ui/toaster";
import { callProcedure } from "@/lib/client/call-procedure";
import { inLanguage } from "@/lib/i18n/in-language";
import { CourseFinished } from "./course-finished";
import type { FileLessonData, FileLessonLabels } from "./lesson-data";
import { LessonHeader } from "./lesson-header";
import { LessonHeading, NextStep } from "./lesson-heading";
import { LessonOutline, LessonRuler } from "./lesson-outline";
import { NotesPanel } from "./notes-panel";
import { useCopyButtons } from "./use-copy-buttons";

/** A lesson that hands out a file, from `FileLessonData` and `FileLessonLabels` as JSON: the file, what is said of it, one's notes. */
export function FileLesson({ json, labels: labelsJson, text: html }: { json: string; labels: string; text: string }): ReactElement {
  const data = useMemo(() => JSON.parse(json) as FileLessonData, [json]);
  const labels = useMemo(() => JSON.parse(labelsJson) as FileLessonLabels, [labelsJson]);
  const { address, standing, finished, outline, header } = data;
  const text = useRef<HTMLDivElement>(null);
  const noteRef = useRef<HTMLTextAreaElement>(null);
  useCopyButtons(text, labels.article);
  const hasNotes = standing !== null || data.notes.length > 0;
  return (
    <>
      <LessonHeader {...header} below={<LessonRuler data={outline} />} />
      <div className="page grid gap-10 py-10 lg:grid-cols-[minmax(0,1fr)_22.5rem]">
        <main id="main" className="min-w-0">
          {finished ? <CourseFinished {...finished} /> : null}
          <LessonHeading kicker={data.kicker} title={data.title} summary={data.summary} language={data.language} />
          <FileCard data={data} labels={labels.file} />
          <div ref={text} className="mt-8">
            {html === "" ? null : <RichText html={html} lang={data.language} />}
          </div>
          <div className="mt-10 flex flex-wrap items-center justify-between gap-4 border-t border-line pt-5">
            <p className="meta inline-flex items-center gap-2" data-file-done={standing?.isCompleted ?? false}>
              {standing?.isCompleted ? <Check /> : null}
              {standing === null ? data.guest : standing.isCompleted ? labels.file.done : labels.file.todo}
            </p>
            <NextStep {...data.next} />
          </div>
          {hasNotes ? (
            <section className="mt-10" aria-labelledby="file-notes">
              <h2 id="file-notes" className="t-item mb-2">
                {labels.article.yourNotes}
              </h2>
              <NotesPanel address={address} initial={data.notes} labels={labels.notes} fieldRef={noteRef} exportName={data.title} writing={standing ? "untimed" : null} />
            </section>
          ) : null}
        </main>
        <aside>
          <LessonOutline data={outline} />
        </aside>
      </div>
      <Toaster labels={{ region: labels.toasts, close: labels.close }} />
    </>
  );
}

/** The file by its name, its kind and its size, and the way to get it: a link made for this once. */
function FileCard({ data: { file, address, standing, language }, labels }: { data: FileLessonData; labels: FileLessonLabels["file"] }): ReactElement {
  const router = useRouter();
  const [state, setState] = useState<"idle" | "busy" | "failed">("idle");

  async function download(): Promise<void> {
    setState("busy");
    const opened = await callProcedure("learning", "openFile", address);
    setState(opened.ok ? "idle" : "failed");
    if (!opened.ok) return;
    location.assign(opened.data.href);
    if (standing && !standing.isCompleted) router.refresh();
  }

  if (!file) return <Callout tone="info" className="mt-6" title={labels.missing} />;
  return (
    <section aria-label={labels.title} className="mt-6 flex flex-wrap items-center justify-between gap-4 border-y border-line py-4">
      <div className="flex min-w-0 items-center gap-3">
        <FileDown className="text-ink-muted" />
        <div className="min-w-0">
          <p className="break-words font-semibold" {...inLanguage(language)}>
            <bdi>{file.name}</bdi>
          </p>
          <p className="meta">{file.detail}</p>
        </div>
      </div>
      <Button variant="primary" busy={state === "busy"} onClick={() => void download()}>
        <Download />
        {state === "busy" ? labels.preparing : labels.download}
      </Button>
      {state === "failed" ? (
        <p role="alert" className="w-full text-danger">
          {labels.failed}
        </p>
      ) : null}
    </section>
  );
}
