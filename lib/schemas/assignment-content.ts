import { z } from "zod";
import { FILE_TYPES } from "@/lib/domain/course-file";
import { pointsValue } from "./grade-values";
import { instantSchema } from "./instant";
import { rubricSchema } from "./rubric";

export const FEEDBACK_TIMES = ["at_once", "when_released"] as const;
export const ASSIGNMENT_COMPLETIONS = ["submitted", "marked", "passed"] as const;

const MAX_FILES = 10;
export const MAX_LINKS = 10;

const fileRules = z.strictObject({
  /** Extensions that are taken; empty is every one that the school takes. */
  kinds: z.array(z.string().refine((name) => Object.hasOwn(FILE_TYPES, name), "is no kind of file that the school takes")).max(60),
  most: z.int().min(1).max(MAX_FILES),
  maxMegabytes: z.int().min(1).max(1_000),
});

/** What lateness costs where it is taken. */
export const lateAcceptSchema = z.strictObject({
  kind: z.literal("accept"),
  /** Per cent of the points, for each day that has begun. */
  percentPerDay: z.int().min(0).max(100),
  /** No more than this is taken off. */
  maxPercent: z.int().min(0).max(100),
  /** How many days late it is still taken; null is without end. */
  lastDay: z.int().min(1).max(3_650).nullable(),
});

const assignmentFields = {
  acceptsText: z.boolean(),
  /** How many links may be handed in; 0 is none. */
  maxLinks: z.int().min(0).max(MAX_LINKS),
  /** Null takes no files. */
  files: fileRules.nullable(),
  points: pointsValue,
  passingPoints: pointsValue,
  /** The instant, as ISO 8601 in UTC (authors write it in the course's time zone), or days after the learner enrolled; null is without. */
  due: z.discriminatedUnion("kind", [z.strictObject({ kind: z.literal("at"), at: instantSchema }), z.strictObject({ kind: z.literal("days"), days: z.int().min(1).max(3_650) })]).nullable(),
  late: z.discriminatedUnion("kind", [
    z.strictObject({ kind: z.literal("refuse") }),
    lateAcceptSchema,
  ]),
  /** How many more versions may follow the first; null is without limit. What a teacher returns may always be handed in again. */
  resubmissions: z.int().min(0).max(100).nullable(),
  rubric: rubricSchema,
  /** Whoever grades sees no names before the grade is released. */
  anonymous: z.boolean(),
  feedback: z.enum(FEEDBACK_TIMES),
  completion: z.enum(ASSIGNMENT_COMPLETIONS),
};

/** An assignment: what is handed in, until when, and how it is graded. Its instructions are the lesson's text. */
export const assignmentContentSchema = z.strictObject({ kind: z.literal("assignment"), ...assignmentFields });
export const assignmentSettingsSchema = z.strictObject(assignmentFields);

export const EMPTY_ASSIGNMENT: AssignmentContent = {
  kind: "assignment", acceptsText: true, maxLinks: 0, files: null, points: 0, passingPoints: 0, due: null, late: { kind: "accept", percentPerDay: 0, maxPercent: 0, lastDay: null },
  resubmissions: null, rubric: [], anonymous: false, feedback: "when_released", completion: "marked",
};

export type LateAccept = z.output<typeof lateAcceptSchema>;
export type AssignmentContent = z.output<typeof assignmentContentSchema>;
export type AssignmentSettings = z.output<typeof assignmentSettingsSchema>;
