import { z } from "zod";
import { rubricPoints } from "@/lib/domain/rubric-marks";
import { compilePattern } from "@/lib/domain/safe-pattern";
import { optionSchema, questionFields, richTextSchema, sumIssues, uniqueIds, creditValue, creditOf, questionId as id } from "./question-parts";
import { qtiProgramSchema } from "./qti-program";
import { rubricSchema, type Rubric } from "./rubric";

const accepted = z.strictObject({
  match: z.enum(["exact", "wildcard", "regex"]).default("exact"),
  /** With `wildcard`, `*` stands for any text and `\*` for an asterisk. A `regex` must match the whole answer. */
  text: z.string().max(2_000),
  credit: z.number().min(0).max(1).default(1),
  feedback: richTextSchema.nullable().default(null),
});

const textRules = {
  accepted: z.array(accepted).min(1).max(200),
  caseSensitive: z.boolean().default(false),
  ignoreAccents: z.boolean().default(false),
  /** `collapse` reads runs of white space as one space and none at the ends; `exact` changes nothing. */
  whitespace: z.enum(["collapse", "exact"]).default("collapse"),
  /** Letters that may be added, left out, changed or swapped; never more than one in four of the accepted form. */
  typoTolerance: z.int().min(0).max(3).default(0),
};

const numericAnswer = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("value"),
    value: z.number(),
    /** Relative amounts are fractions of the value: 0.05 is five per cent. */
    tolerance: z.strictObject({ mode: z.enum(["absolute", "relative"]), amount: z.number().min(0) }).default({ mode: "absolute", amount: 0 }),
    credit: z.number().min(0).max(1).default(1),
    feedback: richTextSchema.nullable().default(null),
  }),
  z.strictObject({
    kind: z.literal("range"),
    min: z.number(),
    max: z.number(),
    credit: z.number().min(0).max(1).default(1),
    feedback: richTextSchema.nullable().default(null),
  }),
]);

const numericRules = {
  accepted: z.array(numericAnswer).min(1).max(100),
  /** A unit's factor turns the answer into the unit of the accepted values. */
  unit: z.strictObject({ required: z.boolean(), options: z.array(z.strictObject({ name: z.string().min(1).max(40), factor: z.number().positive() })).min(1).max(30) }).nullable().default(null),
};

const gap = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("text"), id, weight: z.number().positive().default(1), ...textRules }),
  z.strictObject({ kind: z.literal("choice"), id, weight: z.number().positive().default(1), options: z.array(optionSchema).min(1).max(200) }),
  z.strictObject({ kind: z.literal("numeric"), id, weight: z.number().positive().default(1), ...numericRules }),
]);

const choice = z.strictObject({ id, text: richTextSchema });
const area = z.strictObject({
  id,
  label: z.string().max(300).default(""),
  shape: z.enum(["rect", "circle", "ellipse", "poly"]),
  /** Of the image, in its pixels: x1 y1 x2 y2; x y radius; x y radius-x radius-y; x y of each corner. */
  coords: z.array(z.number()).min(3).max(200),
  credit: creditValue,
  feedback: richTextSchema.nullable().default(null),
});

