import type { MergeStretch } from "@/lib/domain/merge-text";
import type { SeenSource } from "@/lib/schemas/translations";
import type { LessonKind } from "@/prisma/generated/enums";

/** A part of a lesson whose source may say something else than what was translated. */
export type TranslatedPart = "summary" | "body" | "questions" | "file" | "video" | "captions";

export type LinkedCourse = {
  courseId: string;
  slug: string;
  title: string;
  language: string;
  isPublished: boolean;
  /** Of a translation: how many of its lessons are outdated, translate nothing, and are missing. */
  counts: { outdated: number; unpaired: number; missing: number } | null;
  /** Whether the viewer may edit it. */
  canEdit: boolean;
};

export type TranslatedLesson = {
  lessonId: string;
  title: string;
  kind: LessonKind;
  /** Null for a lesson that translates none. */
  source: { lessonId: string; title: string; isGone: boolean; changed: TranslatedPart[]; outdatedSince: string | null; notedAt: string } | null;
};

export type CourseTranslations = {
  language: string;
  /** What this course translates; null for an original. */
  source: LinkedCourse | null;
  /** The translations of this course, or the others of its source. */
  others: LinkedCourse[];
  /** The lessons of a translation in their order; empty for an original. */
  lessons: TranslatedLesson[];
  /** Lessons of the source that the translation does not have. */
  missing: { lessonId: string; title: string; kind: LessonKind }[];
  /** What an original may still be translated into, and the viewer's own courses that could be that. */
  freeLanguages: string[];
  candidates: { courseId: string; title: string; language: string }[];
};

/** What changed in a source, as it was when the translation was noted and as it is. In a stretch, `theirs` is before, `mine` is now. */
export type TranslationChange = {
  lessonId: string;
  title: string;
  language: string;
  kind: LessonKind;
  source: { courseId: string; lessonId: string; title: string; language: string; isGone: boolean };
  notedAt: string;
  outdatedSince: string | null;
  parts: { part: TranslatedPart; stretches: MergeStretch[] }[];
  /** What the translation says now. */
  summary: string;
  body: string;
  questions: string;
  /** Send it back to note that the translation says what this source says. */
  seen: SeenSource;
};
