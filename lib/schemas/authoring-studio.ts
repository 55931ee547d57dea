import { z } from "zod";
import { courseChangesSchema, courseIdValue, publishNotesSchema } from "./authoring";
import { lessonIdValue } from "./authoring-outline";
import { COURSE_LANGUAGES, slugSchema } from "./catalog";
import { instantSchema } from "./instant";
import { blockText, lineText } from "./plain-text";

const changeIdValue = z.string().regex(/^chg_[\w-]{1,60}$/);

export const courseIdSchema = z.strictObject({ courseId: courseIdValue });
/** `due`: only what nobody knows of, or not since a week. */
export const requestLinkCheckSchema = z.strictObject({ courseId: courseIdValue, which: z.enum(["all", "due"]) });
/** `name` is the file's own, for people and for the folder of the course. */
export const addImageSchema = z.strictObject({ courseId: courseIdValue, name: z.string().min(1).max(300) });
/** `name` is what whoever saves it gets. What is wrong with it says the domain. */
export const addSyllabusSchema = z.strictObject({ courseId: courseIdValue, name: z.string().max(400) });
export const lessonOfCourseSchema = z.strictObject({ courseId: courseIdValue, lessonId: lessonIdValue });

/** A course begins with its title; what else it needs is asked for by the publish gate. */
export const startCourseSchema = z.strictObject({
  title: lineText(160),
  language: z.enum(COURSE_LANGUAGES),
  /** The catalogue's first topic when it is absent. */
  topicSlug: slugSchema.optional(),
});
export const changeCourseSchema = z.strictObject({ courseId: courseIdValue, changes: courseChangesSchema });

export const changesPageSchema = z.strictObject({
  courseId: courseIdValue,
  /** Only what was done to this lesson. */
  lessonId: lessonIdValue.optional(),
  cursor: changeIdValue.optional(),
  limit: z.int().min(1).max(100).default(30),
});

/** What the author had on screen when they began to type: a revision and how often it had been saved over. */
export const lessonBaseSchema = z.strictObject({ revision: z.int().min(1).max(1_000_000), edition: z.int().min(1).max(1_000_000) });

export const LESSON_BODY_MAX = 200_000;

/** The editor's fields. Those that are left out stay; a text is stored as it is typed, but for its line ends. */
const lessonText = {
  title: lineText(160),
  summary: blockText(600),
  body: z
    .string()
    .max(LESSON_BODY_MAX)
    .transform((text) => text.normalize("NFC").replaceAll(/\r\n?/g, "\n").replaceAll(/[^\P{C}\n\t\u200c\u200d]/gu, "")),
  durationSeconds: z.int().min(0).max(86_400),
  isPreview: z.boolean(),
};

export const saveLessonSchema = z.strictObject({
  courseId: courseIdValue,
  lessonId: lessonIdValue,
  /** One a save, made by the browser: sending it again changes nothing and answers the same. */
  saveKey: z.string().regex(/^[\w-]{8,64}$/),
  base: lessonBaseSchema,
  ...z.strictObject(lessonText).partial().shape,
  /** The set-aside text that this save settles. */
  resolves: z.string().regex(/^lst_[\w-]{1,60}$/).optional(),
});

export const restoreRevisionSchema = z.strictObject({
  courseId: courseIdValue,
  lessonId: lessonIdValue,
  revision: z.int().min(1).max(1_000_000),
});
export const restoreChangeSchema = z.strictObject({ courseId: courseIdValue, changeId: changeIdValue });

const permissionsValue = z.strictObject({ edit: z.boolean(), publish: z.boolean(), students: z.boolean(), media: z.boolean() });
const instructorIdValue = z.string().regex(/^ins_[\w-]{1,80}$/);

/** A teacher is named by the address of their public profile. */
export const addCollaboratorSchema = z.strictObject({ courseId: courseIdValue, instructorSlug: slugSchema, permissions: permissionsValue });
export const changeCollaboratorSchema = z.strictObject({ courseId: courseIdValue, instructorId: instructorIdValue, permissions: permissionsValue });
export const removeCollaboratorSchema = z.strictObject({ courseId: courseIdValue, instructorId: instructorIdValue });

export const publishCourseSchema = z.strictObject({ courseId: courseIdValue, ...publishNotesSchema.shape });
export const schedulePublishSchema = z.strictObject({ courseId: courseIdValue, publishAt: instantSchema, ...publishNotesSchema.shape });

export type StartCourseInput = z.infer<typeof startCourseSchema>;
export type RequestLinkCheckInput = z.infer<typeof requestLinkCheckSchema>;
export type ChangesPageInput = z.infer<typeof changesPageSchema>;
export type LessonBase = z.infer<typeof lessonBaseSchema>;
export type AddImageInput = z.infer<typeof addImageSchema>;
export type AddSyllabusInput = z.infer<typeof addSyllabusSchema>;
export type SaveLessonInput = z.infer<typeof saveLessonSchema>;
export type CollaboratorPermissions = z.infer<typeof permissionsValue>;
export type AddCollaboratorInput = z.infer<typeof addCollaboratorSchema>;
export type ChangeCollaboratorInput = z.infer<typeof changeCollaboratorSchema>;
export type RemoveCollaboratorInput = z.infer<typeof removeCollaboratorSchema>;
