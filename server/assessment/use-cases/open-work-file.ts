import { DomainError } from "@/lib/errors";
import type { WorkFileInput } from "@/lib/schemas/assignment";
import { signFileLink, type FileLink } from "@/server/media";
import type { Ctx } from "@/server/platform/ctx";
import { requireOwnFile } from "../assignment/own-work";

/** A short-lived link to a file that one brought, also after access has ended. Throws `media.file_not_ready` for one that was not looked at, or is gone. */
export async function openWorkFile(ctx: Ctx, { fileId }: WorkFileInput): Promise<FileLink> {
  await requireOwnFile(ctx, fileId, "enrollment.read");
  const ready = await ctx.db.courseFile.findFirst({ where: { id: fileId, state: "ready", removedAt: null }, select: { id: true } });
  if (!ready) throw new DomainError("conflict", "media.file_not_ready");
  return signFileLink(fileId, ctx.clock.now());
}