const single = z.strictObject({ type: z.literal("single"), ...questionFields, options: z.array(optionSchema).min(1).max(200), shuffle: z.boolean().default(true) });
const multiple = z.strictObject({
  type: z.literal("multiple"),
  ...questionFields,
  options: z.array(optionSchema).min(1).max(200),
  /**
   * `allOrNothing`: full credit for exactly the right options. `rightMinusWrong`: right ones chosen less wrong ones, over
   * the number of right ones. `perOption`: each option rightly chosen or rightly left counts. `credits`: the sum of the
   * credits of what was chosen. Never below zero or above full credit.
   */
  scoring: z.enum(["allOrNothing", "rightMinusWrong", "perOption", "credits"]),
  maxChoices: z.int().min(1).nullable().default(null),
  shuffle: z.boolean().default(true),
});
const boolean = z.strictObject({ type: z.literal("boolean"), ...questionFields, correct: z.boolean(), feedbackTrue: richTextSchema.nullable().default(null), feedbackFalse: richTextSchema.nullable().default(null) });
const shortText = z.strictObject({ type: z.literal("shortText"), ...questionFields, ...textRules });
const numeric = z.strictObject({ type: z.literal("numeric"), ...questionFields, ...numericRules });
/** Each gap stands once in the prompt as `[[id]]`. */
const cloze = z.strictObject({ type: z.literal("cloze"), ...questionFields, gaps: z.array(gap).min(1).max(100), scoring: z.enum(["perGap", "allOrNothing"]).default("perGap") });
const matching = z.strictObject({
  type: z.literal("matching"),
  ...questionFields,
  prompts: z.array(choice).min(1).max(100),
  /** May hold targets that match nothing. */
  targets: z.array(choice).min(1).max(100),
  pairs: z.array(z.strictObject({ prompt: id, target: id })).min(1).max(500),
  scoring: z.enum(["perPair", "allOrNothing"]).default("perPair"),
  shuffle: z.boolean().default(true),
});
/** `items` stand in the right order. */
const ordering = z.strictObject({ type: z.literal("ordering"), ...questionFields, items: z.array(choice).min(2).max(50), scoring: z.enum(["allOrNothing", "perPosition", "adjacentPairs"]).default("allOrNothing") });
const hotspot = z.strictObject({
  type: z.literal("hotspot"),
  ...questionFields,
  image: z.strictObject({ href: z.string().max(2_000), alt: z.string().max(1_000), width: z.number().positive(), height: z.number().positive() }),
  areas: z.array(area).min(1).max(100),
  maxPoints: z.int().min(1).max(100).default(1),
});
/** Of what a person marks. */
const markedFields = {
  /** For whoever marks: no learner is ever shown it. */
  gradingNotes: richTextSchema.nullable().default(null),
  /** Shown in the review, as other keys are. */
  modelAnswer: richTextSchema.nullable().default(null),
  /** Its learner reads it before and while they answer; its sum is brought to the question's points. */
  rubric: rubricSchema.default([]),
};
const essay = z.strictObject({ type: z.literal("essay"), ...questionFields, minWords: z.int().min(0).nullable().default(null), maxWords: z.int().min(1).nullable().default(null), ...markedFields });
const file = z.strictObject({ type: z.literal("file"), ...questionFields, ...markedFields, extensions: z.array(z.string().regex(/^[a-z0-9]{1,10}$/)).max(30).default([]), maxFiles: z.int().min(1).max(20).default(1), maxBytes: z.int().min(1).nullable().default(null) });
/** The longest program that is kept, in characters. */
export const MAX_SOURCE = 50_000;
/** A call of a function and what it should give, or, where `error` is a text, that it should raise one. */
const codeTest = z.strictObject({ id, name: z.string().max(300), function: z.string().max(200), args: z.array(z.json()).max(20), expected: z.json().default(null), error: z.string().max(500).nullable().default(null), hidden: z.boolean().default(false), weight: z.number().positive().default(1) });
export const codeFields = {
  /** The solution is its teachers' own: no learner is ever shown it. */
  languages: z.array(z.strictObject({ language: z.string().min(1).max(40), starter: z.string().max(MAX_SOURCE).default(""), solution: z.string().max(MAX_SOURCE).nullable().default(null) })).min(1).max(10),
  tests: z.array(codeTest).min(1).max(200),
  timeLimitMs: z.int().min(100).max(60_000).default(5_000),
  memoryLimitMb: z.int().min(16).max(1_024).default(256),
};
const code = z.strictObject({ type: z.literal("code"), ...questionFields, ...codeFields });
/** Text between questions. */
const information = z.strictObject({ type: z.literal("information"), ...questionFields });
/** A QTI item that says more than our types: its own scoring runs, and `[[identifier]]` in the prompt is where each response is given. */
const qti = z.strictObject({
  type: z.literal("qti"),
  ...questionFields,
  program: qtiProgramSchema,
  interactions: z.array(z.strictObject({
    identifier: id,
    kind: z.string().max(100),
    prompt: richTextSchema.nullable(),
    attributes: z.record(z.string().max(100), z.string().max(2_000)),
    choices: z.array(z.strictObject({ id, text: richTextSchema, group: z.int().min(0), attributes: z.record(z.string().max(100), z.string().max(2_000)) })),
  })).max(100),
  feedbacks: z.array(z.strictObject({ outcome: z.string().max(500), identifier: z.string().max(500), show: z.boolean(), text: richTextSchema })).default([]),
});

/**
 * A question as the bank holds it, whatever it was imported from or written with. `prompt` and other rich texts in HTML are
 * as their source wrote them: whoever shows one passes it through the sanitiser first.
 */
