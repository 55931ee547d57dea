import { extensionOf, refuseFile } from "@/lib/domain/course-file";
import { newId } from "@/lib/ids";
import type { StartFileInput } from "@/lib/schemas/course-files";
import { refusedUpload } from "@/server/media";
import type { Ctx } from "@/server/platform/ctx";
import { env } from "@/server/platform/env";
import { inTransaction } from "@/server/platform/outbox";
import { authorizeCourse } from "../authorize-course";
import { requireFileLesson } from "../files/require-file-lesson";

const UPLOAD_MS = 60 * 60 * 1_000;

export type StartedFile = { fileId: string; pathname: string; token: string };

/**
 * Opens an upload of a lesson's next version of its file: a ticket for one private place, with a size that the store
 * enforces, for an hour. The place says nothing of the file's name. The draft keeps the file that it has until this one
 * was found to be in order. Throws `media.file_refused` with the reason for a name or a size that is not taken; the
 * content is looked at once it has arrived.
 */
export async function startFile(ctx: Ctx, { courseId, lessonId, name: given, bytes }: StartFileInput): Promise<StartedFile> {
  await authorizeCourse(ctx, "course.update", courseId);
  const isPackage = (await requireFileLesson(ctx.db, { courseId, lessonId })).kind === "package";
  const name = given.normalize("NFC");
  const reason = refuseFile({ name, bytes, maxBytes: env().FILE_MAX_BYTES }) ?? (isPackage && extensionOf(name) !== "zip" ? "package_no_archive" : null);
  if (reason) throw refusedUpload(reason, reason === "empty" || reason === "too_large" ? "bytes" : "name");
  const fileId = newId("file");
  const now = ctx.clock.now();
  const pathname = `courses/${courseId}/${fileId}.${extensionOf(name)}.bin`;
  await inTransaction(ctx, async (tx) => {
    // Two uploads at once take turns, so that their numbers have no twins.
    await tx.$queryRaw`SELECT 1 FROM "Lesson" WHERE "id" = ${lessonId} FOR UPDATE`;
    const { _max } = await tx.courseFile.aggregate({ where: { lessonId }, _max: { number: true } });
    const uploadedById = ctx.viewer.kind === "user" ? ctx.viewer.userId : null;
    await tx.courseFile.create({ data: { id: fileId, courseId, lessonId, number: (_max.number ?? 0) + 1, name, bytes, isPackage, pathname, uploadedById, createdAt: now }, select: { id: true } });
  });
  const ticket = { pathname, maxBytes: bytes, validUntil: new Date(now.getTime() + UPLOAD_MS), noticeUrl: `${env().APP_URL}/api/webhooks/blob` };
  const { token } = await ctx.vendors.files.openUpload(ticket);
  return { fileId, pathname, token };
}
