import type { ExcuseItemInput } from "@/lib/schemas/gradebook";
import { authorizeStudents } from "@/server/learning";
import type { Ctx } from "@/server/platform/ctx";
import { inTransaction } from "@/server/platform/outbox";
import { lockItems } from "../graded-item";
import { setEntryInTx } from "../set-entry-in-tx";
import { requireSeen } from "./override-grade";

/**
 * Takes an item out of a student's grade, with the reason that they see: it is as if it were not there. `overrideGrade`
 * takes that back. Audited, and announced as `grades/grade.updated` unless the item is hidden. Throws
 * `grades.entry_changed` when somebody else set it meanwhile.
 */
export async function excuseItem(ctx: Ctx, { courseId, enrollmentId, itemId, reason, version }: ExcuseItemInput): Promise<{ version: number }> {
  await authorizeStudents(ctx, courseId);
  return inTransaction(ctx, async (tx) => {
    const [item] = await lockItems(tx, { courseId, enrollmentId }, [itemId], ctx.clock.now());
    if (!item) throw new Error(`${itemId} was not locked`);
    requireSeen(item, { version, to: "excused", reason });
    return setEntryInTx(ctx, tx, item, { to: "excused", reason });
  });
}
