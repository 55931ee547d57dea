import type { CodeLanguage } from "@/lib/domain/code-languages";

export type JsonValue = string | number | boolean | null | JsonValue[] | { [key: string]: JsonValue };

/** What one run may use. Starting the language is not counted. */
export type CodeLimits = {
  /** Milliseconds from the moment that the program starts. */
  timeMs: number;
  /** Mebibytes that the program may hold, beside what its language needs to start. */
  memoryMb: number;
  /** Bytes of text that the program may print, and that one returned value may have. */
  outputBytes: number;
};

/** A call of a function that the source defines. What it should return is no business of a runner: it never learns it. */
export type CodeCall = { function: string; args: readonly JsonValue[] };

/** Why a run was ended before its end. */
export type CodeStop = "time" | "memory" | "output";

/**
 * What became of one call: the value that it gave, the error that it raised, or nothing, because the run ended before or
 * during it. `output` is what it printed.
 */
export type CallOutcome = { status: "returned"; value: ReturnedValue; output: string } | { status: "raised"; error: string; output: string } | { status: "missing"; error: string; output: string };

/**
 * A value as its language has it, in JSON: `a` an array, `o` an object by entries, `s` a set, `t` an empty table that
 * may be either, `n` a number that JSON cannot write, `x` something that is no data, by its kind.
 */
export type ReturnedValue = string | number | boolean | null | { a: ReturnedValue[] } | { o: [string, ReturnedValue][] } | { s: ReturnedValue[] } | { t: true } | { n: string } | { x: string };

export type CallsResult = { outcomes: CallOutcome[]; stopped: CodeStop | null };

/** `error` is what ended the program, as its language tells it; null when it ran to its end. */
export type ProgramResult = { output: string; error: string | null; stopped: CodeStop | null };

/** Runs what learners write where it can harm nobody. Throws `CodeRunnerBusy` when too many are waiting already. */
export type CodeRunner = {
  /** Loads the source once and makes the calls in their order; one outcome for each, whatever the source does. */
  runCalls(job: { language: CodeLanguage; source: string; calls: readonly CodeCall[]; limits: CodeLimits }): Promise<CallsResult>;
  /** Runs the source as a program that may read `stdin`. */
  runProgram(job: { language: CodeLanguage; source: string; stdin: string; limits: CodeLimits }): Promise<ProgramResult>;
};

/** More runs wait than may. */
export class CodeRunnerBusy extends Error {
  override name = "CodeRunnerBusy";
}
