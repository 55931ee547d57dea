import { authorize } from "@/server/access";
import { finishCourseInTx } from "@/server/learning";
import type { Ctx } from "@/server/platform/ctx";
import { inTransaction } from "@/server/platform/outbox";
import { unscopedLoadCourseGrade } from "../load-course-grade";

/**
 * Completes the course of a learner whose release asks for a grade, when the grade and everything else is there. Asked
 * after whatever may have changed either; asked twice it changes nothing. Announces `learning/course.completed`.
 */
export async function settleCourse(ctx: Ctx, { enrollmentId }: { enrollmentId: string }): Promise<{ courseCompleted: boolean }> {
  authorize(ctx.viewer, "system.run");
  const { release, completedAt } = await ctx.db.enrollment.findUniqueOrThrow({ where: { id: enrollmentId }, select: { completedAt: true, release: { select: { completionGrade: true } } } });
  if (completedAt !== null || release.completionGrade === null) return { courseCompleted: false };
  return inTransaction(ctx, async (tx) => {
    await tx.$queryRaw`SELECT 1 FROM "Enrollment" WHERE "id" = ${enrollmentId} FOR UPDATE`;
    const grade = await unscopedLoadCourseGrade(tx, enrollmentId, ctx.clock.now());
    return { courseCompleted: await finishCourseInTx(ctx, tx, enrollmentId, grade) };
  });
}
