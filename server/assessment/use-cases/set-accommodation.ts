import type { SetAccommodationInput } from "@/lib/schemas/quiz-exceptions";
import { authorizeStudents, lockStudent } from "@/server/learning";
import { audit } from "@/server/platform/audit";
import type { Ctx } from "@/server/platform/ctx";
import { inTransaction } from "@/server/platform/outbox";
import { giveTimeInTx } from "../attempt/give-time-in-tx";

/**
 * Gives one student more time in every quiz of the course, in per cent of its limit, or with 0 takes that back. Open
 * attempts end later by it, never earlier. Audited without its reason, which only those read who manage the students.
 * Throws NOT_FOUND for a student of another course.
 */
export async function setAccommodation(ctx: Ctx, { courseId, enrollmentId, extraTimePercent, reason }: SetAccommodationInput): Promise<{ movedAttempts: number }> {
  await authorizeStudents(ctx, courseId);
  return inTransaction(ctx, async (tx) => {
    await lockStudent(tx, { courseId, enrollmentId });
    await tx.enrollment.update({ where: { id: enrollmentId }, data: { extraTimePercent, extraTimeReason: extraTimePercent === 0 ? "" : reason }, select: { id: true } });
    const movedAttempts = await giveTimeInTx(tx, enrollmentId, ctx.clock.now());
    await audit(tx, ctx.viewer, "course.student.accommodate", courseId, { enrollmentId, extraTimePercent, movedAttempts });
    return { movedAttempts };
  });
}
