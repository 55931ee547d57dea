import { useRef, useState } from "react";
import type { CodeLanguage } from "@/lib/domain/code-languages";
import { callProcedure, type Refusal } from "@/lib/client/call-procedure";
import type { TryCodeSolutionInput } from "@/lib/schemas/code-question";
import type { CodeTestRun } from "@/server/assessment";

/** A run of a solution, its results by the ids of the tests, and the limits that it had. */
export type SolutionRun = Omit<CodeTestRun, "results"> & { language: CodeLanguage; results: Map<string, CodeTestRun["results"][number]>; timeLimitMs: number; memoryLimitMb: number };

/** Tries a solution, one at a time. What was found is forgotten when the question changes, also while it is on its way. */
export function useSolutionRun() {
  const [running, setRunning] = useState<CodeLanguage | null>(null);
  const [run, setRun] = useState<SolutionRun | null>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const turn = useRef(0);
  const forget = (): void => {
    turn.current += 1;
    setRun(null);
    setRefusal(null);
  };
  const start = async (job: TryCodeSolutionInput): Promise<void> => {
    forget();
    const mine = turn.current;
    setRunning(job.language);
    const answer = await callProcedure("authoring", "tryCodeSolution", job);
    setRunning(null);
    if (turn.current !== mine) return;
    setRefusal(answer.ok ? null : answer.refusal);
    if (!answer.ok) return;
    const results = new Map(job.tests.flatMap(({ id }, index) => {
      const result = answer.data.results[index];
      return result ? [[id, result] as const] : [];
    }));
    setRun({ ...answer.data, results, language: job.language, timeLimitMs: job.timeLimitMs, memoryLimitMb: job.memoryLimitMb });
  };
  return { running, run, refusal, forget, start };
}