export const questionSchema = z
  .discriminatedUnion("type", [single, multiple, boolean, shortText, numeric, cloze, matching, ordering, hotspot, essay, file, code, information, qti])
  .superRefine((question, ctx) => {
    for (const message of issuesOf(question)) ctx.addIssue({ code: "custom", message });
  });

export const QUESTION_TYPES = ["single", "multiple", "boolean", "shortText", "numeric", "cloze", "matching", "ordering", "hotspot", "essay", "file", "code", "information", "qti"] as const satisfies readonly z.output<typeof questionSchema>["type"][];

export type Question = z.output<typeof questionSchema>;
export type QuestionInput = z.input<typeof questionSchema>;
export type QuestionOf<Type extends Question["type"]> = Extract<Question, { type: Type }>;
export type ClozeGap = QuestionOf<"cloze">["gaps"][number];
export type TextRules = Pick<QuestionOf<"shortText">, keyof typeof textRules>;
export type NumericRules = Pick<QuestionOf<"numeric">, keyof typeof numericRules>;

function issuesOf(question: Question): string[] {
  switch (question.type) {
    case "single":
      return [...uniqueIds(question.options), ...(question.options.some((option) => creditOf(option) === 1) ? [] : ["no option gives full credit"])];
    case "multiple":
      return [...uniqueIds(question.options), ...(question.options.some(({ correct }) => correct) ? [] : ["no option is right"]), ...(question.scoring === "credits" ? sumIssues(question.options) : [])];
    case "shortText":
      return textIssues(question);
    case "numeric":
      return numericIssues(question);
    case "cloze":
      return clozeIssues(question);
    case "matching":
      return matchingIssues(question);
    case "ordering":
      return uniqueIds(question.items);
    case "hotspot":
      return [...uniqueIds(question.areas), ...(question.areas.some(({ credit }) => credit > 0) ? [] : ["no area gives credit"])];
    case "code":
      return uniqueIds(question.tests);
    case "essay":
    case "file":
      return rubricIssues(question);
    case "boolean":
    case "information":
    case "qti":
      return [];
  }
}

function rubricIssues({ rubric }: { rubric: Rubric }): string[] {
  return rubric.length > 0 && rubricPoints(rubric) === 0 ? ["no level of the rubric gives points"] : [];
}

function textIssues({ accepted: forms }: TextRules): string[] {
  const broken = forms.flatMap(({ match, text }) => (match === "regex" ? patternIssue(text) : []));
  return forms.some(({ credit }) => credit === 1) ? broken : [...broken, "no accepted form gives full credit"];
}

function patternIssue(source: string): string[] {
  try {
    compilePattern(source, { ignoreCase: false });
    return [];
  } catch (error) {
    return [`the pattern ${source} cannot be used: ${error instanceof Error ? error.message : String(error)}`];
  }
}

function numericIssues({ accepted: answers }: NumericRules): string[] {
  const reversed = answers.filter((answer) => answer.kind === "range" && answer.max < answer.min);
  return [...reversed.map(() => "a range ends before it starts"), ...(answers.some(({ credit }) => credit === 1) ? [] : ["no accepted value gives full credit"])];
}

function clozeIssues({ prompt, gaps }: QuestionOf<"cloze">): string[] {
  const misplaced = gaps.filter((each) => prompt.text.split(`[[${each.id}]]`).length !== 2);
  return [
    ...uniqueIds(gaps),
    ...misplaced.map((each) => `the gap ${each.id} does not stand exactly once in the text`),
    ...gaps.flatMap((each) => (each.kind === "text" ? textIssues(each) : each.kind === "numeric" ? numericIssues(each) : [...uniqueIds(each.options), ...(each.options.some((option) => creditOf(option) === 1) ? [] : [`no option of the gap ${each.id} gives full credit`])])),
  ];
}

function matchingIssues({ prompts, targets, pairs }: QuestionOf<"matching">): string[] {
  const unknown = pairs.filter((pair) => !prompts.some((each) => each.id === pair.prompt) || !targets.some((each) => each.id === pair.target));
  const keys = pairs.map((pair) => ({ id: JSON.stringify([pair.prompt, pair.target]) }));
  return [...uniqueIds(prompts), ...uniqueIds(targets), ...uniqueIds(keys), ...unknown.map((pair) => `the pair ${pair.prompt}, ${pair.target} names nothing`)];
}
