import { randomBytes } from "node:crypto";
import type { CodeLanguage } from "@/lib/domain/code-languages";
import { stripTypes } from "../strip-types";
import type { CodeCall, CodeLimits, CodeRunner } from "../types";
import { describeEngine, type Judge0Engine } from "./engine";
import { programAround, type RemoteLanguage } from "./program";
import { readCalls, readProgram, type RemoteRun } from "./read-run";
import type { Judge0Address } from "./request";
import { submit } from "./submit";

type Options = Judge0Address & {
  /** Runs what Judge0 does not have: SQL, which is PostgreSQL here and SQLite there, and languages that it lacks. */
  local: CodeRunner;
  /** How long a run may wait in Judge0's queue, milliseconds. */
  queueMs?: number;
};

type Job = { language: CodeLanguage; source: string; limits: CodeLimits };
type Target = { language: RemoteLanguage; languageId: number; engine: Judge0Engine };

const QUEUE_MS = 60_000;
/** How long what Judge0 said of itself is taken for true. */
const KNOWN_MS = 3_600_000;

/** Runs each job as one submission to a Judge0 (docs/code-runner.md). */
export function judge0CodeRunner({ local, queueMs = QUEUE_MS, ...address }: Options): CodeRunner {
  const engineOf = remembered(() => describeEngine(address));

  const targetOf = async (language: CodeLanguage): Promise<Target | null> => {
    if (language === "sql") return null;
    const remote = language === "typescript" ? "javascript" : language;
    const engine = await engineOf();
    const languageId = engine.languages[remote];
    return languageId === undefined ? null : { language: remote, languageId, engine };
  };
  const run = async ({ language, languageId, engine }: Target, { source, limits }: Job, calls: readonly CodeCall[] | null, stdin: string): Promise<{ run: RemoteRun; mark: string }> => {
    const mark = `criterio-${randomBytes(16).toString("hex")}:`;
    const program = programAround(language, mark, source, calls);
    return { mark, run: await submit(address, engine, { language, languageId, source: program, stdin, answers: calls?.length ?? 0, limits }, queueMs) };
  };

  return {
    runCalls: async ({ calls, ...job }) => {
      const target = await targetOf(job.language);
      if (!target) return local.runCalls({ calls, ...job });
      const plain = await asRun(job);
      if ("error" in plain) return { outcomes: calls.map(() => ({ status: "missing", error: plain.error, output: "" })), stopped: null };
      const ended = await run(target, { ...job, source: plain.source }, calls, "");
      return readCalls(ended.run, ended.mark, calls, job.limits);
    },
    runProgram: async ({ stdin, ...job }) => {
      const target = await targetOf(job.language);
      if (!target) return local.runProgram({ stdin, ...job });
      const plain = await asRun(job);
      if ("error" in plain) return { output: "", error: plain.error, stopped: null };
      const ended = await run(target, { ...job, source: plain.source }, null, stdin);
      return readProgram(ended.run, ended.mark, job.limits);
    },
  };
}

/** The types are taken out here: Judge0's compiler would check them, and make older JavaScript of the rest. */
async function asRun({ language, source }: Job): Promise<{ source: string } | { error: string }> {
  return language === "typescript" ? stripTypes(source) : { source };
}

function remembered<T>(find: () => Promise<T>): () => Promise<T> {
  let known: { value: Promise<T>; until: number } | null = null;
  return () => {
    if (known !== null && Date.now() < known.until) return known.value;
    const value = find();
    known = { value, until: Date.now() + KNOWN_MS };
    value.catch(() => (known = null));
    return value;
  };
}
