import { z } from "zod";
import { WRITABLE_LESSON_KINDS } from "@/lib/domain/lesson-kinds";
import { isSharedTimeZone } from "@/lib/time";
import { COURSE_LANGUAGES, LEVELS, MODALITIES, slugSchema } from "./catalog";
import { instantSchema } from "./instant";
import { blockText, lineText } from "./plain-text";

/** Whether lessons open all at once, or each when the one before it is complete. */
export const LESSON_ORDERS = ["free", "in_order"] as const;
/** Whether the courses that are required first are advice, or all, or one of them, have to be completed. */
export const PREREQUISITE_RULES = ["advice", "all", "any"] as const;
export const COURSE_FORMATS = ["self_paced", "cohort"] as const;
/** States that an author sets by hand: a draft becomes public by publishing, and archiving is a verb of its own. */
export const SETTABLE_STATUSES = ["published", "in_progress", "completed", "cancelled"] as const;

const MAX_PRICE = 100_000_000;

/** More than this, a serverless platform would not take as a request's body. */
export const SYLLABUS_MAX_BYTES = 4_000_000;
export const courseIdValue = z.string().regex(/^crs_[\w-]{1,60}$/);
export const moduleIdValue = z.string().regex(/^mod_[\w-]{1,60}$/);

const currencies = new Set(Intl.supportedValuesOf("currency"));
const currencyValue = z.string().regex(/^[A-Z]{3}$/).refine((code) => currencies.has(code), "is not an ISO 4217 currency");
/** Hours are stored with one decimal. */
const hoursValue = (max: number) => z.number().min(0).max(max).multipleOf(0.1);
const minorUnits = z.int().min(0).max(MAX_PRICE);

const courseFields = {
  title: lineText(160),
  slug: slugSchema,
  /** The school's own code for the course, printed on receipts and certificates. */
  code: z.string().regex(/^[A-Z0-9]+(-[A-Z0-9]+)*$/).max(32),
  summary: lineText(400),
  description: blockText(40_000),
  objective: lineText(1_000),
  audience: z.array(lineText(300)).max(20),
  outcomes: z.array(lineText(300)).max(30),
  faq: z.array(z.strictObject({ question: lineText(300), answer: lineText(2_000) })).max(30),
  level: z.enum(LEVELS),
  language: z.enum(COURSE_LANGUAGES),
  modality: z.enum(MODALITIES),
  format: z.enum(COURSE_FORMATS),
  durationHours: hoursValue(9_999),
  totalSessions: z.int().min(0).max(2_000),
  weeks: z.int().min(0).max(520),
  hoursPerWeek: hoursValue(168),
  scheduleText: lineText(300).nullable(),
  startsAt: instantSchema.nullable(),
  endsAt: instantSchema.nullable(),
  timeZone: z.string().max(60).refine(isSharedTimeZone, "is not a time zone"),
  maxStudents: z.int().min(1).max(1_000_000).nullable(),
  /** Minor units of `currency`; 0 is free. */
  priceAmount: minorUnits,
  currency: currencyValue,
  earlyBirdAmount: minorUnits.nullable(),
  earlyBirdEndsAt: instantSchema.nullable(),
  topicSlug: slugSchema,
  tags: z.array(lineText(40)).max(20),
  prerequisiteIds: z.array(courseIdValue).max(20),
  prerequisiteRule: z.enum(PREREQUISITE_RULES),
  lessonOrder: z.enum(LESSON_ORDERS),
  /** Per cent of its required lessons, and of its gradebook; null asks for no grade. */
  completionShare: z.int().min(1).max(100),
  completionGrade: z.int().min(1).max(100).nullable(),
  /** Per cent of its gradebook without which it gives no certificate; null asks for no grade. */
  certificateGrade: z.int().min(1).max(100).nullable(),
  /** Days by which learners may move their own dates, in all; null is not at all. */
  selfDeferralDays: z.int().min(1).max(365).nullable(),
};

const { title, slug, code, summary, description, objective, level, language, durationHours, topicSlug, ...settings } = courseFields;

export const moduleValue = z.strictObject({
  title: lineText(160),
  objective: lineText(600),
  hours: hoursValue(2_000).optional(),
  week: z.int().min(1).max(520).nullable().optional(),
  topics: z.array(lineText(160)).max(30).optional(),
});

export const createCourseSchema = z.strictObject({
  title, code, summary, description, objective, level, language, durationHours, topicSlug,
  /** Made from the title when it is absent. */
  slug: slug.optional(),
  ...z.strictObject(settings).partial().shape,
  modules: z.array(moduleValue).max(60).optional(),
});

export const courseChangesSchema = z
  .strictObject({ ...courseFields, status: z.enum(SETTABLE_STATUSES) })
  .partial()
  .refine((changes) => Object.keys(changes).length > 0, "name at least one field");

export const addLessonSchema = z.strictObject({
  moduleId: moduleIdValue,
  title: lineText(160),
  /** Made from the title when it is absent. */
  slug: slugSchema.optional(),
  kind: z.enum(WRITABLE_LESSON_KINDS),
  summary: blockText(600).optional(),
  /** Markdown. */
  body: blockText(100_000).optional(),
  durationSeconds: z.int().min(0).max(86_400).optional(),
  isPreview: z.boolean().optional(),
});

export const publishNotesSchema = z.strictObject({ notes: blockText(4_000).optional() });

export type CreateCourseInput = z.infer<typeof createCourseSchema>;
export type CourseChanges = z.infer<typeof courseChangesSchema>;
export type AddLessonInput = z.infer<typeof addLessonSchema>;
