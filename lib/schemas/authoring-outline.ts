import { z } from "zod";
import { COMPLETION_WAYS, LESSON_ROLES, WATCH_PERCENT } from "@/lib/domain/completion";
import { WRITABLE_LESSON_KINDS } from "@/lib/domain/lesson-kinds";
import { courseIdValue, moduleIdValue, moduleValue } from "./authoring";
import { slugSchema } from "./catalog";
import { blockText, lineText } from "./plain-text";

export const lessonIdValue = z.string().regex(/^les_[\w-]{1,100}$/);
export const MAX_LESSONS_MOVED = 300;

const calendarDay = z.iso.date().refine((day) => day >= "2000-01-01" && day < "2200-01-01", "must lie between the years 2000 and 2200");
const { title, objective, hours, week, topics } = moduleValue.shape;

/** What a module says of itself. Objective and title may wait: the publish gate asks for them. */
const moduleFields = {
  title,
  objective: z.union([objective, z.literal("")]),
  hours: hours.unwrap(),
  week: week.unwrap(),
  startsOn: calendarDay.nullable(),
  endsOn: calendarDay.nullable(),
  /** When its lessons open to learners: on a day, or days after they enrolled. Setting one clears the other. */
  opensOn: calendarDay.nullable(),
  opensAfterDays: z.int().min(0).max(3_650).nullable(),
  topics: topics.unwrap(),
  sessions: z.array(z.strictObject({ heldOn: calendarDay, name: lineText(160), hours: z.number().min(0).max(99).multipleOf(0.1) })).max(100),
};

export const moduleChangesSchema = z
  .strictObject(moduleFields)
  .partial()
  .refine((changes) => Object.keys(changes).length > 0, "name at least one field")
  .refine(({ opensOn, opensAfterDays }) => (opensOn ?? null) === null || (opensAfterDays ?? null) === null, { path: ["opensAfterDays"], message: "a module opens on a day or after days, not both" });

const { title: moduleTitle, ...moduleSettings } = moduleFields;

const ofCourse = { courseId: courseIdValue };
/** The place in front of this one; null is the end. */
const beforeModuleId = moduleIdValue.nullable();
const beforeLessonId = lessonIdValue.nullable();

export const addModuleSchema = z.strictObject({
  ...ofCourse, title: moduleTitle, ...z.strictObject(moduleSettings).partial().shape, beforeModuleId: beforeModuleId.optional(),
});
export const changeModuleSchema = z.strictObject({ ...ofCourse, moduleId: moduleIdValue, changes: moduleChangesSchema });
export const moveModuleSchema = z.strictObject({ ...ofCourse, moduleId: moduleIdValue, beforeModuleId });
/** A module that has lessons is deleted only when the author says that they go too. */
export const deleteModuleSchema = z.strictObject({ ...ofCourse, moduleId: moduleIdValue, withLessons: z.boolean().default(false) });
export const duplicateModuleSchema = z.strictObject({ ...ofCourse, moduleId: moduleIdValue });

/** What the outline says of a lesson: its text is saved by `saveLesson`. */
const lessonFields = {
  title: lineText(160),
  slug: slugSchema,
  kind: z.enum(WRITABLE_LESSON_KINDS),
  summary: blockText(600),
  durationSeconds: z.int().min(0).max(86_400),
  isPreview: z.boolean(),
};
const { title: lessonTitle, kind: lessonKind, ...lessonSettings } = lessonFields;

export const addStudioLessonSchema = z.strictObject({
  ...ofCourse, moduleId: moduleIdValue, title: lessonTitle, kind: lessonKind, ...z.strictObject(lessonSettings).partial().shape,
  body: blockText(100_000).optional(),
  beforeLessonId: beforeLessonId.optional(),
});
/** In per cent of a video. */
export const watchPercentValue = z.int().min(WATCH_PERCENT.least).max(WATCH_PERCENT.most);

/** How much a lesson counts in its course, and what makes it complete; null is what is usual for its kind. */
const completionFields = { role: z.enum(LESSON_ROLES), completeBy: z.enum(COMPLETION_WAYS).nullable(), watchPercent: watchPercentValue.nullable() };
export const lessonChangesSchema = z
  .strictObject({ ...lessonFields, ...completionFields })
  .partial()
  .refine((changes) => Object.keys(changes).length > 0, "name at least one field");
export const changeLessonSchema = z.strictObject({ ...ofCourse, lessonId: lessonIdValue, changes: lessonChangesSchema });

const manyLessons = z
  .array(lessonIdValue)
  .min(1)
  .max(MAX_LESSONS_MOVED)
  .refine((ids) => new Set(ids).size === ids.length, "names a lesson twice");

/** The lessons land in the order in which they are named, as one block. */
export const moveLessonsSchema = z.strictObject({ ...ofCourse, lessonIds: manyLessons, moduleId: moduleIdValue, beforeLessonId });
export const deleteLessonsSchema = z.strictObject({ ...ofCourse, lessonIds: manyLessons });
export const duplicateLessonSchema = z.strictObject({ ...ofCourse, lessonId: lessonIdValue });

export type ModuleChanges = z.infer<typeof moduleChangesSchema>;
export type AddModuleInput = z.infer<typeof addModuleSchema>;
export type ChangeModuleInput = z.infer<typeof changeModuleSchema>;
export type MoveModuleInput = z.infer<typeof moveModuleSchema>;
export type DeleteModuleInput = z.infer<typeof deleteModuleSchema>;
export type DuplicateModuleInput = z.infer<typeof duplicateModuleSchema>;
export type LessonChanges = z.infer<typeof lessonChangesSchema>;
export type ChangeLessonInput = z.infer<typeof changeLessonSchema>;
export type MoveLessonsInput = z.infer<typeof moveLessonsSchema>;
export type DeleteLessonsInput = z.infer<typeof deleteLessonsSchema>;
export type DuplicateLessonInput = z.infer<typeof duplicateLessonSchema>;
