import { authorize } from "@/server/access";
import type { Ctx } from "@/server/platform/ctx";
import type { Tx } from "@/server/platform/db/tx";
import { emit } from "@/server/platform/outbox";
import type { EnrollmentClosed } from "../events";
import { lockGrant, type GrantSource } from "../lock-grant";
import { hasOpenGrant } from "../open-grants";

export type CloseGrantInput = GrantSource & { reason: "refund" | "dispute" | "manual" };

const STATUS = { refund: "refunded", dispute: "revoked", manual: "revoked" } as const;
const PAYMENT_STATE = { refund: "refunded", dispute: "disputed", manual: null } as const;

/**
 * Closes the grant that a source opened, in the caller's transaction. Access ends when it was the last open one: the
 * enrollment then says why and `learning/enrollment.closed` is announced; progress is kept. A grant that is closed or
 * was never opened is left as it is. Returns whether it closed one.
 */
export async function closeGrant(ctx: Ctx, tx: Tx, { kind, sourceId, reason }: CloseGrantInput): Promise<boolean> {
  authorize(ctx.viewer, "enrollment.close");
  const grant = await lockGrant(tx, { kind, sourceId });
  if (!grant) return false;
  if (grant.revokedAt) {
    // A refund after a dispute: access stays closed, for the later and final reason.
    await tx.grant.update({ where: { id: grant.id }, data: { revokedReason: reason }, select: { id: true } });
  } else {
    await tx.grant.update({ where: { id: grant.id }, data: { revokedAt: ctx.clock.now(), revokedReason: reason }, select: { id: true } });
  }
  if (await hasOpenGrant(tx, grant.enrollmentId, ctx.clock.now())) return grant.revokedAt === null;
  const paymentState = PAYMENT_STATE[reason];
  const { userId, courseId, releaseId } = await tx.enrollment.update({
    where: { id: grant.enrollmentId },
    data: { status: STATUS[reason], ...(paymentState && { paymentState }) },
    select: { userId: true, courseId: true, releaseId: true },
  });
  if (grant.revokedAt) return false;
  const event: EnrollmentClosed = {
    name: "learning/enrollment.closed",
    data: { enrollmentId: grant.enrollmentId, userId, courseId, releaseId, reason },
  };
  await emit(tx, event, ctx.requestId);
  return true;
}
