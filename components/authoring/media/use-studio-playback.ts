import { useCallback, useEffect, useState } from "react";
import { askProcedure } from "@/lib/client/ask-procedure";
import type { StudioPlayback } from "../studio-types";

/** Signed addresses of the draft's video; `reload` asks for new ones, as after another cover was chosen. */
export function useStudioPlayback(courseId: string, lessonId: string) {
  const [playback, setPlayback] = useState<StudioPlayback | null>(null);
  const [hasFailed, setHasFailed] = useState(false);
  const reload = useCallback(async () => {
    const answer = await askProcedure("authoring", "lessonPlayback", { courseId, lessonId });
    setHasFailed(!answer.ok);
    if (answer.ok) setPlayback(answer.data);
  }, [courseId, lessonId]);
  useEffect(() => void reload(), [reload]);
  return { playback, hasFailed, reload };
}
