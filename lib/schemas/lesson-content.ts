import { z } from "zod";
import { REVIEW_POLICIES } from "@/lib/domain/quiz-terms";
import { assignmentContentSchema, assignmentSettingsSchema, lateAcceptSchema } from "./assignment-content";
import { courseIdValue } from "./authoring";
import { bankIdValue, bankQuestionIdValue } from "./bank-ids";
import { lessonIdValue } from "./authoring-outline";
import { packageContentSchema } from "./packages";
import { storableText } from "./question-parts";
import { questionSchema } from "./questions";

export const MAX_QUESTIONS = 300;
export const MAX_DRAWS = 20;
/** As many questions as one draw may choose among. */
export const MAX_POOL = 500;
/** Places of a quiz: its fixed questions, then the pools of its draws. */
export const MAX_PLACES = MAX_QUESTIONS + MAX_DRAWS * MAX_POOL;

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
  /** Whoever marks its answers sees no names before their release. */
  anonymous: z.boolean(),
};

export const DEFAULT_QUIZ_SETTINGS: QuizSettings = {
  passingScore: 60, attempts: null, timeLimitMinutes: null, shuffle: false, cooldownMinutes: null, opensAt: null, closesAt: null, review: "each_attempt", practice: false, anonymous: false,
};

/** Quizzes that were stored before a setting was there have its default. */
const storedSettings = {
  ...quizSettings,
  cooldownMinutes: quizSettings.cooldownMinutes.default(DEFAULT_QUIZ_SETTINGS.cooldownMinutes),
  opensAt: quizSettings.opensAt.default(DEFAULT_QUIZ_SETTINGS.opensAt),
  closesAt: quizSettings.closesAt.default(DEFAULT_QUIZ_SETTINGS.closesAt),
  review: quizSettings.review.default(DEFAULT_QUIZ_SETTINGS.review),
  practice: quizSettings.practice.default(DEFAULT_QUIZ_SETTINGS.practice),
  anonymous: quizSettings.anonymous.default(DEFAULT_QUIZ_SETTINGS.anonymous),
};

/** As many sections as a quiz may be cut into. */
export const MAX_SECTIONS = 50;

const sectionId = z.string().regex(/^qsc_[\w-]{1,100}$/);

const sectionRule = {
  title: storableText(200).min(1),
  /** The place of its first fixed question: it goes on until the next section begins. */
  from: z.int().min(0).max(MAX_QUESTIONS),
};

const sectionWords = {
  /** Markdown that stands above its questions: what to do, a passage, a figure. */
  instructions: storableText(40_000),
  /** Its questions have an order of each learner's own, also where the quiz has one for all. */
  shuffle: z.boolean(),
  /** How many of its fixed questions an attempt is asked; null asks all. */
  draw: z.int().min(1).max(MAX_QUESTIONS).nullable(),
};

/** A part of a quiz: the fixed questions from a place on until the next section begins, and the draws that stand among them. */
const quizSectionSchema = z.strictObject({ id: sectionId, ...sectionRule, instructions: sectionWords.instructions.default(""), shuffle: sectionWords.shuffle.default(false), draw: sectionWords.draw.default(null) });

const inOrder = (sections: readonly { from: number }[]): boolean => sections.every(({ from }, index) => from >= (sections[index - 1]?.from ?? 0));

const share = z.number().min(0).max(1);

const drawRule = {
  id: z.string().regex(/^drw_[\w-]{1,100}$/),
  /** Names the section that the drawn questions make; without one they stand among the others. */
  title: storableText(200),
  /** How many fixed questions stand before it. */
  before: z.int().min(0).max(MAX_QUESTIONS),
  count: z.int().min(1).max(100),
  /** Of each question that is drawn, so that every attempt is worth the same. */
  points: z.number().min(0).max(1_000),
  /** The section that it stands in, where places alone would not tell: at a border, or in one without fixed questions. */
  section: sectionId.optional(),
  /** Questions with any of these; all where there are none. */
  tags: z.array(storableText(60).min(1)).max(20),
  difficulty: z.strictObject({ from: share, to: share }).nullable(),
};

