import type { Ctx } from "@/server/platform/ctx";
import { authorizeCourse } from "../authorize-course";
import type { LinkOverview } from "../links/dto";
import { findLinkRun, toLinkOverview } from "../links/link-overview";
import { loadChecks, loadExternalAddresses } from "../links/load-checks";

/** How far the addresses elsewhere that a course's draft leads to are checked. */
export async function getLinkOverview(ctx: Ctx, { courseId }: { courseId: string }): Promise<LinkOverview> {
  await authorizeCourse(ctx, "course.studio", courseId);
  const [addresses, run] = await Promise.all([loadExternalAddresses(ctx.db, courseId), findLinkRun(ctx.db, courseId)]);
  return toLinkOverview(ctx, addresses, await loadChecks(ctx.db, addresses), run);
}
