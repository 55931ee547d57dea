import { notFound } from "@/lib/errors";
import type { Tx } from "@/server/platform/db/tx";

/** An item of a course's gradebook that is no lesson, locked. Throws NOT_FOUND for another's and for a removed one. */
export async function lockItem(tx: Tx, { courseId, itemId }: { courseId: string; itemId: string }): Promise<{ title: string; points: number; releasedAt: Date | null }> {
  await tx.$queryRaw`SELECT 1 FROM "GradeItem" WHERE "id" = ${itemId} FOR UPDATE`;
  const item = await tx.gradeItem.findFirst({ where: { id: itemId, courseId, removedAt: null }, select: { title: true, points: true, releasedAt: true } });
  if (!item) throw notFound();
  return item;
}
