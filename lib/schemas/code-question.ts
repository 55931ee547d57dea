import { z } from "zod";
import { CODE_LANGUAGES } from "@/lib/domain/code-languages";
import { courseIdValue } from "./authoring";
import { lessonIdValue } from "./authoring-outline";
import { MAX_QUESTIONS, quizVersion } from "./lesson-content";
import { questionFields, richTextSchema } from "./question-parts";
import { codeFields, MAX_SOURCE } from "./questions";

/** The longest question that is taken from a form, in characters of JSON. */
const MAX_QUESTION = 400_000;
/** The most that tests may say in all: a run hands every argument to the sandbox. */
const isShort = (value: unknown): boolean => JSON.stringify(value).length <= MAX_QUESTION;

const sourceText = z.string().max(MAX_SOURCE);
const languageValue = z.enum(CODE_LANGUAGES);
const ofLesson = { courseId: courseIdValue, lessonId: lessonIdValue };
const place = z.int().min(0).max(MAX_QUESTIONS - 1);

/** What the form of a code question says of it. */
const codeDraftSchema = z
  .strictObject({
    prompt: richTextSchema.refine(({ text }) => text.trim() !== "", { path: ["text"], message: "is empty" }),
    points: z.number().min(0).max(1_000),
    languages: z
      .array(z.strictObject({ language: languageValue, starter: sourceText, solution: sourceText.nullable() }))
      .min(1)
      .max(CODE_LANGUAGES.length)
      .refine((all) => new Set(all.map(({ language }) => language)).size === all.length, "names a language twice"),
    tests: codeFields.tests.refine((tests) => new Set(tests.map(({ id }) => id)).size === tests.length, "two parts have the same name"),
    timeLimitMs: codeFields.timeLimitMs,
    memoryLimitMb: codeFields.memoryLimitMb,
    /** Those that it had stay where nothing is said of them. */
    hints: questionFields.hints.removeDefault().optional(),
  })
  .refine(isShort, "is too long");

/** `place` is where the question stands in the quiz; null adds it at the end. */
export const saveCodeQuestionSchema = z.strictObject({ ...ofLesson, version: quizVersion, place: place.nullable(), question: codeDraftSchema });

export const codeQuestionSchema = z.strictObject({ ...ofLesson, place });

export const tryCodeSolutionSchema = z.strictObject({
  courseId: courseIdValue,
  language: languageValue,
  source: sourceText,
  tests: codeFields.tests.refine(isShort, "is too long"),
  timeLimitMs: codeFields.timeLimitMs,
  memoryLimitMb: codeFields.memoryLimitMb,
});

export type CodeDraft = z.output<typeof codeDraftSchema>;
export type SaveCodeQuestionInput = z.output<typeof saveCodeQuestionSchema>;
export type CodeQuestionInput = z.output<typeof codeQuestionSchema>;
export type TryCodeSolutionInput = z.output<typeof tryCodeSolutionSchema>;
