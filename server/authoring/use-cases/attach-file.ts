import { authorize } from "@/server/access";
import type { Ctx } from "@/server/platform/ctx";
import type { Tx } from "@/server/platform/db/tx";
import { inTransaction } from "@/server/platform/outbox";
import { loadNewestRevision, writeRevision } from "../draft/lesson-revision";
import { lockCourse } from "../draft/lock-course";
import { recordChange } from "../draft/record-change";

/**
 * Puts a file that was found to be in order into the draft of the lesson that it was uploaded for, as the lesson's next
 * revision. Learners get it with the next release; releases that hand out an earlier version keep it. A version that is
 * not the lesson's newest, or that was in its draft once, changes nothing.
 */
export async function attachFile(ctx: Ctx, { fileId }: { fileId: string }): Promise<"attached" | "left"> {
  authorize(ctx.viewer, "system.run");
  const file = await ctx.db.courseFile.findUnique({ where: { id: fileId }, select: { courseId: true, lessonId: true, state: true, number: true, isPackage: true, uploadedById: true } });
  if (!file || file.lessonId === null || file.state !== "ready") return "left";
  const { courseId, lessonId, number, isPackage, uploadedById } = file;
  return inTransaction(ctx, async (tx) => {
    await lockCourse(tx, courseId);
    if (await isOvertaken(tx, { lessonId, number, fileId })) return "left";
    const newest = await loadNewestRevision(tx, courseId, lessonId);
    if (newest.kind !== (isPackage ? "package" : "file")) return "left";
    const written = await writeRevision(ctx, tx, newest, { ...newest, fileId, saveKey: null, createdById: uploadedById });
    await recordChange(ctx, tx, courseId, { kind: isPackage ? "package_attached" : "file_attached", subject: { title: written.title, lessonId, revision: written.number } });
    return "attached";
  });
}

/** By a later version that is in order too, or by its own earlier arrival: an author who went back is not overruled by a repeated event. */
async function isOvertaken(tx: Tx, { lessonId, number, fileId }: { lessonId: string; number: number; fileId: string }): Promise<boolean> {
  const later = await tx.courseFile.findFirst({ where: { lessonId, state: "ready", number: { gt: number } }, select: { id: true } });
  return later !== null || (await tx.lessonRevision.findFirst({ where: { lessonId, fileId }, select: { id: true } })) !== null;
}