/**
 * Asks some of a bank's questions, other ones in each attempt. The pool is what it chooses among, as the bank's questions
 * were when the quiz was stored or published last: the quiz is whole without its bank.
 */
export const quizDrawSchema = z.strictObject({ ...drawRule, bank: z.strictObject({ id: bankIdValue, title: storableText(200) }), pool: z.array(questionSchema).max(MAX_POOL) });

/** A quiz: the questions, with their answer keys, in their order, and how it is taken. Of authors only. */
export const quizContentSchema = z.strictObject({
  kind: z.literal("quiz"),
  ...storedSettings,
  questions: z.array(questionSchema).max(MAX_QUESTIONS),
  draws: z.array(quizDrawSchema).max(MAX_DRAWS).optional(),
  sections: z
    .array(quizSectionSchema)
    .max(MAX_SECTIONS)
    .refine((sections) => new Set(sections.map(({ id }) => id)).size === sections.length, "names a section twice")
    .refine(inOrder, "names sections out of the order in which they begin")
    .optional(),
  /** One section after the other, and no way back. */
  sectionsInTurn: z.literal(true).optional(),
  /** Its questions are kept out of practice. */
  practiceOff: z.literal(true).optional(),
  /** Attempts are taken after the window closed, and lose points for it. Left out, the window is the end. */
  late: lateAcceptSchema.optional(),
  /** Attempts show no hints, whatever its questions have. */
  hintsOff: z.literal(true).optional(),
});

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
  /** All sections, beginning where they do in the new order. One that is kept has its id, a new one none. */
  sections: z.array(z.strictObject({ id: sectionId.nullable(), ...sectionRule, ...sectionWords })).max(MAX_SECTIONS).refine(inOrder, "names sections out of the order in which they begin").optional(),
  sectionsInTurn: z.boolean().optional(),
  practiceOff: z.boolean().optional(),
  /** Null takes none after the window. */
  late: lateAcceptSchema.nullable().optional(),
  hintsOff: z.boolean().optional(),
});

const ofQuiz = { courseId: courseIdValue, lessonId: lessonIdValue, version: quizVersion };

/** All the draws of a quiz. One that is kept has its id, a new one none. */
export const setDrawsSchema = z.strictObject({ ...ofQuiz, draws: z.array(z.strictObject({ ...drawRule, id: drawRule.id.nullable(), bankId: bankIdValue })).max(MAX_DRAWS) });

/** Questions of a bank, as they are now, behind those of the quiz. */
export const takeBankQuestionsSchema = z.strictObject({ ...ofQuiz, bankId: bankIdValue, questionIds: z.array(bankQuestionIdValue).min(1).max(100) });

/** The question at a place, which comes from a bank, as the bank has it now. */
export const renewBankQuestionSchema = z.strictObject({ ...ofQuiz, place: z.int().min(0).max(MAX_QUESTIONS - 1) });

export const changeAssignmentSchema = z.strictObject({ courseId: courseIdValue, lessonId: lessonIdValue, version: quizVersion, settings: assignmentSettingsSchema });

export const importQuestionsSchema = z.strictObject({ courseId: courseIdValue, lessonId: lessonIdValue, version: quizVersion, name: z.string().min(1).max(300), dryRun: z.boolean() });

export type QuizSettings = z.infer<z.ZodObject<typeof quizSettings>>;
export type QuizContent = z.output<typeof quizContentSchema>;
export type QuizSection = z.output<typeof quizSectionSchema>;
export type QuizDraw = z.output<typeof quizDrawSchema>;
export type SetDrawsInput = z.infer<typeof setDrawsSchema>;
export type TakeBankQuestionsInput = z.infer<typeof takeBankQuestionsSchema>;
export type RenewBankQuestionInput = z.infer<typeof renewBankQuestionSchema>;
export type ChangeQuizInput = z.infer<typeof changeQuizSchema>;
export type ChangeAssignmentInput = z.infer<typeof changeAssignmentSchema>;
export type ImportQuestionsInput = z.infer<typeof importQuestionsSchema>;
