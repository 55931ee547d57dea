"use client";

import { useEffect, useRef, useState } from "react";
import { callProcedure } from "@/lib/client/call-procedure";
import type { LessonEditor, LessonText } from "../studio-types";
import { useStable } from "../use-stable";
import { Autosave, type SaveState } from "./autosave";
import { openDraftStore } from "./draft-store";

type Options = { lesson: LessonEditor; userId: string; onText: (text: LessonText) => void };

/** Autosave of one lesson in this tab: the device's copy first, then the server, again whenever the network comes back. */
export function useAutosave({ lesson, userId, onText }: Options) {
  const [state, setState] = useState<SaveState>({ kind: "saved", at: lesson.savedAt });
  const autosave = useRef<Autosave>(null);
  const showText = useStable(onText);
  const { courseId, lessonId, base, savedAt, title, summary, body, durationSeconds, isPreview } = lesson;

  useEffect(() => {
    const store = openDraftStore(userId, lessonId);
    const kept = store.find();
    const running = new Autosave({
      start: { base, savedAt, text: { title, summary, body, durationSeconds, isPreview } },
      kept,
      keep: store.keep,
      forget: store.forget,
      send: ({ text, resolves, ...attempt }) => callProcedure("authoring", "saveLesson", { courseId, lessonId, ...attempt, ...text, ...(resolves !== null && { resolves }) }),
      onState: setState,
      onMerged: showText,
      newKey: () => crypto.randomUUID(),
    });
    autosave.current = running;
    if (kept) showText(kept.text);
    const onOnline = (): void => void running.flush();
    const onHide = (): void => {
      store.write();
      void running.flush();
    };
    window.addEventListener("online", onOnline);
    window.addEventListener("pagehide", onHide);
    document.addEventListener("visibilitychange", onHide);
    return () => {
      running.stop();
      store.write();
      window.removeEventListener("online", onOnline);
      window.removeEventListener("pagehide", onHide);
      document.removeEventListener("visibilitychange", onHide);
    };
    // The lesson is read once: the page is made anew for another lesson or revision.
  }, [userId, courseId, lessonId, base, savedAt, title, summary, body, durationSeconds, isPreview, showText]);

  return {
    state,
    change: useStable((fields: Partial<LessonText>) => autosave.current?.change(fields)),
    flush: useStable(() => void autosave.current?.flush()),
    resolve: useStable((text: LessonText, setAsideId: string) => void autosave.current?.resolve(text, setAsideId)),
  };
}
