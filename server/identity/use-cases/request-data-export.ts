import { newId } from "@/lib/ids";
import { authorize, requireUser } from "@/server/access";
import type { Ctx } from "@/server/platform/ctx";
import { emit, inTransaction } from "@/server/platform/outbox";
import { IDENTITY_EVENTS } from "../events";
import { mailTurns, takeTurns } from "../turns";

/**
 * Asks for a copy of one's own data; a durable function makes it and mails its link. While one is being made, asking
 * again gives that one. Announces `identity/export.requested`.
 */
export async function requestDataExport(ctx: Ctx): Promise<{ exportId: string }> {
  const viewer = requireUser(ctx.viewer);
  authorize(viewer, "account.read", { userId: viewer.userId });
  await takeTurns(ctx, mailTurns(ctx, viewer.email));
  return inTransaction(ctx, async (tx) => {
    await tx.$queryRaw`SELECT "id" FROM "User" WHERE "id" = ${viewer.userId} FOR UPDATE`;
    const running = await tx.dataExport.findFirst({ where: { userId: viewer.userId, status: "requested" }, select: { id: true } });
    if (running) return { exportId: running.id };
    const exportId = newId("export");
    await tx.dataExport.create({ data: { id: exportId, userId: viewer.userId, createdAt: ctx.clock.now() }, select: { id: true } });
    await emit(tx, { name: IDENTITY_EVENTS.exportRequested, data: { exportId } }, ctx.requestId);
    return { exportId };
  });
}
