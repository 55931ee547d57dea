import type { Ctx } from "@/server/platform/ctx";
import type { Tx } from "@/server/platform/db/tx";
import { emit } from "@/server/platform/outbox";
import { courseCompleted, lessonCompleted } from "./progress-events";

type Input = { enrollmentId: string; lessonId: string; by: "watched" | "read" | "downloaded" | "attended" | "passed" | "played" | "submitted" | "marked" };

/**
 * Marks a lesson complete, once: a second call changes nothing and announces nothing. When it was the last of the
 * pinned release, the course is complete too. The enrollment's row lock makes two last lessons take turns, so exactly
 * one of them finishes the course. Nothing happens when access was taken back since the caller asked for it.
 */
export async function completeLessonInTx(ctx: Ctx, tx: Tx, { enrollmentId, lessonId, by }: Input): Promise<{ courseCompleted: boolean }> {
  const now = ctx.clock.now();
  const [locked] = await tx.$queryRaw<{ isClosed: boolean }[]>`SELECT "status" IN ('refunded', 'revoked') AS "isClosed" FROM "Enrollment" WHERE "id" = ${enrollmentId} FOR UPDATE`;
  if (locked?.isClosed) return { courseCompleted: false };
  const marked = await tx.$executeRaw`
    INSERT INTO "LessonProgress" AS p ("enrollmentId", "lessonId", "completedAt", "completedBy", "firstViewedAt", "lastViewedAt", "positionSetAt")
    VALUES (${enrollmentId}, ${lessonId}, ${now}, ${by}, ${now}, ${now}, ${now})
    ON CONFLICT ("enrollmentId", "lessonId") DO UPDATE SET "completedAt" = ${now}, "completedBy" = ${by}, "lastViewedAt" = ${now}
    WHERE p."completedAt" IS NULL`;
  if (marked === 0) return { courseCompleted: false };
  // Reading, downloading and attending happen now; what was watched may be told late, and its report knows the place (see recordPlayback). A quiz knows it from its start.
  if (by === "read" || by === "downloaded" || by === "attended") await tx.enrollment.update({ where: { id: enrollmentId }, data: { lastLessonId: lessonId }, select: { id: true } });
  const standing = await loadStanding(tx, enrollmentId);
  const { userId, courseId } = standing;
  await emit(tx, lessonCompleted({ enrollmentId, userId, courseId, lessonId }), ctx.requestId);
  return { courseCompleted: await finishCourse(ctx, tx, enrollmentId, standing) };
}

/**
 * Completes the course of a locked enrollment when no lesson of the release that it follows is left, once. What is
 * complete stays so.
 */
export async function finishCourseInTx(ctx: Ctx, tx: Tx, enrollmentId: string): Promise<boolean> {
  return finishCourse(ctx, tx, enrollmentId, await loadStanding(tx, enrollmentId));
}

async function finishCourse(ctx: Ctx, tx: Tx, enrollmentId: string, { userId, courseId, releaseId, left, completedAt }: Standing): Promise<boolean> {
  if (left > 0 || completedAt) return false;
  await tx.enrollment.update({ where: { id: enrollmentId }, data: { status: "completed", completedAt: ctx.clock.now() }, select: { id: true } });
  await emit(tx, courseCompleted({ enrollmentId, userId, courseId, releaseId }), ctx.requestId);
  return true;
}

type Standing = { userId: string; courseId: string; releaseId: string; completedAt: Date | null; left: number };

async function loadStanding(tx: Tx, enrollmentId: string): Promise<Standing> {
  const rows = await tx.$queryRaw<Standing[]>`
    SELECT e."userId", e."courseId", e."releaseId", e."completedAt", (
      SELECT count(*)::int FROM "ReleaseLesson" rl
      LEFT JOIN "LessonProgress" p ON p."enrollmentId" = e."id" AND p."lessonId" = rl."lessonId" AND p."completedAt" IS NOT NULL
      WHERE rl."releaseId" = e."releaseId" AND p."lessonId" IS NULL
    ) AS "left"
    FROM "Enrollment" e WHERE e."id" = ${enrollmentId}`;
  const [row] = rows;
  if (!row) throw new Error(`enrollment ${enrollmentId} is gone`);
  return row;
}
