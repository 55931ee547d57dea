import { z } from "zod";
import { codeQuestionSchema, saveCodeQuestionSchema } from "./code-question";
import { questionSchema } from "./questions";
import { isStorableJson } from "./storable-json";

/** The question at a place of a quiz. */
export const quizQuestionSchema = codeQuestionSchema;

/** `place` is where the question stands in the quiz; null adds it at the end. Code questions have a form of their own. */
export const saveQuizQuestionSchema = saveCodeQuestionSchema.extend({
  question: questionSchema.refine((question) => question.type !== "code" && isStorableJson(question), "cannot be stored"),
});

export type QuizQuestionInput = z.output<typeof quizQuestionSchema>;
export type SaveQuizQuestionInput = z.output<typeof saveQuizQuestionSchema>;
