import { authorize, requireUser } from "@/server/access";
import type { Ctx } from "@/server/platform/ctx";
import type { UpgradeOffer } from "../dto";
import { compareForLearner, loadUpgradeFacts } from "../upgrade-facts";

/**
 * The newer release that the viewer may move on to in a course, with what it changes and what it does to their
 * progress; null when they follow the newest, or have no access now. Throws NOT_FOUND for who is not enrolled.
 */
export async function findUpgradeOffer(ctx: Ctx, { courseSlug }: { courseSlug: string }): Promise<UpgradeOffer | null> {
  authorize(ctx.viewer, "enrollment.own");
  const { userId } = requireUser(ctx.viewer);
  const facts = await loadUpgradeFacts(ctx.db, { courseSlug, userId, now: ctx.clock.now() });
  if (!facts || !facts.hasOpenGrant || facts.current.number <= facts.pinned.number) return null;
  const { pinned, current, isCompleted } = facts;
  const { difference, now, after } = await compareForLearner(ctx.db, facts);
  return {
    releaseId: current.id, number: current.number, pinnedNumber: pinned.number, notes: current.notes, publishedAt: current.publishedAt.toISOString(),
    difference, progress: { now, after }, isCompleted,
  };
}
