import { FILE_TYPES } from "@/lib/domain/course-file";
import { rubricPoints } from "@/lib/domain/rubric-marks";
import { pointsValue } from "@/lib/schemas/grade-values";
import type { QuestionOption, RichText } from "@/lib/schemas/question-parts";
import type { Question, QuestionInput, QuestionOf } from "@/lib/schemas/questions";
import type { Rubric } from "@/lib/schemas/rubric";
import { freeId } from "../free-id";
import { hintErrors, readHints, toHintDrafts, type HintDraft, type HintErrors } from "./hint-draft";
import { readDecimal } from "./read-decimal";

/** Types whose parts the form writes; of the others it writes what all questions have. */
export const WRITTEN_TYPES = ["single", "multiple", "boolean", "shortText", "numeric", "essay", "file"] as const;
export type WrittenType = (typeof WRITTEN_TYPES)[number];

export type OptionDraft = { id: string; text: RichText; correct: boolean };

/** A question as it is written: numbers are texts that may not be complete yet. */
export type QuestionDraft = {
  /** Null for a question whose parts the form does not write. */
  type: WrittenType | null;
  prompt: RichText;
  points: string;
  options: OptionDraft[];
  isTrue: boolean;
  /** One accepted answer a line. */
  accepted: string;
  value: string;
  tolerance: string;
  minWords: string;
  maxWords: string;
  /** For whoever marks. */
  guidance: RichText;
  /** Shown in the review. */
  modelAnswer: RichText;
  /** What it is judged by; none where it is empty. */
  rubric: Rubric;
  /** Extensions as they are typed; none takes every kind. */
  kinds: string;
  maxFiles: string;
  megabytes: string;
  /** Shown with every result. */
  feedback: RichText;
  /** In the order in which they are shown. */
  hints: HintDraft[];
};

/** The fields of a draft that cannot be taken, by the ids of their controls. */
export type QuestionErrors = Partial<Record<string, "prompt" | "points" | "option" | "options" | "correct" | "accepted" | "value" | "tolerance" | "words" | "kinds" | "maxFiles" | "megabytes" | RubricError | NonNullable<HintErrors[string]>>>;

const EMPTY: RichText = { format: "markdown", text: "" };
const MAX_POINTS = 1_000;
const MAX_FILES = 20;
const MEGABYTE = 1_000_000;

export function newDraft(type: WrittenType = "single"): QuestionDraft {
  const options = ["o1", "o2"].map((id, index) => ({ id, text: EMPTY, correct: index === 0 }));
  return { type, prompt: EMPTY, points: "1", options, isTrue: true, accepted: "", value: "", tolerance: "0", minWords: "", maxWords: "", guidance: EMPTY, modelAnswer: EMPTY, rubric: [], kinds: "", maxFiles: "1", megabytes: "", feedback: EMPTY, hints: [] };
}

export function toDraft(question: Question): QuestionDraft {
  const { prompt, points, feedback, hints } = question;
  const draft = { ...newDraft(), type: writtenTypeOf(question), prompt, points: String(points), feedback: feedback.general ?? EMPTY, hints: toHintDrafts(hints) };
  switch (question.type) {
    case "single":
    case "multiple":
      return { ...draft, options: question.options.map(({ id, text, correct }) => ({ id, text, correct })) };
    case "boolean":
      return { ...draft, isTrue: question.correct };
    case "shortText":
      return { ...draft, accepted: question.accepted.map(({ text }) => text).join("\n") };
    case "numeric": {
      const [answer] = question.accepted;
      return answer?.kind === "value" ? { ...draft, value: String(answer.value), tolerance: String(answer.tolerance.amount) } : draft;
    }
    case "essay":
      return { ...draft, ...toMarked(question), minWords: String(question.minWords ?? ""), maxWords: String(question.maxWords ?? "") };
    case "file":
      return { ...draft, ...toMarked(question), kinds: question.extensions.join(", "), maxFiles: String(question.maxFiles), megabytes: question.maxBytes === null ? "" : String(question.maxBytes / MEGABYTE) };
    default:
      return draft;
  }
}

