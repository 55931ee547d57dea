import { useCallback, useEffect, useState } from "react";
import type { CaptionCue } from "@/lib/captions/caption-cue";
import { askProcedure } from "@/lib/client/ask-procedure";
import type { Refusal } from "@/lib/client/call-procedure";
import type { CaptionEditor } from "../studio-types";

/** A cue while it is edited: its key stays through every change of the list. */
export type KeyedCue = CaptionCue & { key: number };

type Place = { courseId: string; lessonId: string; captionId: string };

let lastKey = 0;
const keyed = (cue: CaptionCue & { key?: number }): KeyedCue => ({ ...cue, key: cue.key ?? (lastKey += 1) });

/** The cues of a caption file, loaded and then edited here; `isChanged` until they are saved. */
export function useCues({ courseId, lessonId, captionId }: Place) {
  const [editor, setEditor] = useState<CaptionEditor | null>(null);
  const [cues, setCues] = useState<KeyedCue[]>([]);
  const [isChanged, setIsChanged] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const load = useCallback(
    async (version?: number) => {
      const answer = await askProcedure("authoring", "captions", { courseId, lessonId, captionId, ...(version !== undefined && { version }) });
      setRefusal(answer.ok ? null : answer.refusal);
      if (!answer.ok) return;
      setEditor(answer.data);
      setCues(answer.data.cues.map(keyed));
      setIsChanged(version !== undefined && version !== answer.data.version);
    },
    [courseId, lessonId, captionId],
  );
  useEffect(() => void load(), [load]);
  useEffect(() => {
    if (!isChanged) return;
    const ask = (event: BeforeUnloadEvent): void => event.preventDefault();
    window.addEventListener("beforeunload", ask);
    return () => window.removeEventListener("beforeunload", ask);
  }, [isChanged]);
  const change = useCallback((edit: (cues: readonly KeyedCue[]) => readonly (CaptionCue & { key?: number })[]) => {
    setCues((shown) => edit(shown).map(keyed));
    setIsChanged(true);
  }, []);
  return { editor, cues, isChanged, refusal, setRefusal, load, change };
}
