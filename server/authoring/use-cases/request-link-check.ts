import { newId } from "@/lib/ids";
import type { RequestLinkCheckInput } from "@/lib/schemas/authoring-studio";
import { after } from "@/lib/time";
import type { Ctx } from "@/server/platform/ctx";
import { emit, inTransaction } from "@/server/platform/outbox";
import { requireTurn } from "@/server/platform/require-turn";
import { authorizeCourse } from "../authorize-course";
import { lockCourse } from "../draft/lock-course";
import { linksRequested } from "../events";
import { findLinkRun, isUnderWay, LINK_KEPT_MS, toLinkOverview } from "../links/link-overview";
import { loadChecks, loadExternalAddresses } from "../links/load-checks";

/**
 * Has the addresses elsewhere that a course's draft leads to asked whether they are there: `all`, or only what is `due`,
 * as nobody knows of it or not since a week. While a run is under way, and where nothing is to be asked, it starts none.
 * Announces `authoring/links.requested`. Throws `rate.too_many` where `all` is asked for too often.
 */
export async function requestLinkCheck(ctx: Ctx, { courseId, which }: RequestLinkCheckInput): Promise<{ isRunning: boolean }> {
  await authorizeCourse(ctx, "course.update", courseId);
  if (which === "all") await requireTurn(ctx, "link_check", courseId);
  return inTransaction(ctx, async (tx) => {
    await lockCourse(tx, courseId);
    const run = await findLinkRun(tx, courseId);
    if (isUnderWay(ctx, run)) return { isRunning: true };
    const addresses = await loadExternalAddresses(tx, courseId);
    const { isDue } = toLinkOverview(ctx, addresses, await loadChecks(tx, addresses), run);
    if (addresses.length === 0 || (which === "due" && !isDue)) return { isRunning: false };
    const requestedAt = ctx.clock.now();
    const started = { runId: newId("linkRun"), requestedAt, endedAt: null, outcome: null };
    await tx.linkRun.upsert({ where: { courseId }, create: { courseId, ...started }, update: started, select: { runId: true } });
    const askedBefore = which === "all" ? requestedAt : after(requestedAt, -LINK_KEPT_MS);
    await emit(tx, linksRequested({ courseId, runId: started.runId, askedBefore: askedBefore.toISOString() }), ctx.requestId);
    return { isRunning: true };
  });
}
