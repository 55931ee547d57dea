import { useEffect, useState } from "react";
import { deviceStorage } from "@/lib/client/device-storage";
import type { LessonAddress } from "@/lib/schemas/learning";
import { createPlaybackOutbox } from "./playback-outbox";
import { createRangeTracker } from "./range-tracker";
import { sendReport } from "./send-report";

const HEARTBEAT_MS = 10_000;

export type SavingState = "saved" | "offline" | "refused";

export type PlaybackWatch = {
  /** The player stands at `seconds`, having played there at `rate`. */
  onTime(seconds: number, rate: number): void;
  /** The place is another one, without playing. */
  onMove(seconds: number): void;
  /** A seek or another source: what follows does not continue what was. */
  onCut(): void;
  /** Playing stopped, by hand or at the end. */
  onRest(seconds: number): void;
};

type Progress = { watchedSeconds: number; isCompleted: boolean };

/**
 * Reports what is really played: every ten seconds, when playing rests, and when the page goes away. What could not be
 * sent waits on this device and goes with the next report that arrives. Without an enrollment nothing is kept.
 */
export function usePlaybackReporter(
  enrollmentId: string | null,
  { courseSlug, lessonSlug }: LessonAddress,
  initial: Progress,
): { watch: PlaybackWatch; progress: Progress; saving: SavingState } {
  const [progress, setProgress] = useState(initial);
  const [saving, setSaving] = useState<SavingState>("saved");
  const [reporter] = useState(() => (enrollmentId === null ? NOTHING_KEPT : createReporter(enrollmentId, { courseSlug, lessonSlug })));

  useEffect(
    () =>
      reporter.start({
        onProgress: (stored) => setProgress((known) => ({ watchedSeconds: Math.max(known.watchedSeconds, stored.watchedSeconds), isCompleted: known.isCompleted || stored.isCompleted })),
        onSaving: setSaving,
      }),
    [reporter],
  );
  return { watch: reporter.watch, progress, saving };
}

type Reporter = { watch: PlaybackWatch; start(listeners: Listeners): () => void };

const NOTHING_KEPT: Reporter = {
  watch: { onTime: () => undefined, onMove: () => undefined, onCut: () => undefined, onRest: () => undefined },
  start: () => () => undefined,
};

type Listeners = { onProgress(progress: Progress): void; onSaving(state: SavingState): void };

function createReporter(enrollmentId: string, address: LessonAddress): Reporter {
  const tracker = createRangeTracker();
  const outbox = createPlaybackOutbox(enrollmentId, deviceStorage());
  let position: number | null = null;
  let movedAt = "";
  let isSending = false;
  let isRefused = false;
  let listeners: Listeners | null = null;

  function collect(): void {
    const ranges = tracker.take();
    if (position === null && ranges.length === 0) return;
    outbox.add({ ...address, ranges, positionSeconds: position ?? 0, at: movedAt });
    position = null;
  }

  /** `isLast`: the page goes away, so a report that is under way is not waited for. Sending twice is harmless. */
  async function send({ isLast } = { isLast: false }): Promise<void> {
    if ((isSending && !isLast) || isRefused) return;
    isSending = true;
    for (const lessonSlug of outbox.lessons()) {
      const report = outbox.take(lessonSlug);
      if (!report) continue;
      const sent = await sendReport(report);
      if (sent.kind === "unreachable") {
        listeners?.onSaving("offline");
        break;
      }
      outbox.settle(lessonSlug);
      if (sent.kind === "refused") {
        isRefused = lessonSlug === address.lessonSlug;
        if (isRefused) listeners?.onSaving("refused");
      } else {
        listeners?.onSaving("saved");
        if (lessonSlug === address.lessonSlug) listeners?.onProgress(sent);
      }
    }
    isSending = false;
  }

  const flushAs = (isLast: boolean) => () => {
    collect();
    void send({ isLast });
  };
  const flush = flushAs(false);
  const flushLast = flushAs(true);

  function move(seconds: number): void {
    position = seconds;
    movedAt = new Date().toISOString();
  }

  const watch: PlaybackWatch = {
    onTime(seconds, rate) {
      tracker.advance(seconds, rate);
      move(seconds);
    },
    onMove: move,
    onCut: () => tracker.cut(),
    onRest(seconds) {
      tracker.cut();
      move(seconds);
      flush();
    },
  };

  function start(attached: Listeners): () => void {
    listeners = attached;
    const stopListening = listenForLeaving(flush, flushLast);
    void send();
    return () => {
      stopListening();
      flush();
      listeners = null;
    };
  }

  return { watch, start };
}

/** Reports every few seconds and when the network is back; for the last time when the page is hidden or goes away. */
function listenForLeaving(flush: () => void, flushLast: () => void): () => void {
  const heartbeat = setInterval(flush, HEARTBEAT_MS);
  const onHidden = () => {
    if (document.visibilityState === "hidden") flushLast();
  };
  document.addEventListener("visibilitychange", onHidden);
  window.addEventListener("pagehide", flushLast);
  window.addEventListener("online", flush);
  return () => {
    clearInterval(heartbeat);
    document.removeEventListener("visibilitychange", onHidden);
    window.removeEventListener("pagehide", flushLast);
    window.removeEventListener("online", flush);
  };
}
