import { exact, multiply, toNumber } from "@/lib/domain/exact-number";
import { escapeXml } from "@/lib/html/escape-xml";
import { creditOf, type QuestionOption, type RichText } from "@/lib/schemas/question-parts";
import type { Question, QuestionOf } from "@/lib/schemas/questions";
import { ExportRefused } from "../export-report";
import { clozeParts, numericParts, textParts } from "./export-gaps";
import { declare, mapping, matchRule, setScore, type ItemParts } from "./export-scoring";
import { richXml, tag } from "./write-xml";

type Loss = (reason: string) => void;

/** Declarations, body and rules of an item that scores a question as we do. */
export function partsOf(question: Question, loss: Loss): ItemParts {
  switch (question.type) {
    case "single":
      return { ...choice(question, loss, 1), ...choiceScoring(question.options, question.points, "single") };
    case "multiple":
      return { ...choice(question, loss, question.maxChoices ?? 0), ...multipleScoring(question) };
    case "boolean":
      return booleanParts(question, loss);
    case "shortText":
      return textParts(question, intro(question.prompt, loss), loss);
    case "numeric":
      return numericParts(question, intro(question.prompt, loss));
    case "cloze":
      return clozeParts(question, loss);
    case "matching":
      return matchingParts(question, loss);
    case "ordering":
      return orderingParts(question, loss);
    case "hotspot":
      return hotspotParts(question, loss);
    case "essay":
      return { declarations: [declare({ cardinality: "single", baseType: "string" })], body: markedBody(question, loss, "qti-extended-text-interaction"), rules: [] };
    case "file":
      return { declarations: [declare({ cardinality: "single", baseType: "file" })], body: markedBody(question, loss, "qti-upload-interaction"), rules: [] };
    case "information":
      return { declarations: [], body: [intro(question.prompt, loss)], rules: [] };
    case "code":
    case "qti":
      throw new ExportRefused(`Questions of the type ${question.type} are not written as QTI 3.`);
  }
}

/** What helps to mark is for scorers alone. */
function markedBody({ prompt, gradingNotes, modelAnswer, rubric, ...question }: QuestionOf<"essay"> | QuestionOf<"file">, loss: Loss, interaction: string): string[] {
  if (modelAnswer !== null) loss("Model answers are not written.");
  if (rubric.length > 0) loss("Rubrics are not written.");
  const isLimited = "minWords" in question ? (question.minWords ?? question.maxWords) !== null : question.extensions.length > 0 || question.maxFiles > 1 || question.maxBytes !== null;
  if (isLimited) loss("How much may be answered is not written.");
  const guidance = gradingNotes === null ? [] : [tag("qti-rubric-block", { view: "scorer" }, tag("qti-content-body", {}, intro(gradingNotes, loss)))];
  return [...guidance, intro(prompt, loss), tag(interaction, { "response-identifier": "RESPONSE" })];
}

function intro(prompt: RichText, loss: Loss): string {
  return tag("div", {}, richXml(prompt, loss));
}

/** Text without markup is a prompt of the interaction; HTML, which may hold blocks, stands before it. */
function asked(prompt: RichText, loss: Loss): { before: string[]; inside: string[] } {
  return prompt.format === "plain" ? { before: [], inside: [tag("qti-prompt", {}, escapeXml(prompt.text))] } : { before: [intro(prompt, loss)], inside: [] };
}

function choice({ prompt, options, shuffle }: QuestionOf<"single" | "multiple">, loss: Loss, maxChoices: number): Pick<ItemParts, "body"> {
  if (options.some(({ feedback }) => feedback !== null)) loss("Feedback is not written.");
  const { before, inside } = asked(prompt, loss);
  const choices = options.map(({ id, text }) => tag("qti-simple-choice", { identifier: id }, richXml(text, loss)));
  return { body: [...before, tag("qti-choice-interaction", { "response-identifier": "RESPONSE", "max-choices": maxChoices, shuffle }, ...inside, ...choices)] };
}

function choiceScoring(options: readonly QuestionOption[], points: number, cardinality: "single" | "multiple"): Pick<ItemParts, "declarations" | "rules"> {
  const full = options.filter((option) => creditOf(option) === 1);
  const isPlain = full.length === 1 && options.every((option) => creditOf(option) === 1 || creditOf(option) === 0);
  if (cardinality === "single" && isPlain) return { declarations: [declare({ cardinality, baseType: "identifier", correct: full.map(({ id }) => id) })], rules: [matchRule(["RESPONSE"], points)] };
  const values = options.map((option) => [option.id, scaled(creditOf(option), points)] as const);
  return { declarations: [declare({ cardinality, baseType: "identifier", inner: mapping(values, { lowerBound: 0, upperBound: points }) })], rules: [setScore(tag("qti-map-response", { identifier: "RESPONSE" }))] };
}

