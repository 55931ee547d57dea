import type { Ctx } from "@/server/platform/ctx";
import type { Tx } from "@/server/platform/db/tx";
import { emit } from "@/server/platform/outbox";
import { mediaEvent } from "../events";

/** Moves a file from its way to being looked at, once, whoever tells of its arrival and however often. */
export async function markArrived(ctx: Ctx, tx: Tx, fileId: string): Promise<void> {
  const moved = await tx.courseFile.updateMany({ where: { id: fileId, state: "arriving" }, data: { state: "checking" } });
  if (moved.count === 0) return;
  const { isPackage } = await tx.courseFile.findUniqueOrThrow({ where: { id: fileId }, select: { isPackage: true } });
  await emit(tx, mediaEvent(isPackage ? "media/package.arrived" : "media/file.arrived", { fileId }), ctx.requestId);
}
