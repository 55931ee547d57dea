import { authorize } from "@/server/access";
import type { Ctx } from "@/server/platform/ctx";
import { inTransaction } from "@/server/platform/outbox";
import { giveTimeInTx } from "../attempt/give-time-in-tx";

/** Lets the open attempts of a learner whose dates were moved end as late as their windows close now, and never earlier than they were told. */
export async function giveTime(ctx: Ctx, { enrollmentId }: { enrollmentId: string }): Promise<{ movedAttempts: number }> {
  authorize(ctx.viewer, "system.run");
  return inTransaction(ctx, async (tx) => {
    await tx.$queryRaw`SELECT 1 FROM "Enrollment" WHERE "id" = ${enrollmentId} FOR UPDATE`;
    return { movedAttempts: await giveTimeInTx(tx, enrollmentId, ctx.clock.now()) };
  });
}
