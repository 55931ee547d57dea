import type { WorkFileInput } from "@/lib/schemas/assignment";
import { markArrived } from "@/server/media";
import type { Ctx } from "@/server/platform/ctx";
import { inTransaction } from "@/server/platform/outbox";
import { requireOwnFile } from "../assignment/own-work";

/** The learner's word that a file was sent: it is looked at from now on. Said twice, or after the store's own notice, it changes nothing. */
export async function confirmWorkFile(ctx: Ctx, { fileId }: WorkFileInput): Promise<{ fileId: string }> {
  await requireOwnFile(ctx, fileId, "progress.write");
  await inTransaction(ctx, (tx) => markArrived(ctx, tx, fileId));
  return { fileId };
}
