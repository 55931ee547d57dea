import { z } from "zod";
import { CODE_LANGUAGES } from "@/lib/domain/code-languages";
import { MAX_PLACES, MAX_SECTIONS } from "./lesson-content";
import { MAX_HINTS } from "./question-parts";
import { questionResponseSchema } from "./question-responses";
import { MAX_SOURCE } from "./questions";
import { isStorableJson } from "./storable-json";
import { attemptIdValue, uploadOffer } from "./work-ids";

export { lessonAddressSchema as quizAddressSchema } from "./learning";

const attemptId = attemptIdValue;

export const attemptIdSchema = z.strictObject({ attemptId });

/** When a page was told that its attempt ends: it learns by this of more time that was given since. */
const toldEnd = z.iso.datetime().optional();

/** `dueAt` comes from a clock that ran out: an attempt that was given more time since goes on. */
export const submitAttemptSchema = attemptIdSchema.extend({ dueAt: toldEnd });

/** Which section is left, by its number in the attempt. */
export const leaveSectionSchema = z.strictObject({ attemptId, section: z.int().min(0).max(MAX_SECTIONS) });

/** The longest answer that is kept, in characters of JSON. */
const MAX_RESPONSE = 120_000;

export const saveAnswerSchema = z.strictObject({
  attemptId,
  /** The question's place in the quiz, from 0. */
  place: z.int().min(0).max(MAX_PLACES - 1),
  /** One more than the save that this answer was made upon, 1 for the first. */
  sequence: z.int().min(1).max(1_000_000),
  response: questionResponseSchema.refine((response) => JSON.stringify(response).length <= MAX_RESPONSE && isStorableJson(response), "cannot be stored"),
  dueAt: toldEnd,
});

/** The next hint of a question. `shown` is how many of them the asker has: asked twice upon the same, one is taken. */
export const showAttemptHintSchema = z.strictObject({ attemptId, place: saveAnswerSchema.shape.place, shown: z.int().min(0).max(MAX_HINTS) });

const program = {
  attemptId,
  place: saveAnswerSchema.shape.place,
  language: z.enum(CODE_LANGUAGES),
  source: z.string().max(MAX_SOURCE),
};

/** A program that is tried on the visible tests of its question. */
export const tryProgramSchema = z.strictObject(program);

/** A program that is run with an input of one's own. */
export const executeProgramSchema = z.strictObject({ ...program, stdin: z.string().max(10_000) });

/** A file that is brought for an answer. */
export const startAnswerFileSchema = z.strictObject({ attemptId, place: saveAnswerSchema.shape.place, ...uploadOffer });

export type StartAnswerFileInput = z.output<typeof startAnswerFileSchema>;
export type TryProgramInput = z.output<typeof tryProgramSchema>;
export type ExecuteProgramInput = z.output<typeof executeProgramSchema>;
export type ShowAttemptHintInput = z.infer<typeof showAttemptHintSchema>;
export type LeaveSectionInput = z.infer<typeof leaveSectionSchema>;
export type AttemptIdInput = z.infer<typeof attemptIdSchema>;
export type SubmitAttemptInput = z.infer<typeof submitAttemptSchema>;
export type SaveAnswerInput = z.infer<typeof saveAnswerSchema>;
