import { z } from "zod";
import { noFunction } from "../engines/engine";
import { ENDED, outcomeOf } from "../outcomes";
import type { CallOutcome, CallsResult, CodeCall, CodeLimits, CodeStop, ProgramResult } from "../types";

/** How a submission ended, in our own words. `complaint` is what it wrote to its error output, or Judge0's own message. */
export type RemoteRun = { stdout: string; complaint: string; stopped: CodeStop | null; hasFailed: boolean };

/** Characters of an error that are told, as the local engines tell them. */
const MOST_TEXT = 4_000;

/** What our harness says; a program may say it too, so that it is read as strictly as anything from outside. */
const answerSchema = z.union([
  z.null().transform(() => ({})),
  z.strictObject({
    value: z.string().optional(),
    error: z.string().optional(),
    missing: z.union([z.string(), z.literal(true)]).optional(),
    isMemory: z.boolean().optional(),
  }),
]);
type Answer = { value?: string | undefined; error?: string | undefined; missing?: string | true | undefined; isMemory?: boolean | undefined };
type Piece = { output: string; answer: Answer | null };

/** One outcome for each call, in their order, whatever came back. */
export function readCalls({ stdout, stopped: ended }: RemoteRun, mark: string, calls: readonly CodeCall[], { outputBytes }: CodeLimits): CallsResult {
  const [loaded, ...pieces] = split(stdout, mark);
  let room = outputBytes - Buffer.byteLength(loaded?.output ?? "");
  let stopped: CodeStop | null = room < 0 ? "output" : loaded?.answer?.isMemory === true ? "memory" : null;
  const problem = loaded?.answer === null || loaded?.answer === undefined ? ENDED : (loaded.answer.error?.slice(0, MOST_TEXT) ?? null);
  const outcomes = calls.map(({ function: name }, index): CallOutcome => {
    const piece = problem === null && stopped === null ? pieces[index] : undefined;
    const first = index === 0 ? cut(loaded?.output ?? "", outputBytes) : "";
    if (piece === undefined) return { status: "missing", error: stopped === null ? (problem ?? ENDED) : ENDED, output: first };
    const output = cut(piece.output, room);
    room -= Buffer.byteLength(piece.output);
    if (room < 0 || Buffer.byteLength(piece.answer?.value ?? "") > outputBytes) stopped = "output";
    else if (piece.answer?.isMemory === true) stopped = "memory";
    if (stopped !== null || piece.answer === null) return { status: "missing", error: ENDED, output };
    const { value, error, missing } = piece.answer;
    return outcomeOf({ value, error: error?.slice(0, MOST_TEXT), missing: missing === undefined ? undefined : noFunctionText(name), output });
  });
  return { outcomes, stopped: stopped ?? ended };
}

/** What a program printed and what ended it. */
export function readProgram({ stdout, complaint, stopped, hasFailed }: RemoteRun, mark: string, { outputBytes }: CodeLimits): ProgramResult {
  const pieces = split(stdout, mark);
  const whole = pieces.map(({ output }) => output).join("");
  const answer = pieces.find((piece) => piece.answer !== null)?.answer ?? null;
  const output = cut(whole, outputBytes);
  const ended = Buffer.byteLength(whole) > outputBytes ? "output" : answer?.isMemory === true ? "memory" : stopped;
  if (ended !== null) return { output, error: null, stopped: ended };
  const failure = hasFailed ? complaint.trim() || "The program ended without a word." : null;
  return { output, error: (answer?.error ?? failure)?.slice(0, MOST_TEXT) ?? null, stopped: null };
}

/** What was printed before each answer, with the answer; what follows the last one has none. */
function split(stdout: string, mark: string): Piece[] {
  const [first = "", ...rest] = stdout.split(mark);
  const pieces: Piece[] = [];
  let output = first;
  for (const part of rest) {
    const end = part.indexOf("\n");
    const answer = end === -1 ? null : readAnswer(part.slice(0, end));
    pieces.push({ output, answer });
    output = end === -1 ? "" : part.slice(end + 1);
  }
  pieces.push({ output, answer: null });
  return pieces;
}

function readAnswer(line: string): Answer | null {
  try {
    return answerSchema.parse(JSON.parse(line));
  } catch {
    return null;
  }
}

function noFunctionText(name: string): string {
  const said = noFunction(name);
  return "missing" in said ? said.missing : ENDED;
}

function cut(text: string, bytes: number): string {
  return Buffer.byteLength(text) <= bytes ? text : Buffer.from(text).subarray(0, Math.max(0, bytes)).toString("utf8");
}
