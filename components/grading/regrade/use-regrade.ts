import { useCallback, useEffect, useRef, useState } from "react";
import { askProcedure } from "@/lib/client/ask-procedure";
import { callProcedure, type Refusal } from "@/lib/client/call-procedure";
import type { RegradeMode } from "@/lib/schemas/regrade";
import type { RegradeEffect } from "@/server/grades";

/** While programs run. */
const LOOK_AGAIN_MS = 3_000;

type Address = { courseId: string; lessonId: string };

/** What a teacher chose, and what it would do: asked of the school again whenever they choose otherwise. */
export function useRegrade({ courseId, lessonId }: Address) {
  const [modes, setModes] = useState<ReadonlyMap<string, RegradeMode>>(new Map());
  const [wanted, setWanted] = useState<boolean | null>(null);
  const [effect, setEffect] = useState<RegradeEffect | null>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [busy, setBusy] = useState<"computing" | "more" | "starting" | "running" | null>(null);
  const asked = useRef(0);

  const ask = useCallback(
    async (cursor: string | null) => {
      asked.current += 1;
      const number = asked.current;
      setBusy(cursor === null ? "computing" : "more");
      const result = await askProcedure("grades", "regradeEffect", { courseId, lessonId, choices: choicesOf(modes), onlyRaises: wanted, ...(cursor !== null && { cursor }) });
      // What was chosen meanwhile has its own answer.
      if (number !== asked.current) return;
      setBusy(null);
      setRefusal(result.ok ? null : result.refusal);
      if (result.ok) setEffect((before) => (cursor === null || !before ? result.data : { ...result.data, rows: [...before.rows, ...result.data.rows] }));
      else if (cursor === null) setEffect(null);
    },
    [courseId, lessonId, modes, wanted],
  );

  useEffect(() => {
    void ask(null);
  }, [ask]);

  const isRunning = effect?.programs.isRunning ?? false;
  useEffect(() => {
    if (!isRunning || busy !== null) return;
    const timer = setTimeout(() => void ask(null), LOOK_AGAIN_MS);
    return () => clearTimeout(timer);
  }, [ask, busy, isRunning]);

  const runPrograms = async (): Promise<void> => {
    if (!effect) return;
    setBusy("running");
    const result = await callProcedure("grades", "startTrial", { courseId, lessonId, choices: choicesOf(modes), seen: effect.seen });
    setBusy(null);
    setRefusal(result.ok ? null : result.refusal);
    if (result.ok) void ask(null);
  };

  const start = async (reason: string): Promise<boolean> => {
    if (!effect) return false;
    setBusy("starting");
    const result = await callProcedure("grades", "startRegrade", { courseId, lessonId, choices: choicesOf(modes), onlyRaises: effect.onlyRaises, reason, seen: effect.seen });
    setBusy(null);
    setRefusal(result.ok ? null : result.refusal);
    return result.ok;
  };
  const choose = (question: string, mode: RegradeMode): void => setModes((before) => new Map(before).set(question, mode));
  const reset = (): void => {
    setModes(new Map());
    setWanted(null);
    setEffect(null);
  };
  return { modes, choose, setWanted, effect, refusal, busy, more: () => void ask(effect?.nextCursor ?? null), start, runPrograms, reset };
}

function choicesOf(modes: ReadonlyMap<string, RegradeMode>): { question: string; mode: RegradeMode }[] {
  return [...modes].map(([question, mode]) => ({ question, mode }));
}
