"use client";

import { useCallback, useRef, useState } from "react";
import { askProcedure } from "@/lib/client/ask-procedure";
import { callProcedure, type CallResult, type Refusal } from "@/lib/client/call-procedure";
import type { StudioCourse, StudioModule } from "../studio-types";
import { keepEqual } from "./outline-model";

type History = Pick<StudioCourse, "undo" | "redo">;
export type OutlineStart = History & { courseId: string; modules: StudioModule[] };
export type Outline = ReturnType<typeof useOutline>;

/**
 * The outline as it is shown: a change shows at once and is sent after those before it, one at a time. When all are
 * answered the server's outline takes the place of ours, so a refused change disappears and says why.
 */
export function useOutline({ courseId, ...start }: OutlineStart) {
  const [modules, setModules] = useState<StudioModule[]>(start.modules);
  const [history, setHistory] = useState<History>({ undo: start.undo, redo: start.redo });
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [pending, setPending] = useState(0);
  const queue = useRef<Promise<unknown>>(Promise.resolve());
  const waiting = useRef(0);

  const reload = useCallback(async (): Promise<void> => {
    const answer = await askProcedure("authoring", "course", { courseId });
    if (waiting.current > 0 || !answer.ok) return;
    setModules((shown) => keepEqual(shown, answer.data.modules));
    setHistory({ undo: answer.data.undo, redo: answer.data.redo });
  }, [courseId]);

  const perform = useCallback(
    async <T,>(call: () => Promise<CallResult<T>>, show?: (modules: StudioModule[]) => StudioModule[]): Promise<T | null> => {
      waiting.current += 1;
      setPending(waiting.current);
      setRefusal(null);
      if (show) setModules(show);
      const turn = queue.current.then(call);
      queue.current = turn;
      const result = await turn;
      waiting.current -= 1;
      if (!result.ok) setRefusal(result.refusal);
      if (waiting.current === 0) await reload();
      setPending(waiting.current);
      return result.ok ? result.data : null;
    },
    [reload],
  );

  const undo = useCallback(() => perform(() => callProcedure("authoring", "undo", { courseId })), [courseId, perform]);
  const redo = useCallback(() => perform(() => callProcedure("authoring", "redo", { courseId })), [courseId, perform]);

  return { courseId, modules, setModules, history, refusal, isSaving: pending > 0, perform, undo, redo };
}
