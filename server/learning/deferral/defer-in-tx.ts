import { MAX_DEFERRED_DAYS } from "@/lib/domain/deferral";
import { DomainError } from "@/lib/errors";
import { newId } from "@/lib/ids";
import { audit } from "@/server/platform/audit";
import type { Ctx } from "@/server/platform/ctx";
import type { Tx } from "@/server/platform/db/tx";
import { emit } from "@/server/platform/outbox";
import { enrollmentDeferred } from "../events";
import { moveOwnDates } from "./own-dates";

type Input = { enrollmentId: string; days: number; reason: string; isOwn: boolean };

/** Defers a locked enrollment: one offset for the dates of the course, and the learner's own dates with it. Audited and announced. */
export async function deferInTx(ctx: Ctx, tx: Tx, { enrollmentId, days, reason, isOwn }: Input): Promise<{ deferralId: string; deferredDays: number }> {
  const { userId, courseId, deferredDays: before } = await tx.enrollment.findUniqueOrThrow({ where: { id: enrollmentId }, select: { userId: true, courseId: true, deferredDays: true } });
  const deferredDays = before + days;
  if (deferredDays > MAX_DEFERRED_DAYS) throw new DomainError("conflict", "learning.deferral_limit", { days: MAX_DEFERRED_DAYS - before });
  const deferralId = newId("enrollmentDeferral");
  const moved = await moveOwnDates(tx, enrollmentId, days);
  const byId = ctx.viewer.kind === "user" ? ctx.viewer.userId : null;
  await tx.enrollmentDeferral.create({ data: { id: deferralId, enrollmentId, days, reason, isOwn, byId, moved, createdAt: ctx.clock.now() }, select: { id: true } });
  await tx.enrollment.update({ where: { id: enrollmentId }, data: { deferredDays }, select: { id: true } });
  await audit(tx, ctx.viewer, "course.student.defer", courseId, { enrollmentId, deferralId, days, isOwn, reason, deferredDays });
  await emit(tx, enrollmentDeferred({ enrollmentId, userId, courseId, deferralId, days, isUndone: false }), ctx.requestId);
  return { deferralId, deferredDays };
}
