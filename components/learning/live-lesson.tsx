"use client";

import { useRouter } from "next/navigation";
import { useEffect, useMemo, useState, type ReactElement } from "react";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Calendar, ExternalLink, Video } from "@/components/ui/icons";
import { callProcedure } from "@/lib/client/call-procedure";
import { livePhase, type LivePhase } from "@/lib/domain/live-session";
import { handedData, wordsIn } from "@/lib/handed-data";
import { formatDateTime, formatDuration, formatRelative, formatZone } from "@/lib/i18n/format";
import type { LessonLive } from "@/server/learning";
import { CardLesson } from "./card-lesson";
import type { LiveLessonData, LiveLessonLabels } from "./lesson-data";

/** A class at a time, from `LiveLessonData` and `LiveLessonLabels` as JSON: when it is, the door while it is open, what is said of it, one's notes. */
export function LiveLesson({ json, labels: labelsJson, text: html }: { json: string; labels: string; text: string }): ReactElement {
  const data = useMemo(() => handedData<LiveLessonData>(json), [json]);
  const labels = useMemo(() => wordsIn<LiveLessonLabels>(labelsJson), [labelsJson]);
  return (
    <CardLesson kind="live" data={data} labels={labels} ending={labels.live} html={html}>
      {data.live ? <LiveCard data={data} live={data.live} labels={labels.live} /> : <Callout tone="info" className="mt-6" title={labels.live.unscheduled} />}
    </CardLesson>
  );
}

/** When it is, here and where the course is, and what one can do about it now. */
function LiveCard({ data: { locale, now, zone, address, standing }, live, labels }: { data: LiveLessonData; live: LessonLive; labels: LiveLessonLabels["live"] }): ReactElement {
  const phase = usePhase(live, now);
  const router = useRouter();
  const [state, setState] = useState<"idle" | "busy" | "failed">("idle");
  const starts = new Date(live.startsAt);
  const act = async (work: () => Promise<boolean>): Promise<void> => {
    setState("busy");
    const isDone = await work();
    setState(isDone ? "idle" : "failed");
    if (isDone && standing && !standing.isCompleted) router.refresh();
  };
  const join = async (): Promise<boolean> => {
    // Opened by the click itself, or the browser takes it for an unwanted window.
    const window_ = window.open("about:blank", "_blank");
    if (window_) window_.opener = null;
    const joined = await callProcedure("learning", "joinLive", address);
    if (!joined.ok) window_?.close();
    else if (window_) window_.location.href = joined.data.url;
    else location.assign(joined.data.url);
    return joined.ok;
  };
  const finish = async (): Promise<boolean> => (await callProcedure("learning", "completeLesson", address)).ok;
  return (
    <section aria-label={labels.title} className="mt-6 grid gap-4 border-y border-line py-5" data-live-phase={phase}>
      <div>
        <p className="t-item">{formatDateTime(starts, locale, zone)}</p>
        <p className="meta">
          {formatZone(starts, locale, zone)} · {formatDuration(live.durationMinutes * 60, locale)}
          {live.timeZone === zone ? null : ` · ${labels.courseTime}: ${formatDateTime(starts, locale, live.timeZone)} ${formatZone(starts, locale, live.timeZone)}`}
        </p>
      </div>
      <p role="status">{phase === "waiting" ? `${labels.begins} ${formatRelative(starts, new Date(now), locale)}. ${labels.waiting}` : labels[phase]}</p>
      <div className="flex flex-wrap items-center gap-3">
        {phase === "open" ? (
          <Button variant="primary" busy={state === "busy"} onClick={() => void act(join)}>
            <Video />
            {labels.join}
          </Button>
        ) : null}
        {phase === "over" && live.recordingUrl ? (
          <a className="btn" data-variant="second" data-size="md" href={live.recordingUrl} target="_blank" rel="noopener noreferrer">
            <ExternalLink />
            {labels.recording}
          </a>
        ) : null}
        {phase === "over" && standing && !standing.isCompleted ? (
          <Button variant="primary" busy={state === "busy"} onClick={() => void act(finish)}>
            {labels.finish}
          </Button>
        ) : null}
        {phase === "over" ? null : (
          <a className="btn" data-variant="second" data-size="md" href={`/api/calendar/${address.courseSlug}/${address.lessonSlug}`} download>
            <Calendar />
            {labels.calendar}
          </a>
        )}
      </div>
      {state === "failed" ? (
        <p role="alert" className="text-danger">
          {labels.failed}
        </p>
      ) : null}
    </section>
  );
}

/** Where the class stands by the server's clock, which goes on here: the door opens and closes without a reload. */
function usePhase(live: LessonLive, now: number): LivePhase {
  const [at, setAt] = useState(now);
  const { phase, until } = livePhase(live, at);
  useEffect(() => {
    if (until === null) return;
    const began = performance.now();
    // Timers hold no more than 24 days; the next look is soon enough.
    const timer = setTimeout(() => setAt(at + performance.now() - began), Math.min(until - at + 500, 86_400_000));
    return () => clearTimeout(timer);
  }, [at, until]);
  return phase;
}
