import { DomainError, notFound } from "@/lib/errors";
import type { UndoDeferralInput } from "@/lib/schemas/students";
import { audit } from "@/server/platform/audit";
import type { Ctx } from "@/server/platform/ctx";
import { emit, inTransaction } from "@/server/platform/outbox";
import { authorizeStudents } from "../authorize-students";
import { movedSchema, setOwnDate } from "../deferral/own-dates";
import { lockStudent } from "../deferral/lock-student";
import { enrollmentDeferred } from "../events";

/**
 * Takes back the last deferral of a student that stands: their dates are what they were before. A date that somebody set
 * since stays as it was set. Taken back twice it changes nothing. Throws `learning.deferral_not_last` for an earlier one.
 */
export async function undoDeferral(ctx: Ctx, { courseId, enrollmentId, deferralId }: UndoDeferralInput): Promise<{ deferredDays: number }> {
  const { userId: undoneById } = await authorizeStudents(ctx, courseId);
  return inTransaction(ctx, async (tx) => {
    const { userId, deferredDays } = await lockStudent(tx, { courseId, enrollmentId });
    const all = await tx.enrollmentDeferral.findMany({ where: { enrollmentId }, orderBy: { id: "desc" }, select: { id: true, days: true, moved: true, undoneAt: true } });
    const deferral = all.find(({ id }) => id === deferralId);
    if (!deferral) throw notFound();
    if (deferral.undoneAt) return { deferredDays };
    if (all.find(({ undoneAt }) => undoneAt === null)?.id !== deferralId) throw new DomainError("conflict", "learning.deferral_not_last");
    for (const { from, to, ...date } of movedSchema.parse(deferral.moved)) await setOwnDate(tx, date, { from: to, to: from });
    await tx.enrollmentDeferral.update({ where: { id: deferralId }, data: { undoneAt: ctx.clock.now(), undoneById }, select: { id: true } });
    const left = deferredDays - deferral.days;
    await tx.enrollment.update({ where: { id: enrollmentId }, data: { deferredDays: left }, select: { id: true } });
    await audit(tx, ctx.viewer, "course.student.defer", courseId, { enrollmentId, deferralId, days: -deferral.days, isUndone: true, deferredDays: left });
    await emit(tx, enrollmentDeferred({ enrollmentId, userId, courseId, deferralId, days: deferral.days, isUndone: true }), ctx.requestId);
    return { deferredDays: left };
  });
}
