import { newId } from "@/lib/ids";
import type { SaveItemInput } from "@/lib/schemas/gradebook";
import { authorizeStudents } from "@/server/learning";
import { audit } from "@/server/platform/audit";
import type { Ctx } from "@/server/platform/ctx";
import { inTransaction } from "@/server/platform/outbox";
import { lockItem } from "../lock-item";

/**
 * Adds something to grade that is no lesson, hidden from learners until it is released, or changes its name and points.
 * Who has a grade of it keeps their share: 8 of 10 is 16 of 20, as with a quiz that is worth something else in a later release.
 * Audited.
 */
export async function saveItem(ctx: Ctx, { courseId, itemId, title, points }: SaveItemInput): Promise<{ itemId: string }> {
  await authorizeStudents(ctx, courseId);
  const id = itemId ?? newId("gradeItem");
  await inTransaction(ctx, async (tx) => {
    const before = itemId === null ? null : await lockItem(tx, { courseId, itemId });
    await tx.gradeItem.upsert({ where: { id }, create: { id, courseId, title, points, createdAt: ctx.clock.now() }, update: { title, points }, select: { id: true } });
    await audit(tx, ctx.viewer, "gradebook.item", courseId, { itemId: id, before: before && { title: before.title, points: before.points }, after: { title, points } });
  });
  return { itemId: id };
}
