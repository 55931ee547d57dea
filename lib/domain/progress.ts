/** The share of a video that must have been played at least once. Seeking adds nothing: only played ranges count. */
export const VIDEO_COMPLETION_SHARE = 0.9;

export type LessonStanding = { lessonId: string; durationSeconds: number; isCompleted: boolean };

export type CourseProgress = {
  completed: number;
  total: number;
  /** 0 to 1. 1 only when every lesson of the release is complete. */
  share: number;
  /** Length of what is left, in seconds. */
  remainingSeconds: number;
};

/** True when enough of the video has been played. A video of unknown length is never complete by watching. */
export function isWatchedEnough(watchedMs: number, durationSeconds: number): boolean {
  return durationSeconds > 0 && watchedMs >= durationSeconds * 1_000 * VIDEO_COMPLETION_SHARE;
}

/**
 * Progress over the lessons of one release: the one that the enrollment pins. So it is never above 1, and never drops
 * because somebody added a lesson elsewhere. Completions of lessons outside the release do not count.
 */
export function courseProgress(lessons: readonly LessonStanding[]): CourseProgress {
  const completed = lessons.filter((lesson) => lesson.isCompleted).length;
  const total = lessons.length;
  return {
    completed,
    total,
    share: total === 0 ? 0 : completed / total,
    remainingSeconds: lessons.reduce((sum, lesson) => sum + (lesson.isCompleted ? 0 : lesson.durationSeconds), 0),
  };
}
