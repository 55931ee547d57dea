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
