import { ownDaysLeft } from "@/lib/domain/deferral";
import { notFound } from "@/lib/errors";
import { authorize, requireUser } from "@/server/access";
import type { Ctx } from "@/server/platform/ctx";
import { loadDeferrals, type Deferral } from "../deferral/load-deferrals";
import { hasOpenGrant } from "../open-grants";

/** By how much the viewer's dates in a course are moved, and what they may still move. */
export type OwnDates = {
  course: { slug: string; title: string; language: string; timeZone: string };
  deferredDays: number;
  /** Days that they may take by themselves; null where the course allows none, or access has ended. */
  daysLeft: number | null;
  deferrals: Deferral[];
};

/** Throws NOT_FOUND for who is not enrolled, as for no such course. */
export async function getOwnDates(ctx: Ctx, { courseSlug }: { courseSlug: string }): Promise<OwnDates> {
  authorize(ctx.viewer, "enrollment.own");
  const { userId } = requireUser(ctx.viewer);
  const found = await ctx.db.enrollment.findFirst({
    where: { userId, course: { slug: courseSlug } },
    select: { id: true, deferredDays: true, course: { select: { slug: true, title: true, language: true, timeZone: true, selfDeferralDays: true } } },
  });
  if (!found) throw notFound();
  const { id, deferredDays, course: { selfDeferralDays, ...course } } = found;
  const deferrals = await loadDeferrals(ctx.db, id);
  const isOpen = await hasOpenGrant(ctx.db, id, ctx.clock.now());
  return { course, deferredDays, deferrals, daysLeft: isOpen ? ownDaysLeft(selfDeferralDays, deferrals) : null };
}
