import type { Ctx } from "@/server/platform/ctx";
import type { Tx } from "@/server/platform/db/tx";
import { emit } from "@/server/platform/outbox";
import { recordChange } from "../draft/record-change";
import { courseChanged } from "../events";
import { listAddresses } from "../set-course";

/** Which file a locked course hands out as its syllabus, or that it has none; its pages follow. Nothing happens when it is so already. */
export async function setSyllabus(ctx: Ctx, tx: Tx, courseId: string, fileId: string | null): Promise<void> {
  const { slug, title, syllabusFileId } = await tx.course.findUniqueOrThrow({ where: { id: courseId }, select: { slug: true, title: true, syllabusFileId: true } });
  if (syllabusFileId === fileId) return;
  await tx.course.update({ where: { id: courseId }, data: { syllabusFileId: fileId }, select: { id: true } });
  await recordChange(ctx, tx, courseId, { kind: fileId === null ? "syllabus_removed" : "syllabus_added", subject: { title } });
  await emit(tx, courseChanged({ courseId, slugs: await listAddresses(tx, courseId, slug) }), ctx.requestId);
}
