import { add, divide, exact, multiply, toNumber, ZERO } from "@/lib/domain/exact-number";
import { creditOf } from "@/lib/schemas/question-parts";
import type { ClozeGap, NumericRules, QuestionOf, TextRules } from "@/lib/schemas/questions";
import { ExportRefused } from "../export-report";
import { addToScore, declare, firstOf, mapping, matchRule, type ItemParts } from "./export-scoring";
import { richXml, tag } from "./write-xml";

type Loss = (reason: string) => void;
type Gap = { declaration: string; rule: string };

export function textParts(question: QuestionOf<"shortText">, intro: string, loss: Loss): ItemParts {
  const { declaration, rule } = textGap("RESPONSE", question, question.points, loss);
  return { declarations: [declaration], body: [intro, tag("p", {}, entry("RESPONSE"))], rules: [rule] };
}

export function numericParts(question: QuestionOf<"numeric">, intro: string): ItemParts {
  const { declaration, rule } = numericGap("RESPONSE", question, question.points);
  return { declarations: [declaration], body: [intro, tag("p", {}, entry("RESPONSE"))], rules: [rule] };
}

export function clozeParts(question: QuestionOf<"cloze">, loss: Loss): ItemParts {
  const { gaps, scoring, prompt, points } = question;
  const text = gaps.reduce((written, gap) => written.replace(`[[${gap.id}]]`, interaction(gap, loss)), richXml(prompt, loss));
  const body = [tag("div", {}, text)];
  if (scoring === "allOrNothing") return { declarations: gaps.map(keyOf), body, rules: [matchRule(gaps.map(({ id }) => id), points)] };
  const total = gaps.map(({ weight }) => exact(weight)).reduce(add, ZERO);
  const written = gaps.map((gap) => gapOf(gap, toNumber(divide(multiply(exact(points), exact(gap.weight)), total)), loss));
  return { declarations: written.map(({ declaration }) => declaration), body, rules: written.map(({ rule }) => rule) };
}

function gapOf(gap: ClozeGap, points: number, loss: Loss): Gap {
  switch (gap.kind) {
    case "text":
      return textGap(gap.id, gap, points, loss);
    case "numeric":
      return numericGap(gap.id, gap, points);
    case "choice": {
      const values = gap.options.map((option) => [option.id, creditOf(option) * points] as const);
      return { declaration: declare({ identifier: gap.id, cardinality: "single", baseType: "identifier", inner: mapping(values, { lowerBound: 0, upperBound: null }) }), rule: addMapped(gap.id) };
    }
  }
}

/** All gaps right at once needs one right answer each. */
function keyOf(gap: ClozeGap): string {
  if (gap.kind === "choice") {
    const right = gap.options.filter((option) => creditOf(option) === 1).map(({ id }) => id);
    if (right.length === 1) return declare({ identifier: gap.id, cardinality: "single", baseType: "identifier", correct: right });
  }
  if (gap.kind === "text" && gap.caseSensitive && gap.whitespace === "exact" && gap.accepted.length === 1 && isPlain(gap)) {
    return declare({ identifier: gap.id, cardinality: "single", baseType: "string", correct: gap.accepted.map(({ text }) => text) });
  }
  if (gap.kind === "numeric" && gap.accepted.length === 1 && gap.unit === null) {
    const [answer] = gap.accepted;
    if (answer?.kind === "value" && answer.tolerance.amount === 0) return declare({ identifier: gap.id, cardinality: "single", baseType: "float", correct: [String(answer.value)] });
  }
  throw new ExportRefused("Gaps that count only together need one exact answer each in QTI 3.");
}

function textGap(identifier: string, rules: TextRules, points: number, loss: Loss): Gap {
  if (!isPlain(rules)) throw new ExportRefused("Patterns, wildcards and slips are not written as QTI 3.");
  if (rules.whitespace === "collapse") loss("White space in answers is compared exactly.");
  if (rules.accepted.some(({ feedback }) => feedback !== null)) loss("Feedback is not written.");
  const forms = rules.accepted.toSorted((a, b) => b.credit - a.credit);
  const values = forms.map(({ text, credit }) => [text, credit * points] as const);
  return { declaration: declare({ identifier, cardinality: "single", baseType: "string", inner: mapping(values, { lowerBound: null, upperBound: null, caseSensitive: rules.caseSensitive }) }), rule: addMapped(identifier) };
}

function numericGap(identifier: string, { accepted, unit }: NumericRules, points: number): Gap {
  if (unit !== null) throw new ExportRefused("Units are not written as QTI 3.");
  const given = tag("qti-variable", { identifier });
  const branches = accepted.toSorted((a, b) => b.credit - a.credit).map((answer) => ({ condition: numericCondition(answer, given), points: answer.credit * points }));
  return { declaration: declare({ identifier, cardinality: "single", baseType: "float" }), rule: firstOf(branches) };
}

function numericCondition(answer: NumericRules["accepted"][number], given: string): string {
  const value = (number: number) => tag("qti-base-value", { "base-type": "float" }, String(number));
  if (answer.kind === "range") return tag("qti-and", {}, tag("qti-gte", {}, given, value(answer.min)), tag("qti-lte", {}, given, value(answer.max)));
  const { mode, amount } = answer.tolerance;
  const tolerance = mode === "absolute" ? amount : toNumber(multiply(exact(amount), exact(100)));
  return tag("qti-equal", amount === 0 ? { "tolerance-mode": "exact" } : { "tolerance-mode": mode, tolerance: `${tolerance} ${tolerance}` }, value(answer.value), given);
}

function interaction(gap: ClozeGap, loss: Loss): string {
  if (gap.kind !== "choice") return entry(gap.id);
  if (gap.options.some(({ feedback }) => feedback !== null)) loss("Feedback is not written.");
  return tag("qti-inline-choice-interaction", { "response-identifier": gap.id, shuffle: false }, ...gap.options.map(({ id, text }) => tag("qti-inline-choice", { identifier: id }, richXml(text, loss))));
}

function entry(identifier: string): string {
  return tag("qti-text-entry-interaction", { "response-identifier": identifier });
}

function addMapped(identifier: string): string {
  return addToScore(tag("qti-map-response", { identifier }));
}

function isPlain({ accepted, typoTolerance, ignoreAccents }: TextRules): boolean {
  return typoTolerance === 0 && !ignoreAccents && accepted.every(({ match }) => match === "exact");
}
