import { z } from "zod";
import { MAX_PRACTICE, PRACTICE_CHOICES } from "@/lib/domain/practice";
import { saveAnswerSchema } from "./assessment";
import { lessonIdValue } from "./authoring-outline";
import { slugSchema } from "./catalog";
import { storableText } from "./question-parts";

export const practiceAddressSchema = z.strictObject({ courseSlug: slugSchema });

export const startPracticeSchema = practiceAddressSchema.extend({
  /** Of these lessons' quizzes; of all where none is named. */
  lessonIds: z.array(lessonIdValue).max(600),
  /** Questions with this tag; null takes any. */
  tag: storableText(200).min(1).nullable(),
  choice: z.enum(PRACTICE_CHOICES),
  count: z.int().min(1).max(MAX_PRACTICE),
});

const practiceId = z.string().regex(/^prc_[\w-]{1,60}$/);
const ofItem = { practiceId, number: z.int().min(0).max(MAX_PRACTICE - 1) };

export const practiceIdSchema = z.strictObject({ practiceId });
export const practiceItemSchema = z.strictObject(ofItem);
/** `gaveUp` asks for the answer in place of another try. */
export const answerPracticeSchema = z.strictObject({ ...ofItem, response: saveAnswerSchema.shape.response, gaveUp: z.boolean() });

export type PracticeAddress = z.infer<typeof practiceAddressSchema>;
export type StartPracticeInput = z.infer<typeof startPracticeSchema>;
export type PracticeIdInput = z.infer<typeof practiceIdSchema>;
export type PracticeItemInput = z.infer<typeof practiceItemSchema>;
export type AnswerPracticeInput = z.output<typeof answerPracticeSchema>;
