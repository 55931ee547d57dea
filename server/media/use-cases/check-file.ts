import { authorize } from "@/server/access";
import type { Ctx } from "@/server/platform/ctx";
import { env } from "@/server/platform/env";
import { lookAtFile, type FoundFile } from "../files/look-at-file";
import { RefusedFile } from "../files/refused-file";
import { settleFile } from "../files/settle-file";

/**
 * Looks at a file that has arrived, by its bytes: its size, its type, what it hides, and, where a virus scanner is set
 * up, what that says. It ends ready or refused with a reason, and stays so. Throws when the store or the scanner is out
 * of reach, to be tried again: nothing is handed out unlooked at.
 */
export async function checkFile(ctx: Ctx, { fileId }: { fileId: string }): Promise<"ready" | "refused" | "left"> {
  authorize(ctx.viewer, "system.run");
  const file = await ctx.db.courseFile.findFirst({ where: { id: fileId, state: "checking", isPackage: false }, select: { name: true, pathname: true } });
  if (!file) return "left";
  try {
    const found = await lookAt(ctx, file);
    await settleFile(ctx, fileId, { state: "ready", ...found });
    return "ready";
  } catch (error) {
    if (!(error instanceof RefusedFile)) throw error;
    await settleFile(ctx, fileId, { state: "refused", refusal: error.reason, refusalDetail: error.detail });
    return "refused";
  }
}

async function lookAt(ctx: Ctx, { name, pathname }: { name: string; pathname: string }): Promise<FoundFile> {
  const stored = await ctx.vendors.files.read(pathname);
  if (!stored) throw new RefusedFile("not_arrived");
  if (stored.body.byteLength > env().FILE_MAX_BYTES) throw new RefusedFile("too_large");
  return lookAtFile(ctx, { name, body: stored.body });
}
