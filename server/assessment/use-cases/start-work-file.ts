import { extensionOf, refuseFile, type FileRefusal } from "@/lib/domain/course-file";
import { DomainError } from "@/lib/errors";
import { newId } from "@/lib/ids";
import type { AssignmentContent } from "@/lib/schemas/assignment-content";
import type { StartWorkFileInput } from "@/lib/schemas/assignment";
import { HOUR_MS } from "@/lib/time";
import type { Ctx } from "@/server/platform/ctx";
import { env } from "@/server/platform/env";
import { inTransaction } from "@/server/platform/outbox";
import { lockWork, requireAssignment } from "../assignment/own-work";

/**
 * Opens an upload of a file for the draft of one's own assignment: a ticket for one private place, for an hour, with a
 * size that the store enforces. Throws `media.file_refused` for a name, a kind or a size that the assignment does not
 * take, and `assessment.too_many_files`. What the file holds is looked at once it has arrived.
 */
export async function startWorkFile(ctx: Ctx, { name: given, bytes, ...address }: StartWorkFileInput): Promise<{ fileId: string; pathname: string; token: string }> {
  const met = await requireAssignment(ctx, address);
  const { files } = met.content;
  const name = given.normalize("NFC");
  const reason = files === null ? "type_unknown" : refusalOf(files, { name, bytes });
  if (files === null || reason) throw new DomainError("invalid", "media.file_refused", { reason: reason ?? "type_unknown" }, { issues: [{ path: "name", message: reason ?? "type_unknown" }] });
  const fileId = newId("file");
  const now = ctx.clock.now();
  const pathname = `submissions/${met.courseId}/${fileId}.${extensionOf(name)}.bin`;
  await inTransaction(ctx, async (tx) => {
    const work = await lockWork(ctx, tx, met);
    if (work.files.length >= files.most) throw new DomainError("conflict", "assessment.too_many_files", { max: files.most });
    await tx.courseFile.create({ data: { id: fileId, courseId: met.courseId, number: 1, name, bytes, pathname, uploadedById: met.userId, createdAt: now }, select: { id: true } });
    await tx.workFile.create({ data: { fileId, workId: work.id }, select: { fileId: true } });
  });
  const { token } = await ctx.vendors.files.openUpload({ pathname, maxBytes: bytes, validUntil: new Date(now.getTime() + HOUR_MS), noticeUrl: `${env().APP_URL}/api/webhooks/blob` });
  return { fileId, pathname, token };
}

function refusalOf({ kinds, maxMegabytes }: NonNullable<AssignmentContent["files"]>, { name, bytes }: { name: string; bytes: number }): FileRefusal | null {
  const refusal = refuseFile({ name, bytes, maxBytes: Math.min(env().FILE_MAX_BYTES, maxMegabytes * 1_000_000) });
  if (refusal) return refusal;
  return kinds.length > 0 && !kinds.includes(extensionOf(name)) ? "type_unknown" : null;
}
