import type { CourseAsk, LessonAsk, LessonRole } from "@/lib/domain/completion";
import type { ReleaseDifference } from "@/lib/domain/release-difference";
import type { Prisma } from "@/prisma/generated/client";
import type { LessonKind, VideoStatus } from "@/prisma/generated/enums";

export const noteSelect = { id: true, atSeconds: true, body: true, createdAt: true, updatedAt: true } satisfies Prisma.NoteSelect;

export type LessonNote = { id: string; atSeconds: number | null; body: string; createdAt: string; updatedAt: string };

export function toNote(row: Prisma.NoteGetPayload<{ select: typeof noteSelect }>): LessonNote {
  return { ...row, createdAt: row.createdAt.toISOString(), updatedAt: row.updatedAt.toISOString() };
}

export type OutlineEntry = {
  lessonId: string;
  slug: string;
  title: string;
  kind: LessonKind;
  durationSeconds: number;
  isPreview: boolean;
  isCompleted: boolean;
  /** Absent where the course asks for the lesson as for any. */
  role?: Exclude<LessonRole, "required">;
  /** Of an assignment that the learner handed in: where the latest version stands. */
  work?: "waiting" | "returned" | "graded";
  /** Closed to this learner for now: until an instant, or until the lesson before it is complete (null). */
  closed?: { until: string | null };
};

export type OutlineSection = { number: number; title: string; lessons: OutlineEntry[] };

export type LessonVideo = {
  status: VideoStatus;
  durationSeconds: number;
  captions: { language: string; label: string }[];
  chapters: { startSeconds: number; title: string }[];
};

/** What a lesson hands out; `isReady` is false while there is nothing to hand out. */
export type LessonFile = { name: string; bytes: number; contentType: string | null; isReady: boolean };

/** A class, without the address at which it is joined: that is given while its door is open. `timeZone` is the course's. */
export type LessonLive = { startsAt: string; durationMinutes: number; recordingUrl: string | null; timeZone: string };

export type LessonPage = {
  course: { id: string; slug: string; title: string; language: string; topicSlug: string };
  lesson: {
    id: string;
    revisionId: string;
    slug: string;
    title: string;
    summary: string;
    kind: LessonKind;
    /** Markdown. Immutable for a revision: what is made of it may be kept for ever. */
    body: string;
    durationSeconds: number;
    position: number;
    video: LessonVideo | null;
    file: LessonFile | null;
    live: LessonLive | null;
  };
  /** Null for a preview, and for a teacher who looks at their own course. */
  standing: { enrollmentId: string; positionSeconds: number; watchedSeconds: number; isCompleted: boolean; isCourseCompleted: boolean } | null;
  /** What makes the lesson complete, and the course, as the learner's release says. */
  asks: { lesson: LessonAsk; role: LessonRole; course: CourseAsk; /** Per cent of the gradebook that the certificate asks for; null where there is none, or none is asked. */ certificateGrade: number | null };
  outline: OutlineSection[];
  notes: LessonNote[];
  next: { slug: string; title: string } | null;
  previous: { slug: string; title: string } | null;
  /** A newer release waits for the learner's consent. */
  hasNewerRelease: boolean;
};

export type EnrolledCourse = {
  enrollmentId: string;
  slug: string;
  title: string;
  topicSlug: string;
  status: string;
  isOpen: boolean;
  completed: number;
  total: number;
  /** How much of it is done, 0 to 1. Not always completed of total: moving on to a longer release takes nothing away. */
  share: number;
  remainingSeconds: number;
  completedAt: string | null;
  lastViewedAt: string | null;
  /** Where to go on: the lesson last seen, or the first that is not complete. */
  next: { slug: string; title: string; kind: string; positionSeconds: number } | null;
  /** Number of a newer release that they may move on to; null when they follow the newest or have no access. */
  newerRelease: number | null;
  /** It has quizzes, assignments or grades of its own. */
  isGraded: boolean;
  /** It has quizzes, whose questions may be practised. */
  hasQuiz: boolean;
  /** Their dates were moved, or they may move them. */
  hasOwnDates: boolean;
};

/** Lessons complete of those that count, and how much of the course that is for this learner, 0 to 1. */
export type ReleaseStanding = { completed: number; total: number; share: number };

/** A newer release than the one that a learner follows. They stay where they are until they accept it. */
export type UpgradeOffer = {
  releaseId: string;
  number: number;
  pinnedNumber: number;
  notes: string;
  publishedAt: string;
  difference: ReleaseDifference;
  /** Lessons completed of those that count, as it is and as it would be. What was completed stays completed. */
  progress: { now: ReleaseStanding; after: ReleaseStanding };
  isCompleted: boolean;
};
