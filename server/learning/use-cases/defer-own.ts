import { ownDaysLeft } from "@/lib/domain/deferral";
import { DomainError, notFound } from "@/lib/errors";
import type { DeferOwnInput } from "@/lib/schemas/students";
import { authorize, requireUser } from "@/server/access";
import type { Ctx } from "@/server/platform/ctx";
import { inTransaction } from "@/server/platform/outbox";
import { deferInTx } from "../deferral/defer-in-tx";
import { loadDeferrals } from "../deferral/load-deferrals";
import { hasOpenGrant } from "../open-grants";

/**
 * The learner moves their own dates, as `deferStudent` does, by as many days in all as the course allows. Throws
 * `learning.deferral_not_allowed` where it allows none, `learning.deferral_limit` with the days that are left, and
 * FORBIDDEN once access has ended.
 */
export async function deferOwn(ctx: Ctx, { courseSlug, days, reason }: DeferOwnInput): Promise<{ deferralId: string; deferredDays: number }> {
  const { userId } = requireUser(ctx.viewer);
  return inTransaction(ctx, async (tx) => {
    const found = await tx.enrollment.findFirst({ where: { userId, course: { slug: courseSlug } }, select: { id: true, course: { select: { selfDeferralDays: true } } } });
    if (!found) throw notFound();
    await tx.$queryRaw`SELECT 1 FROM "Enrollment" WHERE "id" = ${found.id} FOR UPDATE`;
    authorize(ctx.viewer, "progress.write", { userId, hasOpenGrant: await hasOpenGrant(tx, found.id, ctx.clock.now()) });
    const left = ownDaysLeft(found.course.selfDeferralDays, await loadDeferrals(tx, found.id));
    if (left === null) throw new DomainError("conflict", "learning.deferral_not_allowed");
    if (days > left) throw new DomainError("conflict", "learning.deferral_limit", { days: left });
    return deferInTx(ctx, tx, { enrollmentId: found.id, days, reason, isOwn: true });
  });
}
