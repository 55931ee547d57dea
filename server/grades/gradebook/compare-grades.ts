import { createHash } from "node:crypto";
import { pointsInCents } from "@/lib/domain/points-in-cents";
import type { Ctx } from "@/server/platform/ctx";
import { itemsOf } from "../queries/get-gradebook";
import { valueOf, type SetTo } from "../set-entry-in-tx";
import type { GradeFileChange, GradeFileFault } from "./dto";
import { readGradeFile, type FileCell } from "./grade-file";
import { loadBook } from "./load-book";
import { loadRows, type StudentGrade } from "./load-rows";
import { findStudents } from "./students";

const STUDENTS_AT_ONCE = 200;

/** What a change does: it sets a value, or takes back what was set because the grading gives just that. */
export type PlannedChange = GradeFileChange & { setTo: SetTo };

export type Compared = { changes: PlannedChange[]; faults: GradeFileFault[]; kept: number; seen: string };

/**
 * What a file of grades would change in the gradebook as it is now, and what of it cannot be. A number that the grading
 * gave by itself takes back what was set; an empty cell takes it back too, and leaves what was earned. The caller has
 * seen who asks.
 */
export async function compareGrades(ctx: Ctx, { courseId, text }: { courseId: string; text: string }): Promise<Compared> {
  const book = await loadBook(ctx.db, courseId);
  const items = new Map(itemsOf(book).map((item) => [item.itemId, item.title]));
  const { cells, faults } = readGradeFile(text, itemsOf(book));
  const ids = [...new Set(cells.map(({ enrollmentId }) => enrollmentId))];
  const changes: PlannedChange[] = [];
  let kept = 0;
  const byStudent = Map.groupBy(cells, ({ enrollmentId }) => enrollmentId);
  for (let at = 0; at < ids.length; at += STUDENTS_AT_ONCE) {
    const part = ids.slice(at, at + STUDENTS_AT_ONCE);
    const students = await findStudents(ctx.db, { courseId, enrollmentIds: part });
    const rows = await loadRows(ctx.db, book, students, ctx.clock.now());
    const names = new Map(students.map(({ enrollmentId, name }) => [enrollmentId, name]));
    for (const enrollmentId of part) {
      const [first, ...others] = byStudent.get(enrollmentId) ?? [];
      const row = rows.get(enrollmentId);
      if (!first) continue;
      if (!row) faults.push({ line: first.line, column: 1, value: enrollmentId.slice(0, 80), fault: "unknown_student" });
      for (const cell of row ? [first, ...others] : []) {
        const told = compareCell(cell, row?.grades.get(cell.itemId));
        if (told.is === "fault") faults.push({ line: cell.line, column: cell.column, value: cell.value, fault: told.fault });
        if (told.is === "kept") kept += 1;
        if (told.is === "change") changes.push({ line: cell.line, enrollmentId, student: names.get(enrollmentId) ?? "", itemId: cell.itemId, item: items.get(cell.itemId) ?? "", from: told.from, to: told.to, setTo: told.setTo });
      }
    }
  }
  faults.sort((one, other) => one.line - other.line || one.column - other.column);
  return { changes, faults, kept, seen: markOf(changes) };
}

type Told = { is: "same" | "kept" } | { is: "fault"; fault: GradeFileFault["fault"] } | { is: "change"; from: SetTo; to: SetTo; setTo: SetTo };

function compareCell({ to }: FileCell, grade: StudentGrade | undefined): Told {
  if (!grade) return to === null ? { is: "same" } : { is: "fault", fault: "not_in_course" };
  const from = valueOf(grade);
  if (saysSame(to, from)) return { is: "same" };
  const setTo = saysSame(to, grade.earned) ? null : to;
  if (typeof setTo === "number" && setTo > grade.maxPoints) return { is: "fault", fault: "above_most" };
  if (to === null && !grade.isSet) return { is: "kept" };
  // What was earned comes back when what was set is taken back: that may be what is there already.
  const after = setTo === null ? grade.earned : setTo;
  return after === from ? { is: "kept" } : { is: "change", from, to: after, setTo };
}

/** A file says points in cents; what the grading gave may be a third. */
function saysSame(said: SetTo, value: SetTo): boolean {
  return said === (typeof value === "number" ? pointsInCents(value) : value);
}

function markOf(changes: readonly PlannedChange[]): string {
  return createHash("sha256").update(JSON.stringify(changes.map(({ enrollmentId, itemId, from, to }) => [enrollmentId, itemId, from, to]))).digest("hex");
}
