import { z } from "zod";
import { COMPLETION_WAYS, LESSON_ROLES } from "@/lib/domain/completion";
import { isSharedTimeZone } from "@/lib/time";
import { COURSE_FORMATS, LESSON_ORDERS, PREREQUISITE_RULES } from "./authoring";
import { watchPercentValue } from "./authoring-outline";
import { COURSE_LANGUAGES, LEVELS, MODALITIES, slugSchema } from "./catalog";
import { instantSchema } from "./instant";
import { assignmentSettingsSchema } from "./assignment-content";
import { liveTimesSchema } from "./live-session";
import { quizContentSchema } from "./lesson-content";
import { isStorableJson } from "./storable-json";

/** What a folder says is stored as it stands, so that it is written again byte by byte: nothing is trimmed or joined. */
const text = (max: number) => z.string().max(max).refine((value) => value.isWellFormed() && !/[^\P{Cc}\n\t]/u.test(value), "has control characters");
const line = (max: number) => text(max).refine((value) => !value.includes("\n"), "has more than one line");
const hours = (max: number) => z.number().min(0).max(max).multipleOf(0.1);
const day = z.iso.date().refine((value) => value >= "2000-01-01" && value < "2200-01-01", "must lie between the years 2000 and 2200");
const cents = z.int().min(0).max(100_000_000);
const currencies = new Set(Intl.supportedValuesOf("currency"));

export const COURSE_STATES = ["draft", "published", "in_progress", "completed", "cancelled", "archived"] as const;
export const BUNDLE_LESSON_KINDS = ["article", "video", "quiz", "assignment", "live", "file", "package"] as const;
/** A package's archive, below `media/packages/`. */
export const PACKAGE_NAME = /^[a-z0-9]+(?:-[a-z0-9]+)*\.zip$/;
export const MAX_BODY = 200_000;
export const MAX_MODULES = 60;
export const MAX_LESSONS = 600;

/** `course.yaml`: all that a course says of itself, in the order in which it is written. */
export const bundleCourseSchema = z.strictObject({
  bundle: z.literal(1),
  slug: slugSchema,
  code: z.string().regex(/^[A-Z0-9]+(-[A-Z0-9]+)*$/).max(32),
  title: line(160).refine((value) => value.trim() !== "", "is empty"),
  summary: line(400).default(""),
  description: text(40_000).default(""),
  objective: line(1_000).default(""),
  audience: z.array(line(300)).max(20).default([]),
  outcomes: z.array(line(300)).max(30).default([]),
  faq: z.array(z.strictObject({ question: line(300), answer: text(2_000) })).max(30).default([]),
  level: z.enum(LEVELS).default("beginner"),
  language: z.enum(COURSE_LANGUAGES),
  modality: z.enum(MODALITIES).default("online"),
  format: z.enum(COURSE_FORMATS).default("self_paced"),
  durationHours: hours(9_999).default(0),
  totalSessions: z.int().min(0).max(2_000).default(0),
  weeks: z.int().min(0).max(520).default(0),
  hoursPerWeek: hours(168).default(0),
  scheduleText: line(300).nullable().default(null),
  startsAt: instantSchema.nullable().default(null),
  endsAt: instantSchema.nullable().default(null),
  timeZone: z.string().max(60).refine(isSharedTimeZone, "is not a time zone").default("America/Bogota"),
  maxStudents: z.int().min(1).max(1_000_000).nullable().default(null),
  /** As it was where the folder was written: a course begins as a draft, and what is on sale stays so. */
  status: z.enum(COURSE_STATES).default("draft"),
  priceAmount: cents.default(0),
  currency: z.string().refine((code) => currencies.has(code), "is not an ISO 4217 currency").default("USD"),
  earlyBirdAmount: cents.nullable().default(null),
  earlyBirdEndsAt: instantSchema.nullable().default(null),
  /** Absent, the catalogue's first topic is taken. */
  topic: slugSchema.nullable().default(null),
  tags: z.array(line(40)).max(20).default([]),
  /** Addresses of the courses to take first. */
  prerequisites: z.array(slugSchema).max(20).default([]),
  prerequisiteRule: z.enum(PREREQUISITE_RULES).default("advice"),
  lessonOrder: z.enum(LESSON_ORDERS).default("free"),
  /** Absent, all required lessons, and no grade. */
  completionShare: z.int().min(1).max(100).optional(),
  completionGrade: z.int().min(1).max(100).optional(),
  /** Absent, the certificate asks for no grade. */
  certificateGrade: z.int().min(1).max(100).optional(),
  /** Absent, learners do not move their dates by themselves. */
  selfDeferralDays: z.int().min(1).max(365).optional(),
  instructors: z.array(slugSchema).max(20).default([]),
});

/** `module.yaml`. The folder's name holds its place and its name. */
export const bundleModuleSchema = z.strictObject({
  title: line(160).refine((value) => value.trim() !== "", "is empty"),
  objective: line(600).default(""),
  hours: hours(2_000).default(0),
  week: z.int().min(1).max(520).nullable().default(null),
  startsOn: day.nullable().default(null),
  endsOn: day.nullable().default(null),
  opensOn: day.nullable().default(null),
  opensAfterDays: z.int().min(0).max(3_650).nullable().default(null),
  topics: z.array(line(160)).max(30).default([]),
  sessions: z.array(z.strictObject({ date: day, name: line(160), hours: hours(99) })).max(100).default([]),
});

/** The front matter of a lesson's Markdown. */
export const bundleLessonSchema = z.strictObject({
  title: line(160).refine((value) => value.trim() !== "", "is empty"),
  kind: z.enum(BUNDLE_LESSON_KINDS).default("article"),
  summary: text(600).default(""),
  durationSeconds: z.int().min(0).max(86_400).default(0),
  isPreview: z.boolean().default(false),
  /** The school's own id of the video that it plays: a folder carries none. */
  video: z.string().regex(/^vid_[\w-]{1,100}$/).nullable().default(null),
  /** When a live lesson is held; absent for all others. */
  live: liveTimesSchema.optional(),
  /** The archive below `media/packages/` that it plays, and which part of it; absent, the first. */
  package: z.strictObject({ file: z.string().regex(PACKAGE_NAME), part: line(200).optional() }).optional(),
  /** How much it counts in the course and what makes it complete, where that is not what is usual. */
  completion: z
    .strictObject({ role: z.enum(LESSON_ROLES), by: z.enum(COMPLETION_WAYS), watch: watchPercentValue })
    .partial()
    .optional(),
  captions: z
    .array(z.strictObject({ language: z.string().regex(/^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/).max(35), kind: z.enum(["captions", "subtitles"]), label: line(100) }))
    .max(50)
    .default([]),
});

/** `NN-lesson.quiz.yaml`. */
export const bundleQuizSchema = quizContentSchema.omit({ kind: true }).refine(isStorableJson, "cannot be stored");

/** `NN-lesson.assignment.yaml`. */
export const bundleAssignmentSchema = assignmentSettingsSchema;
