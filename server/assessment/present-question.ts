import { createHash } from "node:crypto";
import { isCodeLanguage } from "@/lib/domain/code-languages";
import type { QuestionResponse } from "@/lib/schemas/question-responses";
import type { Question, QuestionOf } from "@/lib/schemas/questions";
import type { PresentedQuestion, ShownPart } from "./presented-question";

/** Names and order of an attempt's question: the same seed always gives the same ones. */
type Draw = { seed: string; shuffles: boolean };

/**
 * What a learner is shown of a question before it is scored: no key, no credit, no feedback, no rationale and none of the
 * names that its parts have in the bank ("right", "2nd"), which could tell. Parts get names of the attempt's own, in its
 * own order; `toStored` takes an answer in those names back to the question's.
 */
export function presentQuestion(question: Question, { seed, shuffles }: Draw): PresentedQuestion {
  const { prompt, points, media } = question;
  const shared = { prompt, points, media, hints: question.hints.map(({ cost }) => ({ cost })) };
  return { ...shared, ...partsOf(question, { seed, shuffles }) };
}

/**
 * An answer as the question names its parts. A name that the attempt never gave stays as it is, and scoring refuses it.
 */
export function toStored(question: Question, response: QuestionResponse, { seed }: Pick<Draw, "seed">): QuestionResponse {
  const known = new Map(namesOf(question).map((id) => [nameIn(seed, id), id]));
  const back = (name: string): string => known.get(name) ?? name;
  switch (response.type) {
    case "single":
      return { ...response, choice: response.choice === null ? null : back(response.choice) };
    case "multiple":
      return { ...response, choices: response.choices.map(back) };
    case "cloze":
      return { ...response, gaps: Object.fromEntries(Object.entries(response.gaps).map(([gap, given]) => [gap, back(given)])) };
    case "matching":
      return { ...response, pairs: response.pairs.map(({ prompt, target }) => ({ prompt: back(prompt), target: back(target) })) };
    case "ordering":
      return { ...response, order: response.order.map(back) };
    case "hotspot":
      return { ...response, areas: response.areas.map(back) };
    default:
      return response;
  }
}

function partsOf(question: Question, draw: Draw) {
  switch (question.type) {
    case "single":
      return { type: question.type, options: arrange(question.options, draw, question.shuffle) };
    case "multiple":
      return { type: question.type, options: arrange(question.options, draw, question.shuffle), maxChoices: question.maxChoices };
    case "numeric":
      return { type: question.type, units: unitsOf(question.unit) };
    case "cloze":
      return { type: question.type, gaps: question.gaps.map((gap) => presentGap(gap, draw)) };
    case "matching":
      // Targets in the order of their prompts would be the answer.
      return { type: question.type, prompts: arrange(question.prompts, draw, question.shuffle), targets: arrange(question.targets, { ...draw, shuffles: true }, true) };
    case "ordering":
      return { type: question.type, items: disarrange(question.items, draw) };
    case "hotspot":
      return { type: question.type, image: question.image, maxPoints: question.maxPoints, areas: arrange(question.areas.map(({ id, label }) => ({ id, text: { format: "plain" as const, text: label } })), draw, true) };
    case "essay":
      return { type: question.type, minWords: question.minWords, maxWords: question.maxWords, rubric: question.rubric };
    case "file":
      return { type: question.type, extensions: question.extensions, maxFiles: question.maxFiles, maxBytes: question.maxBytes, rubric: question.rubric };
    case "code":
      return presentCode(question);
    case "qti":
      return { type: question.type, interactions: question.interactions };
    case "boolean":
    case "shortText":
    case "information":
      return { type: question.type };
  }
}

/** No solution; of hidden tests only how many there are. Values are texts, so that nothing takes them for a rich text. */
function presentCode({ type, languages, tests, timeLimitMs, memoryLimitMb }: QuestionOf<"code">) {
  const visible = tests.filter(({ hidden }) => !hidden);
  return {
    type,
    languages: languages.flatMap(({ language, starter }) => (isCodeLanguage(language) ? [{ language, starter }] : [])),
    tests: visible.map(({ name, function: called, args, expected, error }) => ({ name, function: called, args: JSON.stringify(args), expected: error === null ? JSON.stringify(expected) : null })),
    hiddenTests: tests.length - visible.length,
    timeLimitMs,
    memoryLimitMb,
  };
}

function presentGap(gap: QuestionOf<"cloze">["gaps"][number], draw: Draw) {
  if (gap.kind === "text") return { id: gap.id, kind: gap.kind };
  if (gap.kind === "numeric") return { id: gap.id, kind: gap.kind, units: unitsOf(gap.unit) };
  return { id: gap.id, kind: gap.kind, options: arrange(gap.options, draw, true) };
}

function unitsOf(unit: QuestionOf<"numeric">["unit"]): { required: boolean; names: string[] } | null {
  return unit && { required: unit.required, names: unit.options.map(({ name }) => name) };
}

type Part = { id: string; text: ShownPart["text"] };

/** Parts by the attempt's names; in the attempt's order where both the quiz and the question are shuffled. */
function arrange(parts: readonly Part[], { seed, shuffles }: Draw, mayShuffle: boolean): ShownPart[] {
  const shown = parts.map(({ id, text }) => ({ id: nameIn(seed, id), text }));
  return shuffles && mayShuffle ? shown.toSorted((one, other) => (one.id < other.id ? -1 : 1)) : shown;
}

/** Never in the order that is asked for. */
function disarrange(parts: readonly Part[], draw: Draw): ShownPart[] {
  const drawn = arrange(parts, { ...draw, shuffles: true }, true);
  const isRight = drawn.every(({ id }, index) => id === nameIn(draw.seed, parts[index]?.id ?? ""));
  return isRight ? [...drawn.slice(1), ...drawn.slice(0, 1)] : drawn;
}

function namesOf(question: Question): string[] {
  const idsOf = (parts: readonly { id: string }[]) => parts.map(({ id }) => id);
  switch (question.type) {
    case "single":
    case "multiple":
      return idsOf(question.options);
    case "cloze":
      return question.gaps.flatMap((gap) => (gap.kind === "choice" ? idsOf(gap.options) : []));
    case "matching":
      return [...idsOf(question.prompts), ...idsOf(question.targets)];
    case "ordering":
      return idsOf(question.items);
    case "hotspot":
      return idsOf(question.areas);
    default:
      return [];
  }
}

/** A part's name in an attempt. Sorted, these names are the attempt's order. */
function nameIn(seed: string, id: string): string {
  return createHash("sha256").update(`${seed}\0${id}`).digest("base64url").slice(0, 12);
}
