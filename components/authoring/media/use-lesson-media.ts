import { useRouter } from "next/navigation";
import { useCallback, useEffect, useRef, useState } from "react";
import { askProcedure } from "@/lib/client/ask-procedure";
import type { LessonMedia } from "../studio-types";

const POLL_MS = 2_500;

/** The lesson's video as the server has it: asked again while something is under way there, then the page once more. */
export function useLessonMedia(initial: LessonMedia, place: { courseId: string; lessonId: string }) {
  const { courseId, lessonId } = place;
  const router = useRouter();
  const [media, setMedia] = useState(initial);
  const [isExpected, setIsExpected] = useState(false);
  const shown = useRef(gateOf(initial));
  const reload = useCallback(async () => {
    const answer = await askProcedure("authoring", "lessonMedia", { courseId, lessonId });
    if (answer.ok) setMedia(answer.data);
  }, [courseId, lessonId]);
  const isUnderWay = isExpected || isWorking(media);

  useEffect(() => {
    if (!isUnderWay) return;
    const timer = setInterval(() => void reload(), POLL_MS);
    return () => clearInterval(timer);
  }, [isUnderWay, reload]);

  useEffect(() => {
    if (!media.upload || media.upload.status !== "waiting_for_upload") setIsExpected(false);
    if (shown.current === gateOf(media)) return;
    shown.current = gateOf(media);
    whenNobodyTypes(() => router.refresh());
  }, [media, router]);

  /** The file is at the vendor: its first word of it is on the way. */
  const expect = useCallback(() => {
    setIsExpected(true);
    void reload();
  }, [reload]);
  return { media, reload, expect };
}

/** What the rest of the page says of it: which video, and whether it can be published. */
function gateOf({ video }: LessonMedia): string {
  return `${video?.videoId} ${video?.status} ${(video?.captions.length ?? 0) > 0}`;
}

/** A ready upload is about to be put into the draft; drafted captions are on their way. */
function isWorking({ video, upload }: LessonMedia): boolean {
  return video?.status === "processing" || upload?.status === "processing" || upload?.status === "ready" || (video?.captionDrafts.some(({ state }) => state === "asked" || state === "hearing") ?? false);
}

/** The rest of the page is read anew, which takes the cursor away: not while somebody writes. */
function whenNobodyTypes(work: () => void): void {
  const isTyping = (): boolean => document.activeElement instanceof HTMLTextAreaElement || document.activeElement instanceof HTMLInputElement;
  if (!isTyping()) return work();
  const onLeave = (): void => {
    setTimeout(() => {
      if (isTyping()) return;
      document.removeEventListener("focusout", onLeave);
      work();
    });
  };
  document.addEventListener("focusout", onLeave);
}
