import type { WorkFileInput } from "@/lib/schemas/assignment";
import type { Ctx } from "@/server/platform/ctx";
import { requireOwnFile } from "../assignment/own-work";

/** Takes a file out of one's draft. A version that was handed in with it keeps it; one that no version holds is swept away later. */
export async function removeWorkFile(ctx: Ctx, { fileId }: WorkFileInput): Promise<{ fileId: string }> {
  await requireOwnFile(ctx, fileId, "progress.write");
  await ctx.db.workFile.update({ where: { fileId }, data: { isInDraft: false }, select: { fileId: true } });
  return { fileId };
}
