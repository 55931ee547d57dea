/** The kinds of lesson that a teacher can make, in the order in which they are offered. */
export const WRITABLE_LESSON_KINDS = ["article", "video", "quiz", "assignment", "live", "file", "package"] as const;

export type WritableLessonKind = (typeof WRITABLE_LESSON_KINDS)[number];
