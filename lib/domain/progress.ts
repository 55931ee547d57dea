import type { LessonRole } from "./completion";

/** `role` is absent where a lesson is required. */
export type LessonStanding = { lessonId: string; durationSeconds: number; isCompleted: boolean; role?: LessonRole };

export type CourseProgress = {
  completed: number;
  total: number;
  /** Length of what is left, in seconds. */
  remainingSeconds: number;
};

/**
 * Progress over the lessons of one release: the one that the enrollment pins. So it never drops because somebody added
 * a lesson elsewhere. Completions of lessons outside the release do not count, and optional lessons in nothing.
 */
export function courseProgress(lessons: readonly LessonStanding[]): CourseProgress {
  const required = lessons.filter(({ role }) => role !== "optional");
  return {
    completed: required.filter((lesson) => lesson.isCompleted).length,
    total: required.length,
    remainingSeconds: required.reduce((sum, lesson) => sum + (lesson.isCompleted ? 0 : lesson.durationSeconds), 0),
  };
}

/** What a learner had when they moved on to another release: their share then, and how much of the new one was done. */
export type KeptShare = { share: number; completed: number };

/**
 * How much of a course is done, 0 to 1; 1 exactly when every lesson is, or when it was before the learner moved on to a
 * release with more. Moving on takes nothing from it: what was reached is kept, and each further lesson goes an equal
 * part of the way that is left.
 */
export function courseShare({ completed, total }: { completed: number; total: number }, kept: KeptShare): number {
  if (total === 0) return kept.share;
  if (completed >= total) return 1;
  const further = Math.max(0, completed - kept.completed) / Math.max(1, total - kept.completed);
  return Math.min(1, Math.max(completed / total, kept.share + (1 - kept.share) * further));
}
