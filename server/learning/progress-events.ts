import { z } from "zod";
import type { DomainEvent } from "@/server/platform/outbox";

export type LessonCompleted = DomainEvent<
  "learning/lesson.completed",
  { enrollmentId: string; userId: string; courseId: string; lessonId: string }
>;

export type CourseCompleted = DomainEvent<
  "learning/course.completed",
  { enrollmentId: string; userId: string; courseId: string; releaseId: string }
>;

export function lessonCompleted(data: LessonCompleted["data"]): LessonCompleted {
  return { name: "learning/lesson.completed", data };
}

export function courseCompleted(data: CourseCompleted["data"]): CourseCompleted {
  return { name: "learning/course.completed", data };
}

const progressFact = { enrollmentId: z.string(), userId: z.string(), courseId: z.string() };

/** What a consumer reads of each event. Events gain fields, so unknown ones pass. */
export const progressEventSchemas = {
  "learning/lesson.completed": z.looseObject({ ...progressFact, lessonId: z.string() }),
  "learning/course.completed": z.looseObject({ ...progressFact, releaseId: z.string() }),
} as const;
