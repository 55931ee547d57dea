import { z } from "zod";
import { slugSchema } from "./catalog";
import { instantSchema } from "./instant";

/** A day of video: longer positions are mistakes. */
const MAX_MS = 24 * 3_600_000;
const NOTE_MAX = 10_000;

export const lessonAddressSchema = z.strictObject({ courseSlug: slugSchema, lessonSlug: slugSchema });

/** A caption track of a lesson: the language is a BCP 47 tag. */
export const captionsAddressSchema = lessonAddressSchema.extend({ language: z.string().regex(/^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/).max(20) });

const millisecondsSchema = z.number().min(0).max(MAX_MS);

export const recordPlaybackSchema = lessonAddressSchema.extend({
  /** What was really played since the last report. */
  ranges: z.array(z.strictObject({ fromMs: millisecondsSchema, toMs: millisecondsSchema })).max(60),
  positionSeconds: z.number().min(0).max(MAX_MS / 1_000),
  /** When the player stood there, by its own clock: a late report of another device does not win. */
  at: instantSchema,
});

const noteBodySchema = z
  .string()
  .max(NOTE_MAX)
  .transform((text) => text.replaceAll("\u0000", "").trim())
  .refine((text) => text.length > 0, "write something first");

export const addNoteSchema = lessonAddressSchema.extend({
  atSeconds: z.number().min(0).max(MAX_MS / 1_000).nullable(),
  body: noteBodySchema,
});

export const changeNoteSchema = z.strictObject({ noteId: z.string().min(1).max(60), body: noteBodySchema });
export const noteIdSchema = z.strictObject({ noteId: z.string().min(1).max(60) });

export const upgradeOfferSchema = z.strictObject({ courseSlug: slugSchema });
/** `releaseId` is the release that the offer described: consent is to that one. */
export const acceptUpgradeSchema = z.strictObject({ courseSlug: slugSchema, releaseId: z.string().regex(/^rel_[\w-]{1,60}$/) });

export type RecordPlaybackInput = z.infer<typeof recordPlaybackSchema>;
export type LessonAddress = z.infer<typeof lessonAddressSchema>;

export const STUDENT_STATES = ["learning", "finished", "not_started", "closed"] as const;

/** Whom the students page shows: part of a name or an address, and where they stand. */
export const courseStudentsSchema = z.strictObject({
  courseId: z.string().regex(/^crs_[\w-]{1,60}$/),
  search: z.string().trim().min(1).max(120).optional(),
  state: z.enum(STUDENT_STATES).optional(),
  cursor: z.string().regex(/^enr_[\w-]{1,60}$/).optional(),
  limit: z.int().min(1).max(500).default(50),
});

export type StudentState = (typeof STUDENT_STATES)[number];
export type CourseStudentsInput = z.infer<typeof courseStudentsSchema>;
