import { asWorth } from "@/lib/domain/as-worth";
import { dueAtFor } from "@/lib/domain/assignment-terms";
import { notFound } from "@/lib/errors";
import { assignmentContentSchema } from "@/lib/schemas/assignment-content";
import { authorizeStudents } from "@/server/learning";
import type { Ctx } from "@/server/platform/ctx";
import type { StudentWork } from "../dto";
import { setPoints } from "../gradebook/load-rows";

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
      gradeEntries: { where: { lessonId: { not: null } }, select: { lessonId: true, points: true, maxPoints: true, isExcused: true, reason: true, version: true } },
      works: { select: { lessonId: true, extendedTo: true, extensionReason: true, submissions: { where: { state: { not: "withdrawn" } }, orderBy: { number: "desc" }, select: { state: true, revision: { select: { content: true } }, mark: { select: { releasedPoints: true } } } } } },
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
    const graded = gradedAs(work?.submissions.find(({ state }) => state === "graded"), content.points);
    const override = set && set.points !== null ? { ...setPoints({ points: set.points, maxPoints: set.maxPoints }, content.points), reason: set.reason } : null;
    return {
      lessonId, lesson: revision.title, maxPoints: content.points, state: latest?.state ?? null,
      dueAt: dueAtFor(content, { ...enrollment, extendedTo: work?.extendedTo ?? null })?.toISOString() ?? null,
      extension: work?.extendedTo ? { until: work.extendedTo.toISOString(), reason: work.extensionReason } : null,
      points: set?.isExcused ? null : (override?.points ?? graded),
      override,
      version: set?.version ?? 0,
    };
  });
}

type Graded = { revision: { content: unknown }; mark: { releasedPoints: number | null } | null };

/** What was released of a version, in points of the assignment as it is now. */
function gradedAs(graded: Graded | undefined, worth: number): number | null {
  const points = graded?.mark?.releasedPoints ?? null;
  return graded && points !== null ? asWorth(points, assignmentContentSchema.parse(graded.revision.content).points, worth) : null;
}
