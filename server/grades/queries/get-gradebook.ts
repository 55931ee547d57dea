import { GRADEBOOK_PAGE, type GradebookInput } from "@/lib/schemas/gradebook";
import { authorizeStudents } from "@/server/learning";
import type { Ctx } from "@/server/platform/ctx";
import type { GradebookCell, GradebookItem, GradebookPage, GradebookRow } from "../gradebook/dto";
import { loadBook, type Book } from "../gradebook/load-book";
import { loadRows, type StudentGrade, type StudentRow } from "../gradebook/load-rows";
import { countStudents, listStudents, type Student } from "../gradebook/students";

/**
 * A page of a course's gradebook: what is graded, how it counts, and the students by name with every grade that was
 * shown. For who may manage its students. As many statements for ten students and items as for thousands.
 */
export async function getGradebook(ctx: Ctx, { courseId, search, cursor }: GradebookInput): Promise<GradebookPage> {
  await authorizeStudents(ctx, courseId);
  const book = await loadBook(ctx.db, courseId);
  const found = await listStudents(ctx.db, { courseId, search, cursor, limit: GRADEBOOK_PAGE + 1 });
  const students = found.slice(0, GRADEBOOK_PAGE);
  const rows = await loadRows(ctx.db, book, students, ctx.clock.now());
  const items = itemsOf(book);
  return {
    version: book.version, plan: book.plan, items,
    rows: students.flatMap((student) => toRow(student, items, rows.get(student.enrollmentId))),
    nextCursor: found.length > students.length ? (students.at(-1)?.enrollmentId ?? null) : null,
    total: cursor === undefined ? await countStudents(ctx.db, { courseId, search }) : null,
  };
}

/** Each item once: lessons of the newest release first, in its order, then the items of the gradebook alone. */
export function itemsOf({ released, manual }: Pick<Book, "released" | "manual">): GradebookItem[] {
  const lessons = new Map<string, GradebookItem>();
  for (const { itemId, kind, title, maxPoints } of released) if (!lessons.has(itemId)) lessons.set(itemId, { itemId, kind, title, maxPoints, isReleased: true });
  return [...lessons.values(), ...manual.map((item): GradebookItem => ({ ...item, kind: "manual" }))];
}

function toRow({ enrollmentId, name, email }: Student, items: readonly GradebookItem[], row: StudentRow | undefined): GradebookRow[] {
  if (!row) return [];
  const dropped = new Set(row.total.dropped);
  const cells = items.map((item) => {
    const grade = row.grades.get(item.itemId);
    return grade ? toCell(grade, { item, isDropped: dropped.has(item.itemId) }) : null;
  });
  return [{ enrollmentId, name, email, percent: row.total.percent, cells }];
}

function toCell({ state, points, maxPoints, isSet, version }: StudentGrade, { item, isDropped }: { item: GradebookItem; isDropped: boolean }): GradebookCell {
  return {
    state,
    ...(points !== null && { points }),
    ...(maxPoints !== item.maxPoints && { maxPoints }),
    ...(isSet && { isSet }),
    ...(isDropped && { isDropped }),
    ...(version > 0 && { version }),
  };
}
