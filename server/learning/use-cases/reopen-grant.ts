import { authorize } from "@/server/access";
import type { Ctx } from "@/server/platform/ctx";
import type { Tx } from "@/server/platform/db/tx";
import { emit } from "@/server/platform/outbox";
import type { EnrollmentReopened } from "../events";
import { lockGrant, type GrantSource } from "../lock-grant";
import { hasOpenGrant } from "../open-grants";

/**
 * Opens a closed grant again (a dispute that was won, a refund that the bank sent back), in the caller's transaction.
 * Announces `learning/enrollment.reopened` when access had ended. Does nothing to a grant that is open or unknown.
 */
export async function reopenGrant(ctx: Ctx, tx: Tx, source: GrantSource): Promise<boolean> {
  authorize(ctx.viewer, "enrollment.open");
  const grant = await lockGrant(tx, source);
  if (!grant?.revokedAt) return false;
  const hadAccess = await hasOpenGrant(tx, grant.enrollmentId, ctx.clock.now());
  await tx.grant.update({ where: { id: grant.id }, data: { revokedAt: null, revokedReason: null }, select: { id: true } });
  const { completedAt } = await tx.enrollment.findUniqueOrThrow({ where: { id: grant.enrollmentId }, select: { completedAt: true } });
  const { userId, courseId, releaseId } = await tx.enrollment.update({
    where: { id: grant.enrollmentId },
    data: { status: completedAt ? "completed" : "active", paymentState: source.kind === "purchase" ? "paid" : "free" },
    select: { userId: true, courseId: true, releaseId: true },
  });
  if (hadAccess) return true;
  const event: EnrollmentReopened = {
    name: "learning/enrollment.reopened",
    data: { enrollmentId: grant.enrollmentId, userId, courseId, releaseId },
  };
  await emit(tx, event, ctx.requestId);
  return true;
}
