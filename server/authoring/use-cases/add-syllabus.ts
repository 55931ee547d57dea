import { refuseSyllabus } from "@/lib/domain/course-file";
import { newId } from "@/lib/ids";
import type { AddSyllabusInput } from "@/lib/schemas/authoring-studio";
import { lookAtUpload, refusedUpload } from "@/server/media";
import type { Ctx } from "@/server/platform/ctx";
import { env } from "@/server/platform/env";
import { inTransaction } from "@/server/platform/outbox";
import { authorizeCourse } from "../authorize-course";
import { lockCourse } from "../draft/lock-course";
import { nameSyllabus } from "../syllabus/name-syllabus";
import { setSyllabus } from "../syllabus/set-syllabus";

/**
 * Gives a course the PDF that anybody may read before they enrol, in the place of the one it had, whose bytes stay for a
 * month. It is looked into before it is kept: throws `media.file_refused` with the reason for what is no sound PDF. The
 * course's page tells of it within seconds. Its row is there before its bytes are, so that the sweep of files finds what
 * an interruption leaves.
 */
export async function addSyllabus(ctx: Ctx, { courseId, name: given }: AddSyllabusInput, body: Uint8Array): Promise<{ fileId: string; name: string; bytes: number }> {
  await authorizeCourse(ctx, "course.update", courseId);
  const name = given.normalize("NFC");
  const reason = refuseSyllabus({ name, bytes: body.byteLength, maxBytes: env().FILE_MAX_BYTES });
  if (reason) throw refusedUpload(reason);
  const found = await lookAtUpload(ctx, { name, body });
  const fileId = newId("file");
  const pathname = `courses/${courseId}/${fileId}.pdf.bin`;
  await inTransaction(ctx, (tx) => nameSyllabus(ctx, tx, courseId, { fileId, name, pathname, ...found, state: "arriving" }));
  await ctx.vendors.files.put({ pathname, body: Buffer.from(body), contentType: "application/octet-stream", access: "private" });
  await inTransaction(ctx, async (tx) => {
    await lockCourse(tx, courseId);
    const { count } = await tx.courseFile.updateMany({ where: { id: fileId, state: "arriving" }, data: { state: "ready", settledAt: ctx.clock.now() } });
    if (count === 0) throw refusedUpload("not_arrived");
    await setSyllabus(ctx, tx, courseId, fileId);
  });
  return { fileId, name, bytes: found.bytes };
}
