import type { z } from "zod";
import type { assignmentContentSchema } from "@/lib/schemas/assignment-content";
import type { quizContentSchema } from "@/lib/schemas/lesson-content";

/** The three languages in which Criterio speaks and teaches. */
export type ContentLocale = "es" | "en" | "pt-BR";

/** One text in each language of the interface. */
export type Localized = Readonly<Record<ContentLocale, string>>;

export type TopicSlug =
  | "web"
  | "data"
  | "design"
  | "business"
  | "languages"
  | "ai"
  | "security"
  | "cloud"
  | "code"
  | "media";

export type CourseLevel = "beginner" | "intermediate" | "advanced";
export type CourseModality = "online" | "in_person" | "hybrid";
export type CourseFormat = "self_paced" | "cohort";
export type CourseStatus = "draft" | "published" | "in_progress" | "completed" | "cancelled" | "archived";
export type ContentCurrency = "USD" | "EUR" | "MXN" | "BRL";

/** An amount in minor units (cents); 0 means free. */
export interface PriceSeed {
  readonly amount: number;
  readonly currency: ContentCurrency;
}

/** A lower price, in the minor units of the course's currency, valid until `deadline` (ISO 8601 with offset). */
export interface EarlyBirdSeed {
  readonly amount: number;
  readonly deadline: string;
}

export interface FaqSeed {
  readonly question: string;
  readonly answer: string;
}

interface LessonBase {
  readonly slug: string;
  readonly title: string;
  readonly summary: string;
  /** For articles, reading and exercise time. For videos, the planned length: the rendered file has the last word. */
  readonly durationSeconds: number;
  /** A preview can be opened without an account. */
  readonly preview: boolean;
}

/** `body` is a Markdown file, relative to `prisma/seed/content`. */
export interface ArticleLessonSeed extends LessonBase {
  readonly kind: "article";
  readonly body: string;
}

/** `videoScript` is the key of the script from which the video is made. */
export interface VideoLessonSeed extends LessonBase {
  readonly kind: "video";
  readonly videoScript: string;
}

/** The questions of a quiz with their keys, and how it is taken. */
export type QuizSeed = z.input<typeof quizContentSchema>;

export interface QuizLessonSeed extends LessonBase {
  readonly kind: "quiz";
  readonly quiz: QuizSeed;
}

/** What is handed in, and how it is graded; `instructions` are Markdown. */
export interface AssignmentSeed {
  readonly instructions: string;
  readonly assignment: z.input<typeof assignmentContentSchema>;
}

export interface AssignmentLessonSeed extends LessonBase, AssignmentSeed {
  readonly kind: "assignment";
}

export type LessonSeed = ArticleLessonSeed | VideoLessonSeed | QuizLessonSeed | AssignmentLessonSeed;

/** A dated meeting of a cohort; `date` is ISO 8601 with offset. */
export interface SessionSeed {
  readonly date: string;
  readonly name: string;
  readonly hours: number;
}

export interface ModuleSeed {
  readonly number: number;
  readonly title: string;
  readonly objective: string;
  readonly hours: number;
  /** The week of the course in which the module begins, from 1. */
  readonly week: number;
  /** Calendar days (YYYY-MM-DD) in the course's time zone; cohorts only. */
  readonly startsOn?: string;
  readonly endsOn?: string;
  readonly topics: readonly string[];
  readonly sessions?: readonly SessionSeed[];
  readonly lessons: readonly LessonSeed[];
}

/** A course of the demo school: everything that its public page, player and checkout show. */
export interface CourseSeed {
  readonly slug: string;
  readonly code: string;
  readonly title: string;
  /** One sentence: the promise. */
  readonly summary: string;
  /** Markdown, several paragraphs. */
  readonly description: string;
  readonly objective: string;
  readonly audience: readonly string[];
  readonly outcomes: readonly string[];
  readonly topic: TopicSlug;
  readonly secondaryTopics: readonly TopicSlug[];
  readonly tags: readonly string[];
  readonly level: CourseLevel;
  readonly language: ContentLocale;
  readonly modality: CourseModality;
  readonly format: CourseFormat;
  /** Total dedication in hours: the sum of the modules. */
  readonly durationHours: number;
  /** Live meetings; 0 for a self-paced course. */
  readonly totalSessions: number;
  readonly weeks: number;
  readonly hoursPerWeek: number;
  readonly scheduleText: string;
  /** Present for cohorts: first and last instant, ISO 8601 with the offset of `timeZone`. */
  readonly startsAt?: string;
  readonly endsAt?: string;
  readonly timeZone?: string;
  readonly maxStudents?: number;
  readonly price: PriceSeed;
  readonly earlyBird?: EarlyBirdSeed;
  /** Slugs of courses that come before this one. */
  readonly prerequisites: readonly string[];
  /** Slugs of instructors, the primary one first. */
  readonly instructors: readonly [string, ...string[]];
  readonly faq: readonly FaqSeed[];
  readonly status: CourseStatus;
  readonly modules: readonly ModuleSeed[];
}
