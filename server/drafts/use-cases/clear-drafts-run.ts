import { authorize } from "@/server/access";
import type { Ctx } from "@/server/platform/ctx";

/** Removes what a cancelled run still held of a model's answers. What it drafted stays for review, and what it cost is told. */
export async function clearDraftsRun({ viewer, db }: Ctx, { runId }: { runId: string }): Promise<void> {
  authorize(viewer, "system.run");
  await db.draftCall.updateMany({ where: { runId, run: { state: "cancelled" } }, data: { answer: {}, repair: [] } });
}
