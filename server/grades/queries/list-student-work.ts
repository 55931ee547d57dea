import { dueAtFor } from "@/lib/domain/assignment-terms";
import { notFound } from "@/lib/errors";
import { assignmentContentSchema } from "@/lib/schemas/assignment-content";
import { authorizeStudents } from "@/server/learning";
import type { Ctx } from "@/server/platform/ctx";
import type { StudentWork } from "../dto";

type Input = { courseId: string; enrollmentId: string };

/** The assignments of the release that a student follows, each with its due date, an extension, and the grade. For who may manage the course's students. */
export async function listStudentWork(ctx: Ctx, { courseId, enrollmentId }: Input): Promise<StudentWork[]> {
  await authorizeStudents(ctx, courseId);
  const enrollment = await ctx.db.enrollment.findFirst({
    where: { id: enrollmentId, courseId },
    select: {
      enrolledAt: true,
      deferredDays: true,
      release: { select: { lessons: { where: { revision: { kind: "assignment" } }, orderBy: { position: "asc" }, select: { lessonId: true, revision: { select: { title: true, content: true } } } } } },
      gradeEntries: { where: { lessonId: { not: null } }, select: { lessonId: true, points: true, isExcused: true, reason: true, version: true } },
      works: { select: { lessonId: true, extendedTo: true, extensionReason: true, submissions: { where: { state: { not: "withdrawn" } }, orderBy: { number: "desc" }, select: { state: true, mark: { select: { releasedPoints: true } } } } } },
    },
  });
  if (!enrollment) throw notFound();
  const works = new Map(enrollment.works.map((work) => [work.lessonId, work]));
  const entries = new Map(enrollment.gradeEntries.map((entry) => [entry.lessonId, entry]));
  return enrollment.release.lessons.flatMap(({ lessonId, revision }) => {
    const { data: content } = assignmentContentSchema.safeParse(revision.content);
    const work = works.get(lessonId);
    const set = entries.get(lessonId);
    if (!content) return [];
    const [latest] = work?.submissions ?? [];
    // An anonymous assignment's points would name whose they are before they are released: only released ones are told.
    const graded = work?.submissions.find(({ state }) => state === "graded")?.mark?.releasedPoints ?? null;
    return {
      lessonId, lesson: revision.title, maxPoints: content.points, state: latest?.state ?? null,
      dueAt: dueAtFor(content, { ...enrollment, extendedTo: work?.extendedTo ?? null })?.toISOString() ?? null,
      extension: work?.extendedTo ? { until: work.extendedTo.toISOString(), reason: work.extensionReason } : null,
      points: set?.isExcused ? null : (set?.points ?? graded),
      override: set && set.points !== null ? { points: set.points, reason: set.reason } : null,
      version: set?.version ?? 0,
    };
  });
}
