import { traceCourseCompletion, traceLessonCompletion, type LessonDeeds } from "@/lib/domain/completion";
import type { Ctx } from "@/server/platform/ctx";
import type { Tx } from "@/server/platform/db/tx";
import { emit } from "@/server/platform/outbox";
import { askOfRow, loadStanding, type LoadedStanding } from "./completion-facts";
import { courseCompleted, lessonCompleted } from "./progress-events";

type Input = { enrollmentId: string; lessonId: string; by: "watched" | "read" | "downloaded" | "attended" | "passed" | "played" | "submitted" | "marked"; deeds: LessonDeeds };

const NOTHING = { isCompleted: false, courseCompleted: false };

/**
 * Marks a lesson complete when what was done for it is what the learner's release asks, once: a second call changes
 * nothing and announces nothing. When the course asks nothing more, it is complete too. The enrollment's row lock makes
 * two last lessons take turns, so exactly one of them finishes the course. Nothing happens when access was taken back
 * since the caller asked for it. A lesson that left the release is asked by what it says now.
 */
export async function completeLessonInTx(ctx: Ctx, tx: Tx, { enrollmentId, lessonId, by, deeds }: Input): Promise<{ isCompleted: boolean; courseCompleted: boolean }> {
  const now = ctx.clock.now();
  const [locked] = await tx.$queryRaw<{ isClosed: boolean; releaseId: string }[]>`SELECT "status" IN ('refunded', 'revoked') AS "isClosed", "releaseId" FROM "Enrollment" WHERE "id" = ${enrollmentId} FOR UPDATE`;
  if (!locked || locked.isClosed) return NOTHING;
  const asking = await tx.lessonRevision.findFirst({
    where: { lessonId, OR: [{ released: { some: { releaseId: locked.releaseId } } }, { lesson: { released: { none: { releaseId: locked.releaseId } } } }] },
    orderBy: { number: "desc" },
    select: { kind: true, role: true, completeBy: true, watchPercent: true, content: true },
  });
  if (!asking || !traceLessonCompletion(askOfRow(asking), deeds).isComplete) return NOTHING;
  const marked = await tx.$executeRaw`
    INSERT INTO "LessonProgress" AS p ("enrollmentId", "lessonId", "completedAt", "completedBy", "firstViewedAt", "lastViewedAt", "positionSetAt")
    VALUES (${enrollmentId}, ${lessonId}, ${now}, ${by}, ${now}, ${now}, ${now})
    ON CONFLICT ("enrollmentId", "lessonId") DO UPDATE SET "completedAt" = ${now}, "completedBy" = ${by}, "lastViewedAt" = ${now}
    WHERE p."completedAt" IS NULL`;
  if (marked === 0) return { isCompleted: true, courseCompleted: false };
  // Reading, downloading and attending happen now; what was watched may be told late, and its report knows the place (see recordPlayback). A quiz knows it from its start.
  if (by === "read" || by === "downloaded" || by === "attended") await tx.enrollment.update({ where: { id: enrollmentId }, data: { lastLessonId: lessonId }, select: { id: true } });
  const standing = await loadStanding(tx, enrollmentId);
  const { userId, courseId } = standing;
  await emit(tx, lessonCompleted({ enrollmentId, userId, courseId, lessonId }), ctx.requestId);
  return { isCompleted: true, courseCompleted: await finishCourse(ctx, tx, standing, null) };
}

/**
 * Completes the course of a locked enrollment when the release that it follows asks nothing more, once. What is complete
 * stays so. `grade` is the learner's in per cent: a course that asks for one is not finished without.
 */
export async function finishCourseInTx(ctx: Ctx, tx: Tx, enrollmentId: string, grade: number | null = null): Promise<boolean> {
  return finishCourse(ctx, tx, await loadStanding(tx, enrollmentId), grade);
}

async function finishCourse(ctx: Ctx, tx: Tx, { enrollmentId, userId, courseId, releaseId, isClosed, ask, ...facts }: LoadedStanding, grade: number | null): Promise<boolean> {
  if (facts.isDone || isClosed || !traceCourseCompletion(ask, { ...facts, grade }).isComplete) return false;
  await tx.enrollment.update({ where: { id: enrollmentId }, data: { status: "completed", completedAt: ctx.clock.now() }, select: { id: true } });
  await emit(tx, courseCompleted({ enrollmentId, userId, courseId, releaseId }), ctx.requestId);
  return true;
}
