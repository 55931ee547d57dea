import { z } from "zod";
import { courseIdValue } from "./authoring";
import { lessonIdValue } from "./authoring-outline";
import { fileIdValue } from "./work-ids";

const ofLesson = { courseId: courseIdValue, lessonId: lessonIdValue };
/** A name is refused with its reason by the domain, not tidied up here: what is stored is what the teacher sees. */
const MOST_NAME = 400;
const MOST_BYTES = 10_000_000_000;

export const startFileSchema = z.strictObject({ ...ofLesson, name: z.string().max(MOST_NAME), bytes: z.int().min(0).max(MOST_BYTES) });
export const fileOfLessonSchema = z.strictObject({ ...ofLesson, fileId: fileIdValue });

export type StartFileInput = z.infer<typeof startFileSchema>;
export type FileOfLessonInput = z.infer<typeof fileOfLessonSchema>;
