import type { LessonAddress } from "@/lib/schemas/learning";
import type { Locale } from "@/lib/i18n/locales";
import type { LessonLive, LessonNote, OutlineEntry, OutlineSection } from "@/server/learning";
import type { Chapter } from "./chapters-vtt";
import type { FinishedProps } from "./course-finished";
import type { LessonHeaderProps } from "./lesson-header";
import type { OutlineData } from "./lesson-outline";
import type { ArticleLabels, FileLabels, LiveLabels, NoteLabels, PlayerLabels, TranscriptLabels } from "./player-labels";
import type { CaptionSource } from "./video-stage";

/** A lesson of the outline, as the page needs it. */
export type LessonEntry = Pick<OutlineEntry, "lessonId" | "slug" | "title" | "kind" | "durationSeconds" | "isCompleted" | "role" | "work" | "closed">;
export type LessonSection = Pick<OutlineSection, "number" | "title"> & { lessons: readonly LessonEntry[] };

/** What every lesson's page is made of, whatever its kind. */
export type LessonFrameData = {
  address: LessonAddress;
  locale: Locale;
  /** The course's language. */
  language: string;
  title: string;
  durationSeconds: number;
  notes: readonly LessonNote[];
  header: Omit<LessonHeaderProps, "tools" | "below">;
  outline: OutlineData;
  /** Over the title: the module. */
  kicker: string | null;
  /** Said to who looks without an enrollment. */
  guest: string;
  next: { href: string; label: string };
  /** Every lesson is complete: what to say and where to go. */
  finished: FinishedProps | null;
};

export type VideoLessonData = LessonFrameData & {
  captions: readonly CaptionSource[];
  chapters: readonly Chapter[];
  poster: { slug: string; topic: string };
  /** What share of it completes it, in words; null where watching does not. */
  completesAt: string | null;
  /** Null where nothing is kept: a preview, a teacher's own look. */
  standing: { enrollmentId: string; positionSeconds: number; watchedSeconds: number; isCompleted: boolean } | null;
};

export type VideoLabels = { player: PlayerLabels; transcript: TranscriptLabels; notes: NoteLabels; supportTab: string };

export type ArticleLessonData = LessonFrameData & {
  summary: string;
  headings: readonly { id: string; text: string }[];
  standing: { enrollmentId: string; positionSeconds: number; isCompleted: boolean } | null;
  nextHref: string | null;
  length: string;
};

export type ArticleLessonLabels = { article: ArticleLabels; notes: NoteLabels; close: string; toasts: string };

/** What a lesson around a card is made of, whatever the card holds. */
export type CardLessonData = LessonFrameData & { summary: string; standing: { enrollmentId: string; isCompleted: boolean } | null };

export type FileLessonData = CardLessonData & {
  /** What is handed out, with its kind and its size in words; null while there is nothing. */
  file: { name: string; detail: string } | null;
};

export type FileLessonLabels = ArticleLessonLabels & { file: FileLabels };

export type LiveLessonData = CardLessonData & {
  /** Null while it has no date. */
  live: LessonLive | null;
  /** The server's clock when the page was made, in milliseconds, and the learner's time zone. */
  now: number;
  zone: string;
};

export type LiveLessonLabels = ArticleLessonLabels & { live: LiveLabels };
