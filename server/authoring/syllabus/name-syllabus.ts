import type { FoundFile } from "@/server/media";
import type { Ctx } from "@/server/platform/ctx";
import type { Tx } from "@/server/platform/db/tx";

export type StoredSyllabus = FoundFile & { fileId: string; name: string; pathname: string };

/** Its bytes are kept already, or are on their way. */
type Named = StoredSyllabus & { state: "ready" | "arriving" };

/** Writes down a syllabus that was looked into. */
export async function nameSyllabus(ctx: Ctx, tx: Tx, courseId: string, { fileId, state, ...file }: Named): Promise<void> {
  const uploadedById = ctx.viewer.kind === "user" ? ctx.viewer.userId : null;
  const now = ctx.clock.now();
  await tx.courseFile.create({ data: { id: fileId, courseId, number: 1, state, uploadedById, createdAt: now, settledAt: state === "ready" ? now : null, ...file }, select: { id: true } });
}
