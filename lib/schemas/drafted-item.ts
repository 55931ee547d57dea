import { z } from "zod";
import { DRAFT_TYPES, type DraftType } from "@/lib/domain/drafting/draft-terms";
import { blockText } from "./plain-text";
import { questionSchema, type Question, type QuestionInput } from "./questions";

const text = (max: number) => blockText(max).pipe(z.string().min(1));
const none = <T extends z.ZodType>(schema: T) => z.array(schema).max(12).nullish().transform((given) => given ?? []);

/**
 * A question as a model writes it: one flat shape for all types, which servers can hold a model to. What it says is not
 * trusted: texts are cut down to plain words here, and `toDraftedQuestion` decides by the editor's own schema.
 */
const draftedItem = z.object({
  type: z.enum(DRAFT_TYPES),
  prompt: text(2_000),
  options: none(z.object({ text: text(500), isRight: z.boolean(), why: blockText(500).nullish().transform((given) => given ?? "") })),
  isTrue: z.boolean().nullish(),
  accepted: none(text(200)),
  value: z.number().nullish(),
  tolerance: z.number().min(0).nullish(),
  gaps: none(z.object({ text: text(200), distractors: none(text(200)) })),
  pairs: none(z.object({ left: text(300), right: text(300) })),
  items: none(text(300)),
  quote: text(1_500),
  rationale: blockText(1_500).nullish().transform((given) => given ?? ""),
});

type Item = z.output<typeof draftedItem>;

export type ReadItem = { ok: true; question: Question; quote: string } | { ok: false; issues: string[] };

/** The JSON Schema that a model's answer is held to, where its server can. Every field is asked for, as strict ones demand. */
export function answerSchema(types: readonly DraftType[]) {
  const string = { type: "string" } as const;
  const object = <P extends Record<string, object>>(properties: P) => ({ type: "object", properties, required: Object.keys(properties), additionalProperties: false }) as const;
  const list = <I extends object>(items: I) => ({ type: "array", items }) as const;
  const option = object({ text: string, isRight: { type: "boolean" }, why: string });
  const item = object({
    type: { type: "string", enum: [...types] },
    prompt: string,
    options: list(option),
    isTrue: { type: ["boolean", "null"] },
    accepted: list(string),
    value: { type: ["number", "null"] },
    tolerance: { type: ["number", "null"] },
    gaps: list(object({ text: string, distractors: list(string) })),
    pairs: list(object({ left: string, right: string })),
    items: list(string),
    quote: string,
    rationale: string,
  });
  return object({ questions: list(item) });
}

/** A model's item as a question of ours, by the same schema as the editor's, or what keeps it from being one. */
export function readItem(given: unknown, { types, language, difficulty }: { types: readonly DraftType[]; language: string; difficulty: number }): ReadItem {
  const item = draftedItem.safeParse(given);
  if (!item.success) return { ok: false, issues: tell(item.error) };
  if (!types.includes(item.data.type)) return { ok: false, issues: [`type: ${item.data.type} was not asked for`] };
  const issues = issuesOf(item.data);
  if (issues.length > 0) return { ok: false, issues };
  const question = questionSchema.safeParse({ ...partsOf(item.data), language, difficulty });
  return question.success ? { ok: true, question: question.data, quote: item.data.quote } : { ok: false, issues: tell(question.error) };
}

function tell(error: z.ZodError): string[] {
  return error.issues.slice(0, 8).map(({ path, message }) => `${path.join(".") || "item"}: ${message}`);
}

const plain = (words: string) => ({ format: "plain" as const, text: words });
const isTwice = (words: readonly string[]): boolean => new Set(words.map((word) => word.toLowerCase())).size < words.length;

/** What the editor's form refuses too, and its schema leaves to it. */
function issuesOf(item: Item): string[] {
  const { type, options, gaps, prompt } = item;
  const right = options.filter(({ isRight }) => isRight).length;
  if ((type === "single" || type === "multiple") && (options.length < 2 || isTwice(options.map((each) => each.text)))) return ["options: two or more different ones are needed"];
  if (type === "single" && right !== 1) return ["options: exactly one is right"];
  if (type === "multiple" && (right < 1 || right === options.length)) return ["options: some are right and some are wrong"];
  if (type === "boolean" && typeof item.isTrue !== "boolean") return ["isTrue: is missing"];
  if (type === "shortText" && item.accepted.length === 0) return ["accepted: is missing"];
  if (type === "numeric" && typeof item.value !== "number") return ["value: is missing"];
  if (type === "cloze" && (gaps.length === 0 || gaps.some((_, index) => !prompt.includes(`[[g${index + 1}]]`)))) return ["gaps: the prompt holds each as [[g1]], [[g2]] and so on, once"];
  if (type === "matching" && (item.pairs.length < 2 || isTwice(item.pairs.map(({ left }) => left)) || isTwice(item.pairs.map((pair) => pair.right)))) return ["pairs: two or more different ones are needed"];
  if (type === "ordering" && (item.items.length < 3 || isTwice(item.items))) return ["items: three or more different ones are needed"];
  return [];
}

function partsOf(item: Item): QuestionInput {
  const shared = { prompt: plain(item.prompt), rationale: item.rationale === "" ? null : plain(item.rationale) };
  switch (item.type) {
    case "single":
      return { ...shared, type: "single", options: optionsOf(item) };
    case "multiple":
      return { ...shared, type: "multiple", options: optionsOf(item), scoring: "rightMinusWrong" };
    case "boolean":
      return { ...shared, type: "boolean", correct: item.isTrue === true };
    case "shortText":
      return { ...shared, type: "shortText", accepted: item.accepted.map((form) => ({ match: "exact", text: form })), ignoreAccents: true };
    case "numeric":
      return { ...shared, type: "numeric", accepted: [{ kind: "value", value: item.value ?? 0, tolerance: { mode: "absolute", amount: item.tolerance ?? 0 } }] };
    case "cloze":
      return { ...shared, type: "cloze", gaps: item.gaps.map((gap, index) => gapOf(gap, `g${index + 1}`)) };
    case "matching":
      return {
        ...shared,
        type: "matching",
        prompts: item.pairs.map(({ left }, index) => ({ id: `p${index + 1}`, text: plain(left) })),
        targets: item.pairs.map(({ right }, index) => ({ id: `t${index + 1}`, text: plain(right) })),
        pairs: item.pairs.map((_, index) => ({ prompt: `p${index + 1}`, target: `t${index + 1}` })),
      };
    case "ordering":
      return { ...shared, type: "ordering", items: item.items.map((each, index) => ({ id: `i${index + 1}`, text: plain(each) })), scoring: "perPosition" };
  }
}

function optionsOf({ options }: Item) {
  return options.map((option, index) => ({ id: `o${index + 1}`, text: plain(option.text), correct: option.isRight, feedback: option.why === "" ? null : plain(option.why) }));
}

function gapOf({ text: word, distractors }: Item["gaps"][number], id: string) {
  const wrong = distractors.filter((each) => each.toLowerCase() !== word.toLowerCase());
  if (wrong.length === 0) return { kind: "text" as const, id, accepted: [{ match: "exact" as const, text: word }], ignoreAccents: true };
  const options = [...new Set([word, ...wrong])].toSorted((one, other) => (one < other ? -1 : 1));
  return { kind: "choice" as const, id, options: options.map((each, index) => ({ id: `o${index + 1}`, text: plain(each), correct: each === word })) };
}
