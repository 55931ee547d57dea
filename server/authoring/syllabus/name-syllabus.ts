import type { FoundFile } from "@/server/media";
import type { Ctx } from "@/server/platform/ctx";
import type { Tx } from "@/server/platform/db/tx";

export type StoredSyllabus = FoundFile & { fileId: string; name: string; pathname: string };

/** Writes down a syllabus that was looked into and that the file store keeps already. */
export async function nameSyllabus(ctx: Ctx, tx: Tx, courseId: string, { fileId, ...file }: StoredSyllabus): Promise<void> {
  const uploadedById = ctx.viewer.kind === "user" ? ctx.viewer.userId : null;
  const now = ctx.clock.now();
  await tx.courseFile.create({ data: { id: fileId, courseId, number: 1, state: "ready", uploadedById, createdAt: now, settledAt: now, ...file }, select: { id: true } });
}
