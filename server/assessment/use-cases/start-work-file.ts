import { DomainError } from "@/lib/errors";
import type { StartWorkFileInput } from "@/lib/schemas/assignment";
import { refusedUpload } from "@/server/media";
import type { Ctx } from "@/server/platform/ctx";
import { openLearnerUpload } from "../assignment/open-learner-upload";
import { lockWork, requireAssignment } from "../assignment/own-work";

/**
 * Opens an upload of a file for the draft of one's own assignment. Throws `media.file_refused` for a name, a kind or a
 * size that the assignment does not take, and `assessment.too_many_files`. What the file holds is looked at once it has
 * arrived.
 */
export async function startWorkFile(ctx: Ctx, { name, bytes, ...address }: StartWorkFileInput): Promise<{ fileId: string; pathname: string; token: string }> {
  const met = await requireAssignment(ctx, address);
  const { files } = met.content;
  if (files === null) throw refusedUpload("type_unknown");
  const limits = { kinds: files.kinds, maxBytes: files.maxMegabytes * 1_000_000 };
  return openLearnerUpload(ctx, { courseId: met.courseId, userId: met.userId, name, bytes, limits }, async (tx, create) => {
    const work = await lockWork(ctx, tx, met);
    if (work.files.length >= files.most) throw new DomainError("conflict", "assessment.too_many_files", { max: files.most });
    await tx.workFile.create({ data: { fileId: await create(), workId: work.id }, select: { fileId: true } });
  });
}
