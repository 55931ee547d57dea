import { DomainError } from "@/lib/errors";
import type { GradeItemInput } from "@/lib/schemas/gradebook";
import { authorizeStudents } from "@/server/learning";
import { audit } from "@/server/platform/audit";
import type { Ctx } from "@/server/platform/ctx";
import { inTransaction } from "@/server/platform/outbox";
import { lockItem } from "../lock-item";

/** Takes an item out of the gradebook. Audited. Throws `grades.item_has_grades` while somebody has a grade of it: nobody loses one unseen. */
export async function removeItem(ctx: Ctx, { courseId, itemId }: GradeItemInput): Promise<{ itemId: string }> {
  await authorizeStudents(ctx, courseId);
  return inTransaction(ctx, async (tx) => {
    const { title } = await lockItem(tx, { courseId, itemId });
    const graded = await tx.gradeEntry.count({ where: { gradeItemId: itemId, OR: [{ points: { not: null } }, { isExcused: true }] } });
    if (graded > 0) throw new DomainError("conflict", "grades.item_has_grades", { count: graded });
    await tx.gradeItem.update({ where: { id: itemId }, data: { removedAt: ctx.clock.now() }, select: { id: true } });
    await audit(tx, ctx.viewer, "gradebook.remove_item", courseId, { itemId, title });
    return { itemId };
  });
}
