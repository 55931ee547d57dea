import { z } from "zod";
import { courseIdValue } from "./authoring";
import { lessonIdValue } from "./authoring-outline";
import { COURSE_LANGUAGES } from "./catalog";

export const createTranslationSchema = z.strictObject({ courseId: courseIdValue, language: z.enum(COURSE_LANGUAGES) });

/** The original and the course that says the same in another language. */
export const translationOfCourseSchema = z.strictObject({ courseId: courseIdValue, translationId: courseIdValue });

/** What of the source was on screen: a text and captions that nobody saw are not noted as translated. */
export const seenSourceSchema = z.strictObject({
  revision: z.int().min(1).max(1_000_000),
  edition: z.int().min(1).max(1_000_000),
  captionVersion: z.int().min(1).max(1_000_000).nullable(),
});

export const noteLessonSchema = z.strictObject({ courseId: courseIdValue, lessonId: lessonIdValue, seen: seenSourceSchema });

/** `sourceLessonId` is null for a lesson that translates none. */
export const pairLessonSchema = z.strictObject({ courseId: courseIdValue, lessonId: lessonIdValue, sourceLessonId: lessonIdValue.nullable() });

export const addTranslatedLessonSchema = z.strictObject({ courseId: courseIdValue, sourceLessonId: lessonIdValue });

export type CreateTranslationInput = z.infer<typeof createTranslationSchema>;
export type TranslationOfCourseInput = z.infer<typeof translationOfCourseSchema>;
export type SeenSource = z.infer<typeof seenSourceSchema>;
export type NoteLessonInput = z.infer<typeof noteLessonSchema>;
export type PairLessonInput = z.infer<typeof pairLessonSchema>;
export type AddTranslatedLessonInput = z.infer<typeof addTranslatedLessonSchema>;