function toMarked({ gradingNotes, modelAnswer, rubric }: Pick<QuestionOf<"essay">, "gradingNotes" | "modelAnswer" | "rubric">): Pick<QuestionDraft, "guidance" | "modelAnswer" | "rubric"> {
  return { guidance: gradingNotes ?? EMPTY, modelAnswer: modelAnswer ?? EMPTY, rubric };
}

/** An answer of several ranges, a pattern or a share of the points is more than the form can say, and so is another type. */
function writtenTypeOf(question: Question): WrittenType | null {
  if (question.type === "shortText") return question.accepted.every(({ match, credit }) => match === "exact" && credit === 1) ? "shortText" : null;
  if (question.type === "numeric") return question.accepted.length === 1 && question.accepted[0]?.kind === "value" && question.accepted[0].tolerance.mode === "absolute" ? "numeric" : null;
  return WRITTEN_TYPES.find((type) => type === question.type) ?? null;
}

export function addOption(options: readonly OptionDraft[]): OptionDraft[] {
  return [...options, { id: freeId("o", options), text: EMPTY, correct: false }];
}

/** The question that a draft says upon the one that was there, and what of it cannot be taken. */
export function readDraft(draft: QuestionDraft, before: Question | null): { question: QuestionInput | null; errors: QuestionErrors } {
  const errors = errorsOf(draft);
  if (Object.keys(errors).length > 0) return { question: null, errors };
  const said = { prompt: draft.prompt, points: readDecimal(draft.points), feedback: { correct: null, incorrect: null, ...before?.feedback, general: textOrNull(draft.feedback) }, hints: readHints(draft.hints) };
  if (draft.type === null) return { question: before && { ...before, ...said }, errors };
  return { question: write(draft, draft.type, said, before), errors };
}

type Said = Pick<Question, "prompt" | "points" | "feedback" | "hints">;

/** Upon a question of the same type, what the form does not show stays. */
function write(draft: QuestionDraft, type: WrittenType, said: Said, before: Question | null): QuestionInput {
  switch (type) {
    case "single": {
      const kept = before?.type === type ? before : null;
      return { ...kept, ...said, type, options: optionsOf(draft, kept?.options) };
    }
    case "multiple": {
      const kept = before?.type === type ? before : null;
      return { scoring: "rightMinusWrong", ...kept, ...said, type, options: optionsOf(draft, kept?.options) };
    }
    case "boolean":
      return { ...(before?.type === type ? before : null), ...said, type, correct: draft.isTrue };
    case "shortText": {
      const kept = before?.type === type ? before : null;
      return { ...kept, ...said, type, accepted: linesOf(draft.accepted).map((text) => ({ ...kept?.accepted.find((form) => form.text === text), text })) };
    }
    case "numeric": {
      const kept = before?.type === type ? before : null;
      const [answer] = kept?.accepted ?? [];
      const now = { kind: "value" as const, value: Number(draft.value), tolerance: { mode: "absolute" as const, amount: Number(draft.tolerance) } };
      return { ...kept, ...said, type, accepted: [{ ...(answer?.kind === "value" ? answer : null), ...now }] };
    }
    case "essay":
      return { ...(before?.type === type ? before : null), ...said, ...markedOf(draft), type, minWords: numberOrNull(draft.minWords), maxWords: numberOrNull(draft.maxWords) };
    case "file": {
      const megabytes = numberOrNull(draft.megabytes);
      return { ...(before?.type === type ? before : null), ...said, ...markedOf(draft), type, extensions: readKinds(draft.kinds), maxFiles: Number(draft.maxFiles), maxBytes: megabytes === null ? null : Math.round(megabytes * MEGABYTE) };
    }
  }
}

function markedOf({ guidance, modelAnswer, rubric }: QuestionDraft) {
  return { gradingNotes: textOrNull(guidance), modelAnswer: textOrNull(modelAnswer), rubric };
}

function textOrNull(text: RichText): RichText | null {
  return text.text.trim() === "" ? null : text;
}

function numberOrNull(text: string): number | null {
  return text.trim() === "" ? null : Number(text);
}

/** Extensions as they are typed: with or without their dots, a comma or a space between them. */
function readKinds(text: string): string[] {
  return [...new Set(text.toLowerCase().split(/[\s,;]+/).map((kind) => kind.replace(/^\./, "")).filter((kind) => kind !== ""))];
}

