import { MAX_PDF_BYTES } from "@/lib/domain/drafting/draft-terms";
import { newId } from "@/lib/ids";
import type { AddDraftPdfInput } from "@/lib/schemas/drafts";
import { DAY_MS } from "@/lib/time";
import { requireUser } from "@/server/access";
import { authorizeCourse } from "@/server/authoring";
import { lookAtUpload, refusedUpload } from "@/server/media";
import type { Ctx } from "@/server/platform/ctx";

/** How long a PDF can be drafted from before its bytes go. */
const KEPT_DAYS = 7;

/**
 * Keeps a PDF for drafting, in private and for a week. What is no sound PDF is refused by its content: throws
 * `media.file_refused` with the reason. Its row is there before its bytes are, so the sweep finds what an interruption leaves.
 */
export async function addDraftPdf(ctx: Ctx, { courseId, name: given }: AddDraftPdfInput, body: Uint8Array): Promise<{ sourceId: string; name: string }> {
  await authorizeCourse(ctx, "course.update", courseId);
  const { userId } = requireUser(ctx.viewer);
  const name = given.normalize("NFC");
  if (!/\.pdf$/i.test(name)) throw refusedUpload("other_content");
  if (body.byteLength > MAX_PDF_BYTES) throw refusedUpload("too_large");
  const { sha256, bytes } = await lookAtUpload(ctx, { name, body });
  const sourceId = newId("draftSource");
  const pathname = `drafts/${courseId}/${sourceId}.pdf.bin`;
  const now = ctx.clock.now();
  const row = { id: sourceId, courseId, uploadedById: userId, name, bytes, sha256, pathname, createdAt: now };
  await ctx.db.draftSource.create({ data: { ...row, expiresAt: new Date(now.getTime() + KEPT_DAYS * DAY_MS) }, select: { id: true } });
  await ctx.vendors.files.put({ pathname, body: Buffer.from(body), contentType: "application/octet-stream", access: "private" });
  return { sourceId, name };
}
