import { extensionOf, refuseFile, type FileRefusal } from "@/lib/domain/course-file";
import { newId } from "@/lib/ids";
import { HOUR_MS } from "@/lib/time";
import { refusedUpload } from "@/server/media";
import type { Ctx } from "@/server/platform/ctx";
import type { Tx } from "@/server/platform/db/tx";
import { env } from "@/server/platform/env";
import { inTransaction } from "@/server/platform/outbox";
import { requireTurn } from "@/server/platform/require-turn";

/** `kinds` are extensions; none takes all that the school takes. */
type UploadLimits = { kinds: readonly string[]; maxBytes: number | null };

type Upload = { courseId: string; userId: string; name: string; bytes: number; limits: UploadLimits };

/**
 * Opens an upload of a learner's file: a ticket for one private place, for an hour, with a size that the store enforces.
 * `attach` writes whose it is, in the same transaction, and throws where there is no room for it. Throws
 * `media.file_refused` for a name, a kind or a size that is not taken, and `rate.too_many`: of quizzes that may be taken again
 * and again there is no end of answers to bring files for. What the file holds is looked at once it has arrived.
 */
export async function openLearnerUpload(ctx: Ctx, { courseId, userId, name: given, bytes, limits }: Upload, attach: (tx: Tx, create: () => Promise<string>) => Promise<void>): Promise<{ fileId: string; pathname: string; token: string }> {
  const name = given.normalize("NFC");
  const reason = refusalOf(limits, { name, bytes });
  if (reason) throw refusedUpload(reason);
  await requireTurn(ctx, "upload", userId);
  const fileId = newId("file");
  const now = ctx.clock.now();
  const pathname = `submissions/${courseId}/${fileId}.${extensionOf(name)}.bin`;
  await inTransaction(ctx, (tx) =>
    attach(tx, async () => {
      await tx.courseFile.create({ data: { id: fileId, courseId, number: 1, name, bytes, pathname, uploadedById: userId, createdAt: now }, select: { id: true } });
      return fileId;
    }),
  );
  const { token } = await ctx.vendors.files.openUpload({ pathname, maxBytes: bytes, validUntil: new Date(now.getTime() + HOUR_MS), noticeUrl: `${env().APP_URL}/api/webhooks/blob` });
  return { fileId, pathname, token };
}

/** The largest file that is taken, in bytes. */
export function mostBytes(limit: number | null): number {
  return Math.min(env().FILE_MAX_BYTES, limit ?? Number.POSITIVE_INFINITY);
}

function refusalOf({ kinds, maxBytes }: UploadLimits, { name, bytes }: { name: string; bytes: number }): FileRefusal | null {
  const refusal = refuseFile({ name, bytes, maxBytes: mostBytes(maxBytes) });
  if (refusal) return refusal;
  return kinds.length > 0 && !kinds.includes(extensionOf(name)) ? "type_unknown" : null;
}
