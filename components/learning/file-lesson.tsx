"use client";

import { useRouter } from "next/navigation";
import { useMemo, useState, type ReactElement } from "react";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Download, FileDown } from "@/components/ui/icons";
import { callProcedure } from "@/lib/client/call-procedure";
import { handedData, wordsIn } from "@/lib/handed-data";
import { inLanguage } from "@/lib/i18n/in-language";
import { CardLesson } from "./card-lesson";
import type { FileLessonData, FileLessonLabels } from "./lesson-data";

/** A lesson that hands out a file, from `FileLessonData` and `FileLessonLabels` as JSON: the file, what is said of it, one's notes. */
export function FileLesson({ json, labels: labelsJson, text: html }: { json: string; labels: string; text: string }): ReactElement {
  const data = useMemo(() => handedData<FileLessonData>(json), [json]);
  const labels = useMemo(() => wordsIn<FileLessonLabels>(labelsJson), [labelsJson]);
  return (
    <CardLesson kind="file" data={data} labels={labels} ending={labels.file} html={html}>
      <FileCard data={data} labels={labels.file} />
    </CardLesson>
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
