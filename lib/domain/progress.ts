/** The share of a video that must have been played at least once. Seeking adds nothing: only played ranges count. */
export const VIDEO_COMPLETION_SHARE = 0.9;

export type LessonStanding = { lessonId: string; durationSeconds: number; isCompleted: boolean };

export type CourseProgress = {
  completed: number;
  total: number;
  /** Length of what is left, in seconds. */
  remainingSeconds: number;
};

/** True when enough of the video has been played. A video of unknown length is never complete by watching. */
export function isWatchedEnough(watchedMs: number, durationSeconds: number): boolean {
  return durationSeconds > 0 && watchedMs >= durationSeconds * 1_000 * VIDEO_COMPLETION_SHARE;
}

/**
 * Progress over the lessons of one release: the one that the enrollment pins. So it never drops because somebody added
 * a lesson elsewhere. Completions of lessons outside the release do not count.
 */
export function courseProgress(lessons: readonly LessonStanding[]): CourseProgress {
  const completed = lessons.filter((lesson) => lesson.isCompleted).length;
  const total = lessons.length;
  return {
    completed,
    total,
    remainingSeconds: lessons.reduce((sum, lesson) => sum + (lesson.isCompleted ? 0 : lesson.durationSeconds), 0),
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
