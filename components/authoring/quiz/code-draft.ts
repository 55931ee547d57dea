import type { CodeLanguage } from "@/lib/domain/code-languages";
import type { JsonValue } from "@/server/vendors";
import { hintErrors, readHints, toHintDrafts, type HintDraft, type HintErrors } from "../banks/hint-draft";
import { readDecimal } from "../banks/read-decimal";
import { freeId } from "../free-id";
import type { CodeQuestionEditor } from "../studio-types";

type Question = CodeQuestionEditor["question"];

/** A test as it is written: values as JSON that may not be complete yet. */
export type TestDraft = { id: string; name: string; function: string; args: string; outcome: "returns" | "raises"; expected: string; hidden: boolean; weight: string };

/** A code question as it is written. */
export type CodeQuestionDraft = Omit<Question, "points" | "tests" | "timeLimitMs" | "memoryLimitMb" | "hints"> & { points: string; hints: HintDraft[]; tests: TestDraft[]; seconds: string; megabytes: string };

/** The fields of a draft that cannot be taken, by the ids of their controls. */
export type DraftErrors = Partial<Record<string, "prompt" | "points" | "languages" | "tests" | "function" | "args" | "expected" | "weight" | "seconds" | "megabytes" | NonNullable<HintErrors[string]>>>;

const MAX_ARGUMENTS = 20;
const MAX_FUNCTION = 200;

export function newDraft(): CodeQuestionDraft {
  const languages = [{ language: "javascript" as const, starter: "", solution: null }];
  return { prompt: { format: "markdown", text: "" }, points: "1", hints: [], languages, tests: [newTest([])], seconds: "5", megabytes: "256" };
}

export function toDraft({ points, tests, timeLimitMs, memoryLimitMb, hints = [], ...rest }: Question): CodeQuestionDraft {
  return {
    ...rest,
    points: String(points),
    hints: toHintDrafts(hints),
    tests: tests.map(({ args, expected, error, weight, ...test }) => ({ ...test, args: JSON.stringify(args), outcome: error === null ? "returns" : "raises", expected: JSON.stringify(expected), weight: String(weight) })),
    seconds: String(timeLimitMs / 1_000),
    megabytes: String(memoryLimitMb),
  };
}

/** A test that calls what the last one calls. */
export function newTest(tests: readonly TestDraft[]): TestDraft {
  return { id: freeId("t", tests), name: "", function: tests.at(-1)?.function ?? "", args: "[]", outcome: "returns", expected: "", hidden: false, weight: "1" };
}

/** Adds a language that may answer, or takes it out. */
export function toggleLanguage(languages: Question["languages"], language: CodeLanguage): Question["languages"] {
  const rest = languages.filter((each) => each.language !== language);
  return rest.length < languages.length ? rest : [...languages, { language, starter: "", solution: null }];
}

/** The tests and limits of a draft, as far as they can be read; what cannot is in `errors`. */
export function readTests(draft: CodeQuestionDraft): { tests: Question["tests"]; timeLimitMs: number; memoryLimitMb: number; errors: DraftErrors } {
  const read = draft.tests.map(readTest);
  const timeLimitMs = Math.round(Number(draft.seconds) * 1_000);
  const memoryLimitMb = Number(draft.megabytes);
  const errors: DraftErrors = Object.assign({}, ...read.map((each) => each.errors));
  if (draft.tests.length === 0) errors["code-add-test"] = "tests";
  if (!(timeLimitMs >= 100 && timeLimitMs <= 60_000)) errors["code-seconds"] = "seconds";
  if (!(Number.isInteger(memoryLimitMb) && memoryLimitMb >= 16 && memoryLimitMb <= 1_024)) errors["code-megabytes"] = "megabytes";
  return { tests: read.map(({ test }) => test), timeLimitMs, memoryLimitMb, errors };
}

/** The question that a draft says, and what of it cannot be taken. */
export function readQuestion(draft: CodeQuestionDraft): { question: Question; errors: DraftErrors } {
  const { errors, ...tests } = readTests(draft);
  const points = readDecimal(draft.points);
  Object.assign(errors, hintErrors(draft.hints));
  if (draft.prompt.text.trim() === "") errors["code-prompt"] = "prompt";
  if (!(points >= 0 && points <= 1_000)) errors["code-points"] = "points";
  if (draft.languages.length === 0) errors["code-languages"] = "languages";
  const languages = draft.languages.map((each) => ({ ...each, solution: each.solution === "" ? null : each.solution }));
  return { question: { prompt: draft.prompt, points, hints: readHints(draft.hints), languages, ...tests }, errors };
}

function readTest({ id, name, function: called, outcome, hidden, ...written }: TestDraft): { test: Question["tests"][number]; errors: DraftErrors } {
  const args = parseJson(written.args);
  const expected = outcome === "raises" ? null : parseJson(written.expected);
  const weight = Number(written.weight);
  const errors: DraftErrors = {};
  if (called.trim() === "" || called.length > MAX_FUNCTION) errors[`code-test-${id}-function`] = "function";
  if (!Array.isArray(args) || args.length > MAX_ARGUMENTS) errors[`code-test-${id}-args`] = "args";
  if (expected === undefined) errors[`code-test-${id}-expected`] = "expected";
  if (!(weight > 0)) errors[`code-test-${id}-weight`] = "weight";
  return { test: { id, name: name.trim(), function: called.trim(), args: Array.isArray(args) ? args : [], expected: expected ?? null, error: outcome === "raises" ? "any" : null, hidden, weight }, errors };
}

function parseJson(text: string): JsonValue | undefined {
  try {
    const value: JsonValue = JSON.parse(text);
    return value;
  } catch {
    return undefined;
  }
}
