import { DomainError } from "@/lib/errors";
import type { ImportGradesInput } from "@/lib/schemas/gradebook";
import { authorizeStudents } from "@/server/learning";
import type { Ctx } from "@/server/platform/ctx";
import type { Tx } from "@/server/platform/db/tx";
import { inTransaction } from "@/server/platform/outbox";
import { compareGrades, type PlannedChange } from "../gradebook/compare-grades";
import { lockItems, type LockedItem } from "../graded-item";
import { setEntryInTx, valueOf } from "../set-entry-in-tx";

/**
 * Sets what a file of grades says, with one reason for all: each change as `overrideGrade` and `excuseItem` make it, a
 * student at a time. Imported again, it goes on where it was. Throws `grades.file_refused` while the file has faults,
 * and `grades.file_outdated` when it would change something else than what was looked at; then nothing has changed, or,
 * where somebody set a grade while it was imported, nothing of that student and of those after.
 */
export async function importGrades(ctx: Ctx, { courseId, text, seen, reason }: ImportGradesInput): Promise<{ changed: number }> {
  await authorizeStudents(ctx, courseId);
  const compared = await compareGrades(ctx, { courseId, text });
  const [fault] = compared.faults;
  if (fault) throw new DomainError("invalid", "grades.file_refused", { line: fault.line, column: fault.column }, { issues: [{ path: "text", message: fault.fault }] });
  if (compared.seen !== seen) throw new DomainError("conflict", "grades.file_outdated");
  for (const [enrollmentId, changes] of Map.groupBy(compared.changes, (change) => change.enrollmentId)) {
    await inTransaction(ctx, async (tx) => {
      const items = await lockItems(tx, { courseId, enrollmentId }, changes.map(({ itemId }) => itemId), ctx.clock.now());
      for (const [index, item] of items.entries()) await setOnce(ctx, tx, item, { change: changes[index], reason });
    });
  }
  return { changed: compared.changes.length };
}

/** A grade that somebody set since it was looked at stays; the same import beside this one has said what this says. */
async function setOnce(ctx: Ctx, tx: Tx, item: LockedItem, { change, reason }: { change: PlannedChange | undefined; reason: string }): Promise<void> {
  const now = valueOf(item.grade);
  if (!change || now === change.to) return;
  if (now !== change.from) throw new DomainError("conflict", "grades.file_outdated");
  await setEntryInTx(ctx, tx, item, { to: change.setTo, reason });
}
