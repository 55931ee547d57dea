"use client";

import { useRouter } from "next/navigation";
import { useEffect, useRef, useState, type ReactElement } from "react";
import { Button } from "@/components/ui/button";
import { Check } from "@/components/ui/icons";
import { callProcedure } from "@/lib/client/call-procedure";
import type { LessonAddress } from "@/lib/schemas/learning";

export type LessonAskData = {
  /** What makes the lesson complete, and what is missing in the course. */
  lines: readonly string[];
  address: LessonAddress;
  /** What this page does about it: a button, the visit itself, or nothing. */
  act: "mark" | "visit" | null;
  labels: { title: string; mark: string; marking: string; failed: string };
};

/** What a lesson asks of its learner, beside the outline. */
export function LessonAsk(data: LessonAskData): ReactElement | null {
  const { lines, act, labels } = data;
  if (lines.length === 0) return null;
  return (
    <div className="grid gap-2 px-5 pb-4" role="group" aria-label={labels.title} data-lesson-ask={act ?? ""}>
      {lines.map((line) => (
        <p key={line} className="meta">
          {line}
        </p>
      ))}
      {act === null ? null : <LessonAct key={data.address.lessonSlug} {...data} />}
    </div>
  );
}

/** The button where the learner's word is enough; a lesson that asks to be opened is told of the visit. */
function LessonAct({ address, act, labels }: LessonAskData): ReactElement {
  const router = useRouter();
  const [state, setState] = useState<"idle" | "busy" | "failed">("idle");
  const isTold = useRef(false);
  const tell = async (): Promise<void> => {
    setState("busy");
    const done = await callProcedure("learning", "completeLesson", address);
    setState(done.ok ? "idle" : "failed");
    if (done.ok) router.refresh();
  };
  useEffect(() => {
    if (act !== "visit" || isTold.current) return;
    isTold.current = true;
    void tell();
  });
  return (
    <>
      {state === "failed" ? (
        <p role="alert" className="text-danger">
          {labels.failed}
        </p>
      ) : null}
      {act === "mark" ? (
        <Button size="sm" className="justify-self-start" busy={state === "busy"} onClick={() => void tell()}>
          <Check />
          {state === "busy" ? labels.marking : labels.mark}
        </Button>
      ) : null}
    </>
  );
}
