import type { Reader } from "@/server/platform/db/tx";

const MOST = 100;

/** The remarks that a teacher keeps to use again, newest first. */
export async function listComments(db: Reader, ownerId: string): Promise<{ commentId: string; text: string }[]> {
  const comments = await db.markingComment.findMany({ where: { ownerId }, orderBy: { createdAt: "desc" }, take: MOST, select: { id: true, text: true } });
  return comments.map(({ id: commentId, text }) => ({ commentId, text }));
}
