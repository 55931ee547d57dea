import { useCallback, useEffect, useRef, useState } from "react";
import { callProcedure, type Refusal } from "@/lib/client/call-procedure";
import { MAX_VIDEO_BYTES, refuseVideoFile, VIDEO_START_BYTES, type VideoFileRefusal } from "@/lib/domain/video-file";
import { askOffset } from "@/lib/upload/ask-offset";
import { ResumableUpload, type UploadState } from "@/lib/upload/resumable-upload";
import { fingerprintOf, keepUpload, readKept, type KeptUpload } from "./kept-upload";

type Place = { courseId: string; lessonId: string };

/** A file on its way, or why it is not. */
export type VideoUpload =
  | { kind: "idle" }
  | { kind: "preparing"; fileName: string }
  | { kind: "unfit"; fileName: string; why: VideoFileRefusal }
  | { kind: "refused"; refusal: Refusal }
  | { kind: "under_way"; fileName: string; state: UploadState };

/** Sends a chosen file to the video vendor. The same file chosen again goes on where it was, also in another sitting. */
export function useVideoUpload({ courseId, lessonId }: Place, onSent: () => void) {
  const [upload, setUpload] = useState<VideoUpload>({ kind: "idle" });
  const running = useRef<ResumableUpload | null>(null);
  const said = useRef(onSent);
  useEffect(() => {
    said.current = onSent;
  });
  useEffect(() => {
    const goOn = (): void => running.current?.resume();
    window.addEventListener("online", goOn);
    return () => {
      window.removeEventListener("online", goOn);
      running.current?.stop();
    };
  }, []);

  const send = useCallback(
    async (file: File): Promise<void> => {
      running.current?.stop();
      setUpload({ kind: "preparing", fileName: file.name });
      const why = await inspect(file);
      if (why) return setUpload({ kind: "unfit", fileName: file.name, why });
      const target = await openTarget({ courseId, lessonId }, file);
      if ("refusal" in target) return setUpload({ kind: "refused", refusal: target.refusal });
      const { muxSession } = await import("./mux-session");
      const resumable = new ResumableUpload({
        totalBytes: file.size,
        askPlace: () => askOffset(target.uploadUrl, file.size),
        openSession: muxSession(target.uploadUrl, file),
        onState: (state) => {
          if (state.kind === "sent" || state.kind === "gone") keepUpload(lessonId, null);
          setUpload({ kind: "under_way", fileName: file.name, state });
          if (state.kind === "sent") said.current();
        },
      });
      running.current = resumable;
      resumable.resume();
    },
    [courseId, lessonId],
  );
  const pause = useCallback(() => running.current?.pause(), []);
  const resume = useCallback(() => running.current?.resume(), []);
  return { upload, send, pause, resume, clear: useCallback(() => setUpload({ kind: "idle" }), []) };
}

async function inspect(file: File): Promise<VideoFileRefusal | null> {
  const start = file.size > MAX_VIDEO_BYTES ? new Uint8Array() : new Uint8Array(await file.slice(0, VIDEO_START_BYTES).arrayBuffer());
  return refuseVideoFile({ name: file.name, bytes: file.size, start });
}

/** The address that this file was begun with, while it lives; else a new one. */
async function openTarget(place: Place, file: File): Promise<KeptUpload | { refusal: Refusal }> {
  const fingerprint = await fingerprintOf(file);
  const kept = readKept(place.lessonId);
  if (kept?.fingerprint === fingerprint && (await isOpen(kept, file))) return kept;
  const started = await callProcedure("authoring", "startVideo", { ...place, fileName: file.name.slice(-200), bytes: file.size });
  if (!started.ok) return { refusal: started.refusal };
  const target = { ...started.data, fingerprint, fileName: file.name };
  keepUpload(place.lessonId, target);
  return target;
}

/** One that cannot be asked now may still live. */
async function isOpen({ uploadUrl }: KeptUpload, { size }: File): Promise<boolean> {
  try {
    return (await askOffset(uploadUrl, size)).kind !== "gone";
  } catch {
    return true;
  }
}
