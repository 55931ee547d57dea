import { notFound } from "@/lib/errors";
import type { WorkFileInput } from "@/lib/schemas/assignment";
import type { Ctx } from "@/server/platform/ctx";
import { requireOwnFile } from "../assignment/own-work";

/** Takes a file out of one's draft. A version that was handed in with it keeps it; one that no version holds is swept away later. Throws NOT_FOUND for any other file. */
export async function removeWorkFile(ctx: Ctx, { fileId }: WorkFileInput): Promise<{ fileId: string }> {
  await requireOwnFile(ctx, fileId, "progress.write");
  const { count } = await ctx.db.workFile.updateMany({ where: { fileId }, data: { isInDraft: false } });
  if (count === 0) throw notFound();
  return { fileId };
}
