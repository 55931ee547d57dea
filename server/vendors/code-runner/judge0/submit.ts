import { setTimeout as wait } from "node:timers/promises";
import { z } from "zod";
import { CodeRunnerBusy, type CodeLimits, type CodeStop } from "../types";
import type { Judge0Engine } from "./engine";
import type { RemoteLanguage } from "./program";
import type { RemoteRun } from "./read-run";
import { ask, type Judge0Address } from "./request";

/** Numbers of Judge0's statuses: https://ce.judge0.com/#statuses-and-languages-status-get */
const STATUS = { queued: 1, running: 2, done: 3, time: 5, compile: 6, fileSize: 8, aborted: 10, exitCode: 11, otherSignal: 12, internal: 13, format: 14 } as const;
const SIGKILL = 9;

/** What a language holds before a program's first line, mebibytes, and how long its start may take, seconds. */
const OWN_MB: Record<RemoteLanguage, number> = { javascript: 128, python: 32, lua: 16 };
const START_SECONDS = 1;
/** Room for the lines of our own harness, kibibytes. */
const OWN_FILE_KB = 64;

const FIRST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 1_000;
const FIELDS = "status,stdout,stderr,compile_output,message,exit_signal,memory";

const tokenSchema = z.object({ token: z.string().regex(/^[\w-]{1,100}$/) });
const base64 = z.string().nullish().transform((text) => Buffer.from(text ?? "", "base64"));
const submissionSchema = z.object({
  status: z.object({ id: z.number().int().min(1).max(STATUS.format) }),
  stdout: base64,
  stderr: base64,
  compile_output: base64,
  message: base64,
  exit_signal: z.number().int().nullish(),
  memory: z.number().nullish(),
});
type Submission = z.infer<typeof submissionSchema>;

/** A program to run; `answers` is how many values it may give back. */
type Job = { language: RemoteLanguage; languageId: number; source: string; stdin: string; answers: number; limits: CodeLimits };

/**
 * Has Judge0 run a program and waits for its end, asking again and again: Judge0 itself advises against `wait=true`. Throws
 * `CodeRunnerBusy` when no end is told within the job's time and `queueMs`, or when Judge0 could not run it at all.
 */
export async function submit(address: Judge0Address, engine: Judge0Engine, job: Job, queueMs: number): Promise<RemoteRun> {
  const asked = limitsFor(engine, job);
  const encode = (text: string): string => Buffer.from(text).toString("base64");
  const { token } = await ask(address, "submissions?base64_encoded=true&wait=false", tokenSchema, {
    language_id: job.languageId,
    source_code: encode(job.source),
    stdin: encode(job.stdin),
    number_of_runs: 1,
    enable_network: false,
    ...asked,
  });
  const until = Date.now() + asked.wall_time_limit * 1_000 + queueMs;
  for (let pause = FIRST_PAUSE_MS; ; pause = Math.min(LONGEST_PAUSE_MS, pause * 1.5)) {
    await wait(pause);
    const found = await ask(address, `submissions/${token}?base64_encoded=true&fields=${FIELDS}`, submissionSchema);
    if (found.status.id !== STATUS.queued && found.status.id !== STATUS.running) return endOf(found, asked);
    if (Date.now() > until) throw new CodeRunnerBusy("Judge0 has not come to this run.");
  }
}

type Asked = ReturnType<typeof limitsFor>;

/** Our limits in Judge0's units (seconds, kilobytes), but not more than it allows. */
function limitsFor(engine: Judge0Engine, { language, answers, limits }: Job) {
  const seconds = limits.timeMs / 1_000 + START_SECONDS;
  return {
    cpu_time_limit: Math.min(engine.mostCpuSeconds, seconds),
    wall_time_limit: Math.min(engine.mostWallSeconds, seconds + START_SECONDS),
    memory_limit: Math.min(engine.mostMemoryKb, (limits.memoryMb + OWN_MB[language]) * 1_024),
    max_file_size: Math.min(engine.mostFileKb, Math.ceil((limits.outputBytes * (answers + 1)) / 1_024) + OWN_FILE_KB),
  };
}

function endOf(found: Submission, asked: Asked): RemoteRun {
  const { id } = found.status;
  // Judge0's own failures, which say nothing of the program.
  if (id === STATUS.internal || id === STATUS.format) throw new CodeRunnerBusy(`Judge0 could not run the program: ${found.message.toString("utf8").slice(0, 500)}`);
  const stderr = found.stderr.toString("utf8");
  const complaint = [id === STATUS.compile ? found.compile_output.toString("utf8") : stderr, id === STATUS.done ? "" : found.message.toString("utf8")].filter((text) => text !== "").join("\n");
  return { stdout: found.stdout.toString("utf8"), complaint, stopped: stopOf(found, asked, stderr), hasFailed: id !== STATUS.done };
}

function stopOf({ status: { id }, stdout, memory, exit_signal: signal }: Submission, asked: Asked, stderr: string): CodeStop | null {
  if (id === STATUS.time) return "time";
  if (id === STATUS.fileSize || stdout.byteLength >= asked.max_file_size * 1_024) return "output";
  if (id === STATUS.done) return null;
  // The kernel kills what goes beyond; V8 aborts on its own; the others say so and leave.
  const isKilled = id === STATUS.otherSignal && signal === SIGKILL;
  const isFull = isKilled || id === STATUS.aborted || (memory ?? 0) >= asked.memory_limit || (id === STATUS.exitCode && /\b(?:MemoryError|not enough memory|out of memory)\b/.test(stderr));
  return isFull ? "memory" : null;
}
