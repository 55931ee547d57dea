import { z } from "zod";

const text = z.string().max(100_000);
const id = z.string().max(500);

/** What our runner found for each test of a code question. */
export const testResultsSchema = z.array(z.strictObject({ test: id, passed: z.boolean() })).max(200);

/** What was answered to a question of each type; null, an empty text or an empty list where nothing was. */
export const questionResponseSchema = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("single"), choice: id.nullable() }),
  z.strictObject({ type: z.literal("multiple"), choices: z.array(id).max(200) }),
  z.strictObject({ type: z.literal("boolean"), value: z.boolean().nullable() }),
  z.strictObject({ type: z.literal("shortText"), text }),
  /** As typed: decimals after a point or a comma, and the unit where one is asked. */
  z.strictObject({ type: z.literal("numeric"), text }),
  /** By gap: the text, the number as typed, or the name of the option. */
  z.strictObject({ type: z.literal("cloze"), gaps: z.record(id, text) }),
  z.strictObject({ type: z.literal("matching"), pairs: z.array(z.strictObject({ prompt: id, target: id })).max(1_000) }),
  z.strictObject({ type: z.literal("ordering"), order: z.array(id).max(100) }),
  /** Points in pixels of the image, or the names of areas when they are chosen from a list. */
  z.strictObject({ type: z.literal("hotspot"), points: z.array(z.strictObject({ x: z.number(), y: z.number() })).max(100), areas: z.array(id).max(100).default([]) }),
  z.strictObject({ type: z.literal("essay"), text }),
  z.strictObject({ type: z.literal("file"), files: z.array(text).max(20) }),
  z.strictObject({ type: z.literal("code"), results: testResultsSchema }),
  /** A program that answers a code question. Its results are null until our runner ran it; those of a browser are never taken. */
  z.strictObject({ type: z.literal("program"), language: z.string().max(40), source: z.string().max(50_000), results: testResultsSchema.nullable().default(null) }),
  z.strictObject({ type: z.literal("information") }),
  /** Responses by identifier in QTI's forms, and the seed of the attempt for items that draw at random. */
  z.strictObject({ type: z.literal("qti"), responses: z.record(id, z.json()), seed: z.int().min(0).max(4_294_967_295).nullable().default(null) }),
]);

export type QuestionResponse = z.output<typeof questionResponseSchema>;
export type ResponseOf<Type extends QuestionResponse["type"]> = Extract<QuestionResponse, { type: Type }>;
