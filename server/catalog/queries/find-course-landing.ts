import { z } from "zod";
import type { Prisma } from "@/prisma/generated/client";
import type { Reader } from "@/server/platform/db/tx";
import { cardOf, faqSchema, outlineSessionSchema, type CourseLanding, type OutlineModule } from "../dto";
import { PUBLIC_COURSE } from "./catalog-where";
import { toInstructorCard } from "./to-instructor-card";

const SHOWN_REVIEWS = 12;

const LINKED = { slug: true, title: true, language: true } as const;

const landingSelect = {
  id: true, slug: true, code: true, title: true, summary: true, description: true, objective: true, audience: true, outcomes: true,
  faq: true, level: true, language: true, modality: true, format: true, durationHours: true, totalSessions: true, weeks: true,
  hoursPerWeek: true, scheduleText: true, startsAt: true, endsAt: true, timeZone: true, maxStudents: true, priceAmount: true,
  currency: true, earlyBirdAmount: true, earlyBirdEndsAt: true, ratingCount: true, ratingSum: true, updatedAt: true,
  topic: { select: { slug: true, nameEs: true, nameEn: true, namePtBr: true } },
  syllabus: { select: { bytes: true } },
  tags: { select: { tag: { select: { name: true } } } },
  prerequisites: { where: { required: PUBLIC_COURSE }, select: { required: { select: { slug: true, title: true } } } },
  translations: { where: { target: PUBLIC_COURSE }, orderBy: [{ createdAt: "asc" }, { targetId: "asc" }], select: { target: { select: LINKED } } },
  paths: { where: { path: { status: "published" } }, orderBy: { pathId: "asc" }, take: 5, select: { path: { select: { slug: true, title: true } } } },
  translatedFrom: { select: { sourceId: true } },
  instructors: {
    orderBy: { position: "asc" },
    where: { instructor: { isHidden: false } },
    select: {
      instructor: {
        select: { slug: true, name: true, titleEs: true, titleEn: true, titlePtBr: true, company: true, bioEs: true, bioEn: true, bioPtBr: true, photoUrl: true, linkedinUrl: true },
      },
    },
  },
  reviews: { orderBy: { createdAt: "desc" }, take: SHOWN_REVIEWS, select: { authorName: true, rating: true, body: true, createdAt: true } },
  currentRelease: {
    select: {
      number: true, publishedAt: true, lessonCount: true, totalSeconds: true,
      modules: {
        orderBy: { number: "asc" },
        select: {
          number: true, title: true, objective: true, hours: true, week: true, startsOn: true, endsOn: true, topics: true, sessions: true,
          lessons: {
            orderBy: { position: "asc" },
            select: { slug: true, revision: { select: { title: true, kind: true, durationSeconds: true, isPreview: true } } },
          },
        },
      },
    },
  },
} satisfies Prisma.CourseSelect;

type LandingRow = Prisma.CourseGetPayload<{ select: typeof landingSelect }>;

/** A public course with all that its landing page shows, or null when the public may not see one under this slug. */
export async function findCourseLanding(db: Reader, slug: string): Promise<CourseLanding | null> {
  const row = await db.course.findFirst({
    where: { ...PUBLIC_COURSE, slug },
    select: landingSelect,
  });
  return row?.currentRelease ? toLanding(row, row.currentRelease, await findTranslations(db, row)) : null;
}

/** The public courses of the same family: the source first. */
async function findTranslations(db: Reader, { id, translations, translatedFrom: [link] }: LandingRow): Promise<CourseLanding["translations"]> {
  if (!link) return translations.map(({ target }) => target);
  const source = await db.course.findFirst({ where: { ...PUBLIC_COURSE, id: link.sourceId }, select: LINKED });
  const siblings = await db.courseTranslation.findMany({
    where: { sourceId: link.sourceId, targetId: { not: id }, target: PUBLIC_COURSE },
    orderBy: [{ createdAt: "asc" }, { targetId: "asc" }],
    select: { target: { select: LINKED } },
  });
  return [...(source ? [source] : []), ...siblings.map(({ target }) => target)];
}

/** The slug that a public course has now, for one that it had before; null when no such course had it. */
export async function findMovedCourse(db: Reader, oldSlug: string): Promise<string | null> {
  const moved = await db.courseSlug.findUnique({ where: { slug: oldSlug, course: PUBLIC_COURSE }, select: { course: { select: { slug: true } } } });
  return moved?.course.slug ?? null;
}

function toLanding(row: LandingRow, release: NonNullable<LandingRow["currentRelease"]>, translations: CourseLanding["translations"]): CourseLanding {
  return {
    ...cardOf(row),
    id: row.id,
    code: row.code,
    description: row.description,
    objective: row.objective,
    audience: row.audience,
    outcomes: row.outcomes,
    faq: faqSchema.parse(row.faq),
    totalSessions: row.totalSessions,
    weeks: row.weeks,
    hoursPerWeek: Number(row.hoursPerWeek),
    scheduleText: row.scheduleText,
    endsAt: row.endsAt?.toISOString() ?? null,
    maxStudents: row.maxStudents,
    syllabusBytes: row.syllabus?.bytes ?? null,
    tags: row.tags.map(({ tag }) => tag.name),
    prerequisites: row.prerequisites.map(({ required }) => required),
    translations,
    paths: row.paths.map(({ path }) => path),
    instructors: row.instructors.map(({ instructor }) => toInstructorCard(instructor)),
    release: {
      number: release.number,
      publishedAt: release.publishedAt.toISOString(),
      lessonCount: release.lessonCount,
      totalSeconds: release.totalSeconds,
    },
    modules: release.modules.map(toOutlineModule),
    reviews: row.reviews.map((review) => ({ ...review, createdAt: review.createdAt.toISOString() })),
    updatedAt: row.updatedAt.toISOString(),
  };
}

function toOutlineModule({ lessons, hours, startsOn, endsOn, sessions, ...module }: NonNullable<LandingRow["currentRelease"]>["modules"][number]): OutlineModule {
  return {
    ...module,
    hours: Number(hours),
    startsOn: startsOn?.toISOString().slice(0, 10) ?? null,
    endsOn: endsOn?.toISOString().slice(0, 10) ?? null,
    sessions: z.array(outlineSessionSchema).parse(sessions),
    lessons: lessons.map(({ slug, revision }) => ({ slug, ...revision })),
  };
}
