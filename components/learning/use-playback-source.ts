import { useCallback, useEffect, useRef, useState } from "react";
import type { LessonAddress } from "@/lib/schemas/learning";
import { loadPlayback, type PlaybackAnswer } from "./load-playback";

const POLL_MS = 5_000;
const RETRY_MS = 6_000;
const WATCH_MS = 20_000;
/** A new address is asked for this long before the old one ends. */
const RENEW_BEFORE_MS = 3 * 60_000;
/** An address that is refused right after it was given is not the address's fault. */
const MIN_RENEWAL_GAP_MS = 15_000;

/**
 * The signed addresses of a lesson's video while `isWanted`: asked again while the video is processed or the server is
 * out of reach, and before they end. A renewal that fails keeps the old ones. `renew` asks at once; it says false when it
 * has just done so.
 */
export function usePlaybackSource({ courseSlug, lessonSlug }: LessonAddress, isWanted: boolean): { answer: PlaybackAnswer | null; renew(options?: { always: true }): boolean } {
  const [answer, setAnswer] = useState<PlaybackAnswer | null>(null);
  const askedAt = useRef(0);

  const ask = useCallback(async () => {
    askedAt.current = Date.now();
    const next = await loadPlayback({ courseSlug, lessonSlug });
    setAnswer((known) => (known?.kind === "ready" && next.kind === "unreachable" ? known : next));
  }, [courseSlug, lessonSlug]);

  useEffect(() => {
    if (isWanted) void ask();
  }, [isWanted, ask]);

  useEffect(() => {
    if (!isWanted || !answer) return;
    if (answer.kind === "ready") {
      const watch = setInterval(() => {
        if (Date.now() > Date.parse(answer.source.expiresAt) - RENEW_BEFORE_MS) void ask();
      }, WATCH_MS);
      return () => clearInterval(watch);
    }
    if (answer.kind === "failed" || answer.kind === "refused") return;
    const again = setTimeout(() => void ask(), answer.kind === "unreachable" ? RETRY_MS : POLL_MS);
    return () => clearTimeout(again);
  }, [answer, isWanted, ask]);

  const renew = useCallback(
    (options?: { always: true }) => {
      const isDue = options?.always === true || Date.now() - askedAt.current > MIN_RENEWAL_GAP_MS;
      if (isDue) void ask();
      return isDue;
    },
    [ask],
  );
  return { answer, renew };
}
