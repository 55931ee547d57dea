import type { Prisma } from "@/prisma/generated/client";
import { cardOf, cardSelect, PUBLIC_COURSE } from "@/server/catalog";
import type { Reader } from "@/server/platform/db/tx";
import type { PathCard, PathLanding, PathLandingStep } from "../dto";

const MOST = 300;
const SHOWN_COVERS = 3;

const cardColumns = {
  slug: true, title: true, summary: true, level: true, language: true, updatedAt: true,
  steps: { orderBy: { position: "asc" }, select: { choose: true, isRequired: true, courses: { orderBy: { position: "asc" }, where: { course: PUBLIC_COURSE }, select: { course: { select: cardSelect } } } } },
} satisfies Prisma.LearningPathSelect;

type Row = Prisma.LearningPathGetPayload<{ select: typeof cardColumns }>;

/** The paths on show, newest first. */
export async function listPublicPaths(db: Reader): Promise<PathCard[]> {
  const rows = await db.learningPath.findMany({ where: { status: "published" }, orderBy: [{ publishedAt: "desc" }, { id: "desc" }], take: MOST, select: cardColumns });
  return rows.map((row) => toCard(row, toSteps(row)));
}

/** A path on show with all that its page shows, or null when the public may not see one under this slug. */
export async function findPathLanding(db: Reader, slug: string): Promise<PathLanding | null> {
  const row = await db.learningPath.findFirst({ where: { slug, status: "published" }, select: { ...cardColumns, id: true, description: true, isOrdered: true, paceDays: true } });
  if (!row) return null;
  const teachers = await db.instructor.findMany({
    where: { isHidden: false, courses: { some: { course: { ...PUBLIC_COURSE, paths: { some: { pathId: row.id } } } } } },
    orderBy: [{ name: "asc" }, { id: "asc" }],
    take: 20,
    select: { slug: true, name: true },
  });
  const { description, isOrdered, paceDays } = row;
  const steps = toSteps(row);
  return { ...toCard(row, steps), description, isOrdered, paceDays, steps, teachers };
}

function toSteps({ steps }: Row): PathLandingStep[] {
  return steps.flatMap(({ choose, isRequired, courses }) => (courses.length === 0 ? [] : [{ choose: Math.min(choose, courses.length), isRequired, courses: courses.map(({ course }) => cardOf(course)) }]));
}

function toCard({ slug, title, summary, level, language, updatedAt }: Row, steps: readonly PathLandingStep[]): PathCard {
  const required = steps.filter(({ isRequired }) => isRequired);
  const covers = steps.flatMap(({ courses }) => courses.map(({ slug: course, topic }) => ({ slug: course, topic: topic.slug })));
  const hours = required.flatMap(({ choose, courses }) => courses.map(({ durationHours }) => durationHours).toSorted((a, b) => a - b).slice(0, choose));
  return { slug, title, summary, level, language, courseCount: hours.length, hours: Math.round(10 * hours.reduce((sum, one) => sum + one, 0)) / 10, covers: covers.slice(0, SHOWN_COVERS), updatedAt: updatedAt.toISOString() };
}
