import { z } from "zod";
import { bankOriginSchema } from "./bank-ids";

/** Names an option, a gap or a response inside its question. */
export const questionId = z.string().min(1).max(500).refine((text) => !/[\s\p{C}[\]]/u.test(text), "has spaces, brackets or control characters");

export const storableText = (max: number) => z.string().max(max).refine((text) => text.isWellFormed() && !text.includes("\0"), "cannot be stored");

/** `html` is as its source wrote it and not to be trusted. */
export const richTextSchema = z.strictObject({ format: z.enum(["plain", "markdown", "html"]), text: storableText(200_000) });

export type RichText = z.infer<typeof richTextSchema>;

/** A share of the question's points. */
export const creditValue = z.number().min(-1).max(1);

export const optionSchema = z
  .strictObject({
    id: questionId,
    text: richTextSchema,
    correct: z.boolean(),
    /** When it is not 1 for a right option and 0 for a wrong one. */
    credit: creditValue.optional(),
    feedback: richTextSchema.nullable().default(null),
  })
  .refine(({ correct, credit }) => credit === undefined || (correct ? credit > 0 : credit < 1), "the credit contradicts whether the option is right");

export type QuestionOption = z.output<typeof optionSchema>;

/** As many hints as a question may have. */
export const MAX_HINTS = 10;

export const questionFields = {
  version: z.literal(1).default(1),
  title: storableText(1_000).nullable().default(null),
  /** What its file called it. */
  sourceId: storableText(500).nullable().default(null),
  prompt: richTextSchema,
  points: z.number().min(0).max(1_000).default(1),
  category: storableText(1_000).nullable().default(null),
  tags: z.array(storableText(200).min(1)).max(50).default([]),
  /** 0 is the easiest, 1 the hardest. */
  difficulty: z.number().min(0).max(1).nullable().default(null),
  language: z.string().max(35).nullable().default(null),
  /** Of a question that a quiz took out of a bank. */
  bank: bankOriginSchema.optional(),
  /** A hint's cost is a share of the points, taken when it was shown. */
  hints: z.array(z.strictObject({ text: richTextSchema, cost: z.number().min(0).max(1).default(0) })).max(MAX_HINTS).default([]),
  feedback: z
    .strictObject({ correct: richTextSchema.nullable().default(null), incorrect: richTextSchema.nullable().default(null), general: richTextSchema.nullable().default(null) })
    .default({ correct: null, incorrect: null, general: null }),
  /** Why the answer is right, for teachers and for review. */
  rationale: richTextSchema.nullable().default(null),
  media: z
    .array(z.strictObject({ id: questionId, kind: z.enum(["image", "audio", "video", "file"]), href: z.string().max(2_000), alt: z.string().max(1_000).default(""), mediaType: z.string().max(200).nullable().default(null) }))
    .max(50)
    .default([]),
};

export function creditOf({ correct, credit }: Pick<QuestionOption, "correct" | "credit">): number {
  return credit ?? (correct ? 1 : 0);
}

export function uniqueIds(things: readonly { id: string }[]): string[] {
  return new Set(things.map(({ id }) => id)).size === things.length ? [] : ["two parts have the same name"];
}

/** Credits of a question scored by their sum must be able to reach the whole. */
export function sumIssues(options: readonly Pick<QuestionOption, "correct" | "credit">[]): string[] {
  const most = options.reduce((sum, option) => sum + Math.max(0, creditOf(option)), 0);
  return most > 0.999 ? [] : ["the credits do not reach the whole"];
}
