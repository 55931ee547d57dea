import type { FileRefusal } from "@/lib/domain/course-file";
import { MAX_PDF_BYTES } from "@/lib/domain/drafting/draft-terms";
import { DomainError } from "@/lib/errors";
import { newId } from "@/lib/ids";
import type { AddDraftPdfInput } from "@/lib/schemas/drafts";
import { DAY_MS } from "@/lib/time";
import { requireUser } from "@/server/access";
import { authorizeCourse } from "@/server/authoring";
import { lookAtFileNow, RefusedFile } from "@/server/media";
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
  if (!/\.pdf$/i.test(name)) throw refused("other_content");
  if (body.byteLength > MAX_PDF_BYTES) throw refused("too_large");
  const { sha256, bytes } = await lookAt(ctx, name, body);
  const sourceId = newId("draftSource");
  const pathname = `drafts/${courseId}/${sourceId}.pdf.bin`;
  const now = ctx.clock.now();
  const row = { id: sourceId, courseId, uploadedById: userId, name, bytes, sha256, pathname, createdAt: now };
  await ctx.db.draftSource.create({ data: { ...row, expiresAt: new Date(now.getTime() + KEPT_DAYS * DAY_MS) }, select: { id: true } });
  await ctx.vendors.files.put({ pathname, body: Buffer.from(body), contentType: "application/octet-stream", access: "private" });
  return { sourceId, name };
}

async function lookAt(ctx: Ctx, name: string, body: Uint8Array) {
  try {
    return await lookAtFileNow(ctx, { name, body });
  } catch (error) {
    if (!(error instanceof RefusedFile)) throw error;
    throw refused(error.reason);
  }
}

function refused(reason: FileRefusal): DomainError {
  return new DomainError("invalid", "media.file_refused", { reason }, { issues: [{ path: "name", message: reason }] });
}
