import type { GIFTQuestion, MultipleChoice, NumericalFormat, TextFormat } from "gift-pegjs";
import type { QuestionInput } from "@/lib/schemas/questions";
import type { RichText } from "@/lib/schemas/question-parts";
import { creditOfPercent } from "../credit-of-percent";
import { ImportRefused, readItem, refuseItem, takeQuestion, type ImportItem } from "../import-report";
import { parseGift } from "./parse-gift";

type Entry<Type extends GIFTQuestion["type"]> = Extract<GIFTQuestion, { type: Type }>;
type Common = Pick<QuestionInput, "title" | "sourceId" | "prompt" | "category" | "tags" | "feedback">;

/** Questions of a GIFT file. A category applies to what follows it, a description becomes text between questions. */
export function importGift(source: string, file: string): ImportItem[] {
  let category: string | null = null;
  return parseGift(source).map((parsed) => {
    const path = `${file}:${parsed.line}`;
    if ("error" in parsed) return refuseItem(path, "question", `Line ${parsed.line}: ${parsed.error}`);
    const { entry, note } = parsed;
    if (entry.type === "Category") {
      category = entry.title.trim();
      return { path, kind: "category", status: "imported", reason: null };
    }
    return readItem(path, entry.type, () => takeQuestion(path, toQuestion(entry, category), note === null ? [] : [note]));
  });
}

function toQuestion(entry: Exclude<GIFTQuestion, { type: "Category" }>, category: string | null): QuestionInput {
  const common: Common = {
    title: entry.title,
    sourceId: entry.id ?? null,
    prompt: rich(entry.stem),
    category,
    tags: entry.tags ?? [],
    feedback: { general: "globalFeedback" in entry ? richOrNull(entry.globalFeedback) : null },
  };
  switch (entry.type) {
    case "Description":
      return { type: "information", ...common, points: 0 };
    case "Essay":
      return { type: "essay", ...common };
    case "TF":
      return { type: "boolean", ...common, correct: entry.isTrue, feedbackTrue: richOrNull(entry.trueFeedback), feedbackFalse: richOrNull(entry.falseFeedback) };
    case "Short":
      return { type: "shortText", ...common, accepted: entry.choices.map(({ text, weight, feedback }) => ({ text: text.text, match: text.text.includes("*") ? "wildcard" : "exact", credit: creditOfPercent(weight ?? 100), feedback: richOrNull(feedback) })) };
    case "MC":
      return toChoice(entry, common);
    case "Numerical":
      return toNumeric(entry, common);
    case "Matching":
      return toMatching(entry, common);
  }
}

function toChoice({ choices }: MultipleChoice, common: Common): QuestionInput {
  const isSingle = choices.some(({ isCorrect }) => isCorrect);
  const options = choices.map(({ text, isCorrect, weight, feedback }, index) => {
    const credit = creditOfPercent(weight ?? (isCorrect ? 100 : 0));
    const correct = isSingle ? isCorrect && credit > 0 : credit > 0;
    return { id: `o${index + 1}`, text: rich(text), correct, ...(credit === (correct ? 1 : 0) ? {} : { credit }), feedback: richOrNull(feedback) };
  });
  if (isSingle) return { type: "single", ...common, options };
  if (!options.some(({ correct }) => correct)) throw new ImportRefused("No choice is marked as right.");
  return { type: "multiple", ...common, options, scoring: "credits" };
}

function toNumeric({ choices }: Entry<"Numerical">, common: Common): QuestionInput {
  if (!Array.isArray(choices)) return { type: "numeric", ...common, accepted: [numericAnswer(choices, 1, null)] };
  const otherwise = choices.find(({ text }) => text.type === undefined);
  const accepted = choices.filter((choice) => choice !== otherwise).map(({ text, weight, isCorrect, feedback }) => numericAnswer(text, creditOfPercent(weight ?? (isCorrect ? 100 : 0)), richOrNull(feedback)));
  return { type: "numeric", ...common, accepted, feedback: { ...common.feedback, incorrect: richOrNull(otherwise?.feedback ?? null) } };
}

function numericAnswer(answer: NumericalFormat, credit: number, feedback: RichText | null) {
  const { type, number, range = 0, numberLow, numberHigh } = answer;
  if (type === "high-low" && numberLow !== undefined && numberHigh !== undefined) return { kind: "range" as const, min: numberLow, max: numberHigh, credit, feedback };
  if (number === undefined) throw new ImportRefused("An answer is not a number.");
  return { kind: "value" as const, value: number, tolerance: { mode: "absolute" as const, amount: Math.abs(range) }, credit, feedback };
}

function toMatching({ matchPairs }: Entry<"Matching">, common: Common): QuestionInput {
  const answers = [...new Set(matchPairs.map(({ subanswer }) => unescape(subanswer)))];
  const targetOf = (subanswer: string) => `t${answers.indexOf(unescape(subanswer)) + 1}`;
  const asked = matchPairs.filter(({ subquestion }) => subquestion.text !== "");
  return {
    type: "matching",
    ...common,
    prompts: asked.map(({ subquestion }, index) => ({ id: `p${index + 1}`, text: rich(subquestion) })),
    targets: answers.map((text, index) => ({ id: `t${index + 1}`, text: { format: "plain", text } })),
    pairs: asked.map(({ subanswer }, index) => ({ prompt: `p${index + 1}`, target: targetOf(subanswer) })),
  };
}

/** The grammar leaves its marks for escaped characters in the right sides of pairs. */
function unescape(text: string): string {
  return text.replaceAll(/&&0(92|58|35|61|10);|&&(123|125|126);/g, (_, low?: string, high?: string) => String.fromCharCode(Number(low ?? high)));
}

/** Moodle's own format is text as typed. */
function rich({ format, text }: TextFormat): RichText {
  return { format: format === "html" || format === "markdown" ? format : "plain", text };
}

function richOrNull(text: TextFormat | null): RichText | null {
  return text === null || text.text === "" ? null : rich(text);
}
