import { z } from "zod";
import { MAX_QUESTIONS } from "./lesson-content";
import { questionResponseSchema } from "./question-responses";

export { lessonAddressSchema as quizAddressSchema } from "./learning";

const attemptId = z.string().regex(/^atm_[0-9a-z]{1,40}$/);

export const attemptIdSchema = z.strictObject({ attemptId });

/** The longest answer that is kept, in characters of JSON. */
const MAX_RESPONSE = 60_000;

export const saveAnswerSchema = z.strictObject({
  attemptId,
  /** The question's place in the quiz, from 0. */
  place: z.int().min(0).max(MAX_QUESTIONS - 1),
  /** One more than the save that this answer was made upon, 1 for the first. */
  sequence: z.int().min(1).max(1_000_000),
  response: questionResponseSchema.refine((response) => isStorable(response), "cannot be stored"),
});

export type AttemptIdInput = z.infer<typeof attemptIdSchema>;
export type SaveAnswerInput = z.infer<typeof saveAnswerSchema>;

function isStorable(response: unknown): boolean {
  const json = JSON.stringify(response);
  // What no text of the database holds: zero characters and halves of surrogate pairs, which JSON writes escaped.
  return json.length <= MAX_RESPONSE && !/\\u(?:0000|d[89a-f][\da-f]{2})/i.test(json);
}
