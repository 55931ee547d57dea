import { DomainError } from "@/lib/errors";
import { authorize } from "@/server/access";
import type { Ctx } from "@/server/platform/ctx";
import { inTransaction } from "@/server/platform/outbox";
import { markArrived } from "../files/mark-arrived";

/**
 * Takes the file store's notice that an upload has ended, so that a file is looked at although its page was closed.
 * Verified before anything is read; a repeat, and a file that is not ours, change nothing. Throws
 * `webhook.signature_invalid`.
 */
export async function recordFileArrival(ctx: Ctx, input: { rawBody: string; signature: string | null }): Promise<void> {
  authorize(ctx.viewer, "system.run");
  const notice = await ctx.vendors.files.readUploadNotice(input.rawBody, input.signature);
  if (!notice) throw new DomainError("invalid", "webhook.signature_invalid");
  const file = await ctx.db.courseFile.findUnique({ where: { pathname: notice.pathname }, select: { id: true } });
  if (file) await inTransaction(ctx, (tx) => markArrived(ctx, tx, file.id));
}
