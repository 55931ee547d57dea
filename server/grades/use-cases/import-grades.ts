import { DomainError } from "@/lib/errors";
import type { ImportGradesInput } from "@/lib/schemas/gradebook";
import { authorizeStudents } from "@/server/learning";
import type { Ctx } from "@/server/platform/ctx";
import { inTransaction } from "@/server/platform/outbox";
import { compareGrades } from "../gradebook/compare-grades";
import { lockItems } from "../graded-item";
import { setEntryInTx } from "../set-entry-in-tx";

/**
 * Sets what a file of grades says, with one reason for all: each change as `overrideGrade` and `excuseItem` make it, a
 * student at a time. Imported again, it goes on where it was. Throws `grades.file_refused` while the file has faults,
 * and `grades.file_outdated` when it would change something else than what was looked at; then nothing has changed.
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
      for (const [index, item] of items.entries()) await setEntryInTx(ctx, tx, item, { to: changes[index]?.setTo ?? null, reason });
    });
  }
  return { changed: compared.changes.length };
}
