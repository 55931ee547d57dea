import { notFound } from "@/lib/errors";
import type { PackageOfLessonInput } from "@/lib/schemas/packages";
import { authorizeStudents } from "@/server/learning";
import { audit } from "@/server/platform/audit";
import type { Ctx } from "@/server/platform/ctx";
import { inTransaction } from "@/server/platform/outbox";

/**
 * Lets every learner of a lesson begin its package anew, as after another version was published that cannot go on from
 * the former one's state. Lessons that were completed stay so. A report that is still on its way changes nothing of it.
 * Answers how many begin anew.
 */
export async function resetPackage(ctx: Ctx, { courseId, lessonId }: PackageOfLessonInput): Promise<{ learners: number }> {
  await authorizeStudents(ctx, courseId);
  const lesson = await ctx.db.lesson.findFirst({ where: { id: lessonId, courseId }, select: { id: true } });
  if (!lesson) throw notFound();
  return inTransaction(ctx, async (tx) => {
    const fresh = { state: {}, location: "", scoreRaw: null, scoreMin: null, scoreMax: null, scoreScaled: null, bestScore: null, completion: "unknown", success: "unknown", totalSeconds: 0, baseSeconds: 0 };
    const { count } = await tx.packageAttempt.updateMany({ where: { lessonId, enrollment: { courseId } }, data: { ...fresh, session: { increment: 1 }, sequence: 0 } });
    await tx.$executeRaw`UPDATE "PackageAttempt" SET "beginsAt" = "session" WHERE "lessonId" = ${lessonId}`;
    await audit(tx, ctx.viewer, "package.reset", courseId, { lessonId, learners: count });
    return { learners: count };
  });
}
