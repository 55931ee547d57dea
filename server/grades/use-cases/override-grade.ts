import { DomainError } from "@/lib/errors";
import type { OverrideGradeInput } from "@/lib/schemas/grades";
import { authorizeStudents } from "@/server/learning";
import type { Ctx } from "@/server/platform/ctx";
import { inTransaction } from "@/server/platform/outbox";
import { lockItems, type LockedItem } from "../graded-item";
import { setEntryInTx, valueOf } from "../set-entry-in-tx";

/**
 * Sets what a student has for a quiz, an assignment or an item of the gradebook by hand, with the reason that they see,
 * in place of what the grading gave; without points it gives that back, and takes back an excuse. Said again it changes
 * nothing. Audited, and announced as `grades/grade.updated` unless the item is hidden. Throws `grades.points_above`, and
 * `grades.entry_changed` when somebody else set it meanwhile.
 */
export async function overrideGrade(ctx: Ctx, { courseId, enrollmentId, itemId, points, reason, version }: OverrideGradeInput): Promise<{ points: number | null; version: number }> {
  await authorizeStudents(ctx, courseId);
  return inTransaction(ctx, async (tx) => {
    const [item] = await lockItems(tx, { courseId, enrollmentId }, [itemId], ctx.clock.now());
    if (!item) throw new Error(`${itemId} was not locked`);
    requireSeen(item, { version, to: points, reason });
    return { points, version: (await setEntryInTx(ctx, tx, item, { to: points, reason })).version };
  });
}

/** Of two graders, the later one is told, unless both said the same. */
export function requireSeen({ grade }: LockedItem, { version, to, reason }: { version: number; to: number | "excused" | null; reason: string }): void {
  if (grade.version === version) return;
  const isSame = grade.isSet ? to !== null && valueOf(grade) === to && grade.reason === reason : to === null;
  if (!isSame) throw new DomainError("conflict", "grades.entry_changed");
}