function multipleScoring({ options, scoring, points }: QuestionOf<"multiple">): Pick<ItemParts, "declarations" | "rules"> {
  const right = options.filter(({ correct }) => correct).map(({ id }) => id);
  switch (scoring) {
    case "allOrNothing":
      return { declarations: [declare({ cardinality: "multiple", baseType: "identifier", correct: right })], rules: [matchRule(["RESPONSE"], points)] };
    case "credits":
      return choiceScoring(options, points, "multiple");
    case "rightMinusWrong": {
      const values = options.map(({ id, correct }) => [id, (correct ? points : -points) / right.length] as const);
      return { declarations: [declare({ cardinality: "multiple", baseType: "identifier", inner: mapping(values, { lowerBound: 0, upperBound: points }) })], rules: [setScore(tag("qti-map-response", { identifier: "RESPONSE" }))] };
    }
    case "perOption":
      throw new ExportRefused("Credit for options rightly left is not written as QTI 3.");
  }
}

function booleanParts({ prompt, correct, points, feedbackTrue, feedbackFalse }: QuestionOf<"boolean">, loss: Loss): ItemParts {
  if (feedbackTrue || feedbackFalse) loss("Feedback is not written.");
  const { before, inside } = asked(prompt, loss);
  const choices = ["true", "false"].map((id) => tag("qti-simple-choice", { identifier: id }, id));
  return {
    declarations: [declare({ cardinality: "single", baseType: "identifier", correct: [String(correct)] })],
    body: [...before, tag("qti-choice-interaction", { "response-identifier": "RESPONSE", "max-choices": 1, shuffle: false }, ...inside, ...choices)],
    rules: [matchRule(["RESPONSE"], points)],
  };
}

function matchingParts({ prompt, prompts, targets, pairs, scoring, points, shuffle }: QuestionOf<"matching">, loss: Loss): ItemParts {
  const { before, inside } = asked(prompt, loss);
  const count = (key: "prompt" | "target", id: string) => pairs.filter((pair) => pair[key] === id).length;
  const set = (things: readonly { id: string; text: RichText }[], most: (id: string) => number) => tag("qti-simple-match-set", {}, ...things.map(({ id, text }) => tag("qti-simple-associable-choice", { identifier: id, "match-max": most(id) }, richXml(text, loss))));
  const keys = pairs.map((pair) => `${pair.prompt} ${pair.target}`);
  const even = mapping(keys.map((key) => [key, points / pairs.length] as const), { lowerBound: null, upperBound: null });
  return {
    declarations: [declare({ cardinality: "multiple", baseType: "directedPair", ...(scoring === "perPair" ? { inner: even } : { correct: keys }) })],
    body: [...before, tag("qti-match-interaction", { "response-identifier": "RESPONSE", "max-associations": 0, shuffle }, ...inside, set(prompts, (id) => Math.max(1, count("prompt", id))), set(targets, () => prompts.length))],
    rules: [scoring === "perPair" ? setScore(tag("qti-map-response", { identifier: "RESPONSE" })) : matchRule(["RESPONSE"], points)],
  };
}

function orderingParts({ prompt, items, scoring, points }: QuestionOf<"ordering">, loss: Loss): ItemParts {
  if (scoring !== "allOrNothing") throw new ExportRefused("Credit for a part of an order is not written as QTI 3.");
  const { before, inside } = asked(prompt, loss);
  const choices = items.map(({ id, text }) => tag("qti-simple-choice", { identifier: id }, richXml(text, loss)));
  return {
    declarations: [declare({ cardinality: "ordered", baseType: "identifier", correct: items.map(({ id }) => id) })],
    body: [...before, tag("qti-order-interaction", { "response-identifier": "RESPONSE", shuffle: true }, ...inside, ...choices)],
    rules: [matchRule(["RESPONSE"], points)],
  };
}

function hotspotParts({ prompt, image, areas, maxPoints, points }: QuestionOf<"hotspot">, loss: Loss): ItemParts {
  if (areas.some(({ feedback }) => feedback !== null)) loss("Feedback is not written.");
  const { before, inside } = asked(prompt, loss);
  const entries = areas.map(({ shape, coords, credit }) => tag("qti-area-map-entry", { shape, coords: coords.join(","), "mapped-value": scaled(credit, points) }));
  const map = tag("qti-area-mapping", { "default-value": 0, "lower-bound": 0, "upper-bound": points }, ...entries);
  return {
    declarations: [declare({ cardinality: maxPoints === 1 ? "single" : "multiple", baseType: "point", inner: map })],
    body: [...before, tag("qti-select-point-interaction", { "response-identifier": "RESPONSE", "max-choices": maxPoints }, ...inside, tag("img", { src: image.href, alt: image.alt, width: image.width, height: image.height }))],
    rules: [setScore(tag("qti-map-response-point", { identifier: "RESPONSE" }))],
  };
}

function scaled(credit: number, points: number): number {
  return toNumber(multiply(exact(credit), exact(points)));
}