/** Options with their feedback, and with their credit as long as they are as right as they were. */
function optionsOf({ options }: QuestionDraft, kept: readonly QuestionOption[] = []) {
  return options.map((option) => {
    const before = kept.find(({ id }) => id === option.id);
    if (!before) return option;
    return before.correct === option.correct ? { ...before, ...option } : { feedback: before.feedback, ...option };
  });
}

function errorsOf(draft: QuestionDraft): QuestionErrors {
  const { type, prompt, points, options, accepted, value, tolerance } = draft;
  const errors: QuestionErrors = type === "essay" ? { ...essayErrors(draft), ...rubricErrors(draft) } : type === "file" ? { ...fileErrors(draft), ...rubricErrors(draft) } : {};
  Object.assign(errors, hintErrors(draft.hints));
  if (prompt.text.trim() === "") errors["question-prompt"] = "prompt";
  if (!(readDecimal(points) >= 0 && readDecimal(points) <= MAX_POINTS)) errors["question-points"] = "points";
  if (type === "single" || type === "multiple") {
    for (const { id, text } of options) if (text.text.trim() === "") errors[`option-${id}`] = "option";
    if (options.length < 2) errors["add-option"] = "options";
    else if (!options.some(({ correct }) => correct)) errors["add-option"] = "correct";
  }
  if (type === "shortText" && linesOf(accepted).length === 0) errors["question-accepted"] = "accepted";
  if (type === "numeric" && (value.trim() === "" || !Number.isFinite(Number(value)))) errors["question-value"] = "value";
  if (type === "numeric" && !(Number(tolerance) >= 0)) errors["question-tolerance"] = "tolerance";
  return errors;
}

function essayErrors({ minWords, maxWords }: QuestionDraft): QuestionErrors {
  const [least, most] = [numberOrNull(minWords), numberOrNull(maxWords)];
  const isCount = (count: number | null, from: number): boolean => count === null || (Number.isInteger(count) && count >= from);
  const errors: QuestionErrors = {};
  if (!isCount(least, 0)) errors["question-min-words"] = "words";
  if (!isCount(most, 1) || (least !== null && most !== null && most < least)) errors["question-max-words"] = "words";
  return errors;
}

function fileErrors({ kinds, maxFiles, megabytes }: QuestionDraft): QuestionErrors {
  const [count, size] = [Number(maxFiles), numberOrNull(megabytes)];
  const errors: QuestionErrors = {};
  if (readKinds(kinds).some((kind) => !Object.hasOwn(FILE_TYPES, kind)) || readKinds(kinds).length > 30) errors["question-kinds"] = "kinds";
  if (!(Number.isInteger(count) && count >= 1 && count <= MAX_FILES)) errors["question-max-files"] = "maxFiles";
  if (size !== null && !(size >= 0.001 && size <= 10_000)) errors["question-megabytes"] = "megabytes";
  return errors;
}

type RubricError = "rubricTitle" | "rubricPoints" | "rubricNone";

function rubricErrors({ rubric }: QuestionDraft): QuestionErrors {
  const isBlank = (title: string): boolean => title.trim() === "";
  const untitled = rubric.flatMap(({ id, title, levels }) => [...(isBlank(title) ? [`criterion-${id}`] : []), ...levels.flatMap((level) => (isBlank(level.title) ? [`level-${id}-${level.id}`] : []))]);
  const odd = rubric.flatMap(({ id, levels }) => levels.flatMap((level) => (pointsValue.safeParse(level.points).success ? [] : [`points-${id}-${level.id}`])));
  return {
    ...Object.fromEntries([...untitled.map((at) => [at, "rubricTitle"] as const), ...odd.map((at) => [at, "rubricPoints"] as const)]),
    ...(rubric.length > 0 && odd.length === 0 && rubricPoints(rubric) === 0 ? { "add-criterion": "rubricNone" as const } : {}),
  };
}

function linesOf(text: string): string[] {
  return text.split("\n").map((line) => line.trim()).filter((line) => line !== "");
}

/** Tags as they are typed: a comma between them. */
export function readTags(text: string): string[] {
  return [...new Set(text.split(",").map((tag) => tag.replaceAll(/\s+/g, " ").trim().slice(0, 60)).filter((tag) => tag !== ""))].slice(0, 20);
}
