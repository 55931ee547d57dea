import { dealLinks } from "@/lib/domain/link-batches";
import { authorize } from "@/server/access";
import type { Ctx } from "@/server/platform/ctx";
import type { LinksRequested } from "../events";
import { loadChecks, loadExternalAddresses } from "../links/load-checks";

/** Of a course that leads to more, the next run asks the rest: what was never asked comes first. */
const MAX_ADDRESSES = 500;
/** A batch is one step: at worst all of it is one site that is slow, two minutes. */
const BATCH_SIZE = 12;

/** The addresses that a run is to ask, in batches: those of the draft of which nothing was heard since `askedBefore`. */
export async function findDueLinks(ctx: Ctx, { courseId, askedBefore }: LinksRequested["data"]): Promise<string[][]> {
  authorize(ctx.viewer, "system.run");
  const addresses = await loadExternalAddresses(ctx.db, courseId);
  const checks = await loadChecks(ctx.db, addresses);
  const heardAt = (address: string): number => checks.get(address)?.checkedAt.getTime() ?? 0;
  const due = addresses.filter((address) => heardAt(address) < Date.parse(askedBefore)).toSorted((one, other) => heardAt(one) - heardAt(other));
  return dealLinks(due.slice(0, MAX_ADDRESSES), BATCH_SIZE);
}
