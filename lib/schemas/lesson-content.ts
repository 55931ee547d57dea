import { z } from "zod";
import { REVIEW_POLICIES } from "@/lib/domain/quiz-terms";
import { assignmentContentSchema, assignmentSettingsSchema } from "./assignment-content";
import { courseIdValue } from "./authoring";
import { lessonIdValue } from "./authoring-outline";
import { packageContentSchema } from "./packages";
import { questionSchema } from "./questions";

export const MAX_QUESTIONS = 300;

const quizSettings = {
  /** Per cent of the points that passes. */
  passingScore: z.int().min(0).max(100),
  /** How often it may be taken; null is without limit. */
  attempts: z.int().min(1).max(100).nullable(),
  /** Null is without limit. */
  timeLimitMinutes: z.int().min(1).max(1_440).nullable(),
  /** Whether each learner gets the questions in an order of their own. */
  shuffle: z.boolean(),
  /** How long after one attempt the next may begin; null is at once. */
  cooldownMinutes: z.int().min(1).max(10_080).nullable(),
  /** The instants between which attempts may be made, as ISO 8601 in UTC; null is without. Authors write them in the course's time zone. */
  opensAt: z.iso.datetime().nullable(),
  closesAt: z.iso.datetime().nullable(),
  /** When the answers and the feedback show: after each attempt, once no attempt will follow (passed, the last one, the window closed), or never. */
  review: z.enum(REVIEW_POLICIES),
  /** Nothing is at stake: the lesson is complete once it was submitted, whatever the score. */
  practice: z.boolean(),
};

export const DEFAULT_QUIZ_SETTINGS: QuizSettings = {
  passingScore: 60, attempts: null, timeLimitMinutes: null, shuffle: false, cooldownMinutes: null, opensAt: null, closesAt: null, review: "each_attempt", practice: false,
};

/** Quizzes that were stored before a setting was there have its default. */
const storedSettings = {
  ...quizSettings,
  cooldownMinutes: quizSettings.cooldownMinutes.default(DEFAULT_QUIZ_SETTINGS.cooldownMinutes),
  opensAt: quizSettings.opensAt.default(DEFAULT_QUIZ_SETTINGS.opensAt),
  closesAt: quizSettings.closesAt.default(DEFAULT_QUIZ_SETTINGS.closesAt),
  review: quizSettings.review.default(DEFAULT_QUIZ_SETTINGS.review),
  practice: quizSettings.practice.default(DEFAULT_QUIZ_SETTINGS.practice),
};

/** A quiz: the questions, with their answer keys, in their order, and how it is taken. Of authors only. */
export const quizContentSchema = z.strictObject({ kind: z.literal("quiz"), ...storedSettings, questions: z.array(questionSchema).max(MAX_QUESTIONS) });

/** What a lesson consists of besides its text, by its kind. */
export const lessonContentSchema = z.discriminatedUnion("kind", [quizContentSchema, packageContentSchema, assignmentContentSchema]);

/** Names what of a quiz was on screen: a change upon anything else is refused. */
export const quizVersion = z.string().regex(/^[\w-]{1,64}$/);

export const changeQuizSchema = z.strictObject({
  courseId: courseIdValue,
  lessonId: lessonIdValue,
  version: quizVersion,
  settings: z.strictObject(quizSettings).partial().optional(),
  /** The questions that stay, by their places as they were, in their new order. */
  order: z
    .array(z.int().min(0).max(MAX_QUESTIONS - 1))
    .max(MAX_QUESTIONS)
    .refine((places) => new Set(places).size === places.length, "names a question twice")
    .optional(),
});

export const changeAssignmentSchema = z.strictObject({ courseId: courseIdValue, lessonId: lessonIdValue, version: quizVersion, settings: assignmentSettingsSchema });

export const importQuestionsSchema = z.strictObject({ courseId: courseIdValue, lessonId: lessonIdValue, version: quizVersion, name: z.string().min(1).max(300), dryRun: z.boolean() });

export type QuizSettings = z.infer<z.ZodObject<typeof quizSettings>>;
export type QuizContent = z.output<typeof quizContentSchema>;
export type ChangeQuizInput = z.infer<typeof changeQuizSchema>;
export type ChangeAssignmentInput = z.infer<typeof changeAssignmentSchema>;
export type ImportQuestionsInput = z.infer<typeof importQuestionsSchema>;
