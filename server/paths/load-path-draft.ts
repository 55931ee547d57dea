import type { Prisma } from "@/prisma/generated/client";
import type { Reader } from "@/server/platform/db/tx";
import type { StudioPathCourse, StudioPathStep } from "./dto";

/** What tells whether everybody may see a course. */
export const studioCourseSelect = { id: true, title: true, status: true, deletedAt: true, currentReleaseId: true } satisfies Prisma.CourseSelect;

const PUBLIC: readonly string[] = ["published", "in_progress", "completed"];

export function toStudioCourse({ id, title, status, deletedAt, currentReleaseId }: Prisma.CourseGetPayload<{ select: typeof studioCourseSelect }>): StudioPathCourse {
  return { courseId: id, title, isPublic: PUBLIC.includes(status) && deletedAt === null && currentReleaseId !== null };
}

const draftSelect = {
  slug: true, title: true, summary: true, description: true, level: true, language: true, status: true, isOrdered: true, paceDays: true, version: true, publishedAt: true,
  steps: {
    orderBy: { position: "asc" },
    select: { choose: true, isRequired: true, courses: { orderBy: { position: "asc" }, select: { course: { select: studioCourseSelect } } } },
  },
} satisfies Prisma.LearningPathSelect;

/** A path with its steps as its author sees them. The caller has let the viewer in. */
export async function loadPathDraft(db: Reader, pathId: string) {
  const { steps, ...path } = await db.learningPath.findUniqueOrThrow({ where: { id: pathId }, select: draftSelect });
  return { ...path, steps: steps.map(({ courses, ...step }): StudioPathStep => ({ ...step, courses: courses.map(({ course }) => toStudioCourse(course)) })) };
}
