import { z } from "zod";
import type { Locale } from "@/lib/i18n/locales";
import type { Prisma } from "@/prisma/generated/client";
import type { CourseFormat, Level, Modality } from "@/prisma/generated/enums";

/** A name in each language of the interface. */
export type Localized = Record<Locale, string>;

/** The price as stored; what applies at an instant is decided by `lib/domain/pricing.ts`. Amounts in minor units. */
export type ListedPrice = {
  priceAmount: number;
  currency: string;
  earlyBirdAmount: number | null;
  earlyBirdEndsAt: string | null;
};

/** What a card shows: what decides a purchase, and nothing else. */
export type CourseCard = ListedPrice & {
  slug: string;
  title: string;
  summary: string;
  topic: { slug: string; name: Localized };
  level: Level;
  language: string;
  modality: Modality;
  format: CourseFormat;
  durationHours: number;
  startsAt: string | null;
  timeZone: string;
  ratingCount: number;
  /** Mean of the stars, 1 to 5; null without reviews. */
  rating: number | null;
};

export type FacetName = "topic" | "level" | "language" | "modality" | "price";
export type FacetCount = { value: string; count: number };

export type CatalogPage = {
  courses: CourseCard[];
  total: number;
  facets: Record<FacetName, FacetCount[]>;
  nextCursor: string | null;
};

export type Suggestion = { kind: "course" | "instructor" | "topic"; slug: string; title: string };

export type OutlineLesson = {
  slug: string;
  title: string;
  kind: string;
  durationSeconds: number;
  isPreview: boolean;
};

export const outlineSessionSchema = z.object({ heldOn: z.iso.date(), name: z.string(), hours: z.number() });
/** A dated meeting; `heldOn` is a day of the course's time zone, as YYYY-MM-DD. */
export type OutlineSession = z.infer<typeof outlineSessionSchema>;

export type OutlineModule = {
  number: number;
  title: string;
  objective: string;
  hours: number;
  week: number | null;
  startsOn: string | null;
  endsOn: string | null;
  topics: string[];
  sessions: OutlineSession[];
  lessons: OutlineLesson[];
};

export type CourseLanding = CourseCard & {
  id: string;
  code: string;
  description: string;
  objective: string;
  audience: string[];
  outcomes: string[];
  faq: { question: string; answer: string }[];
  totalSessions: number;
  weeks: number;
  hoursPerWeek: number;
  scheduleText: string | null;
  endsAt: string | null;
  maxStudents: number | null;
  /** Length of the PDF that tells what the course holds; null when it has none. */
  syllabusBytes: number | null;
  tags: string[];
  prerequisites: { slug: string; title: string }[];
  /** The same course in other languages, as far as it is public. */
  translations: { slug: string; title: string; language: string }[];
  /** Paths on show that it is part of. */
  paths: { slug: string; title: string }[];
  instructors: InstructorCard[];
  release: { number: number; publishedAt: string; lessonCount: number; totalSeconds: number };
  modules: OutlineModule[];
  reviews: { authorName: string; rating: number; body: string; createdAt: string }[];
  updatedAt: string;
};

export type InstructorCard = {
  slug: string;
  name: string;
  title: Localized;
  company: string | null;
  bio: Localized;
  photoUrl: string | null;
  linkedinUrl: string | null;
};

export type InstructorPage = InstructorCard & { timeZone: string; courses: CourseCard[] };

export const faqSchema = z.array(z.object({ question: z.string(), answer: z.string() }));

export type CardRow = {
  slug: string;
  title: string;
  summary: string;
  topicSlug: string;
  nameEs: string;
  nameEn: string;
  namePtBr: string;
  level: Level;
  language: string;
  modality: Modality;
  format: CourseFormat;
  durationHours: unknown;
  startsAt: Date | null;
  timeZone: string;
  priceAmount: number;
  currency: string;
  earlyBirdAmount: number | null;
  earlyBirdEndsAt: Date | null;
  ratingCount: number;
  ratingSum: number;
};

export function toCourseCard(row: CardRow): CourseCard {
  return {
    slug: row.slug,
    title: row.title,
    summary: row.summary,
    topic: { slug: row.topicSlug, name: { es: row.nameEs, en: row.nameEn, "pt-BR": row.namePtBr } },
    level: row.level,
    language: row.language,
    modality: row.modality,
    format: row.format,
    durationHours: Number(row.durationHours),
    startsAt: row.startsAt?.toISOString() ?? null,
    timeZone: row.timeZone,
    priceAmount: row.priceAmount,
    currency: row.currency,
    earlyBirdAmount: row.earlyBirdAmount,
    earlyBirdEndsAt: row.earlyBirdEndsAt?.toISOString() ?? null,
    ratingCount: row.ratingCount,
    rating: row.ratingCount === 0 ? null : row.ratingSum / row.ratingCount,
  };
}

/** The same columns for the client's own queries. */
export const cardSelect = {
  slug: true, title: true, summary: true, level: true, language: true, modality: true, format: true, durationHours: true, startsAt: true, timeZone: true,
  priceAmount: true, currency: true, earlyBirdAmount: true, earlyBirdEndsAt: true, ratingCount: true, ratingSum: true,
  topic: { select: { slug: true, nameEs: true, nameEn: true, namePtBr: true } },
} satisfies Prisma.CourseSelect;

export function cardOf({ topic: { slug: topicSlug, ...names }, ...row }: Prisma.CourseGetPayload<{ select: typeof cardSelect }>): CourseCard {
  return toCourseCard({ ...row, ...names, topicSlug });
}
