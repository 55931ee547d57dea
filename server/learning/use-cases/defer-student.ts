import type { DeferStudentInput } from "@/lib/schemas/students";
import type { Ctx } from "@/server/platform/ctx";
import { inTransaction } from "@/server/platform/outbox";
import { authorizeStudents } from "../authorize-students";
import { deferInTx } from "../deferral/defer-in-tx";
import { lockStudent } from "../deferral/lock-student";

/**
 * Moves every date of one student by some days: when modules open, when access ends, when assignments are due and
 * quizzes can be taken. With the reason, which the student sees. Announces `learning/enrollment.deferred`. Throws
 * NOT_FOUND for an enrollment of another course, and `learning.deferral_limit` beyond what anybody can be deferred by.
 */
export async function deferStudent(ctx: Ctx, { courseId, enrollmentId, days, reason }: DeferStudentInput): Promise<{ deferralId: string; deferredDays: number }> {
  await authorizeStudents(ctx, courseId);
  return inTransaction(ctx, async (tx) => {
    await lockStudent(tx, { courseId, enrollmentId });
    return deferInTx(ctx, tx, { enrollmentId, days, reason, isOwn: false });
  });
}
