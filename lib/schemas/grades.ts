import { z } from "zod";
import { courseIdValue } from "./authoring";
import { lessonIdValue } from "./authoring-outline";
import { enrollmentIdValue, pointsValue as points, reasonValue as reason, versionValue as version } from "./grade-values";
import { itemIdValue } from "./gradebook";
import { instantSchema } from "./instant";
import { blockText } from "./plain-text";
import { levelsSchema } from "./rubric";
import { attemptIdValue, fileIdValue, submissionIdValue } from "./work-ids";

const partId = z.string().regex(/^[a-z0-9][a-z0-9_-]{0,39}$/);

/** A remark on a range of the handed-in text, in UTF-16 units from its beginning; `end` is behind the last one. */
export const annotationSchema = z.strictObject({ id: partId, start: z.int().min(0), end: z.int().min(1), text: blockText(4_000).pipe(z.string().min(1)) });
export const annotationsSchema = z.array(annotationSchema).max(200);

export const lateTraceSchema = z.object({
  version: z.int(), dueAt: z.string().nullable(), countedAt: z.string(), percentPerDay: z.number(), maxPercent: z.number(), daysLate: z.number(), percent: z.number(), before: z.number(), after: z.number(),
});

/** What a learner was shown: `points` are those before what lateness cost, null for a version that was returned ungraded. */
export const releasedMarkSchema = z.object({ levels: levelsSchema, points: z.number().nullable(), comment: z.string(), annotations: annotationsSchema, late: lateTraceSchema });

const ofSubmission = { courseId: courseIdValue, submissionId: submissionIdValue };

export const saveMarkSchema = z.strictObject({
  ...ofSubmission,
  version,
  levels: levelsSchema,
  /** Null is not graded yet. */
  points: points.nullable(),
  comment: blockText(20_000),
  annotations: annotationsSchema,
  /** `draft` keeps it; `done` finishes it; `release` shows it to the learner; `return` asks for another version. */
  act: z.enum(["draft", "done", "release", "return"]),
});

export const submissionOfCourseSchema = z.strictObject(ofSubmission);

/** What a teacher says of one answer of an attempt, by the place of its question. Null is not graded yet; the levels are those of its question's rubric. */
const answerMarkSchema = z.strictObject({ place: z.int().min(0).max(100_000), points: points.nullable(), comment: blockText(20_000), levels: levelsSchema.default({}) });
export const answerMarksSchema = z
  .array(answerMarkSchema)
  .max(3_000)
  .refine((marks) => new Set(marks.map(({ place }) => place)).size === marks.length, "names an answer twice");

const ofAttempt = { courseId: courseIdValue, attemptId: attemptIdValue };
export const attemptOfCourseSchema = z.strictObject(ofAttempt);
/** `draft` keeps it; `done` finishes it; `release` shows it to the learner. */
export const saveAnswerMarksSchema = z.strictObject({ ...ofAttempt, version, answers: answerMarksSchema, act: z.enum(["draft", "done", "release"]) });

/** What waits to be graded: a version of an assignment, or an attempt of a quiz. */
const handedIdValue = z.union([submissionIdValue, attemptIdValue]);
export const submissionFileSchema = z.strictObject({ courseId: courseIdValue, submissionId: handedIdValue, fileId: fileIdValue });
export const releaseAllSchema = z.strictObject({ courseId: courseIdValue, lessonId: lessonIdValue });

export const QUEUE_STATES = ["waiting", "done", "released", "returned"] as const;
export const queueSchema = z.strictObject({
  courseId: courseIdValue,
  lessonId: lessonIdValue.optional(),
  state: z.enum(QUEUE_STATES).default("waiting"),
  late: z.boolean().default(false),
  cursor: handedIdValue.optional(),
});

const ofWork = { courseId: courseIdValue, enrollmentId: enrollmentIdValue, lessonId: lessonIdValue };
/** Null takes the extension back. */
export const extendDueSchema = z.strictObject({ ...ofWork, until: instantSchema.nullable(), reason });
/** Null gives back what the grading gave. */
export const overrideGradeSchema = z.strictObject({ courseId: courseIdValue, enrollmentId: enrollmentIdValue, itemId: itemIdValue, version, points: points.nullable(), reason });
export const studentWorkSchema = z.strictObject({ courseId: courseIdValue, enrollmentId: ofWork.enrollmentId });

/** Short enough for the index that keeps each of a teacher's remarks once. */
export const addCommentSchema = z.strictObject({ text: blockText(600).pipe(z.string().min(1)) });
export const commentIdSchema = z.strictObject({ commentId: z.string().regex(/^mkc_[\w-]{1,60}$/) });

export type Annotation = z.infer<typeof annotationSchema>;
export type ReleasedMark = z.infer<typeof releasedMarkSchema>;
export type SaveMarkInput = z.infer<typeof saveMarkSchema>;
export type SubmissionOfCourse = z.infer<typeof submissionOfCourseSchema>;
export type AttemptOfCourse = z.infer<typeof attemptOfCourseSchema>;
export type AnswerMark = z.infer<typeof answerMarkSchema>;
export type SaveAnswerMarksInput = z.infer<typeof saveAnswerMarksSchema>;
export type QueueInput = z.infer<typeof queueSchema>;
export type QueueState = (typeof QUEUE_STATES)[number];
export type ExtendDueInput = z.infer<typeof extendDueSchema>;
export type OverrideGradeInput = z.infer<typeof overrideGradeSchema>;
