import { DAY_MS } from "@/lib/time";
import { authorize } from "@/server/access";
import type { Ctx } from "@/server/platform/ctx";

/** How long a picture waits for a design that shows it. */
const KEPT_DAYS = 30;

/**
 * Removes pictures that were brought for certificates a month ago and that no design ever showed. What one showed once stays
 * for ever, in the history and on certificates. Repeating it is harmless. Answers how many went.
 */
export async function sweepCertificatePictures(ctx: Ctx): Promise<{ removed: number }> {
  authorize(ctx.viewer, "system.run");
  const { count } = await ctx.db.certificatePicture.deleteMany({ where: { savedAt: null, createdAt: { lt: new Date(ctx.clock.now().getTime() - KEPT_DAYS * DAY_MS) } } });
  return { removed: count };
}
