import { pointsInCents } from "@/lib/domain/points-in-cents";
import { DomainError } from "@/lib/errors";
import { readCsv } from "@/lib/read-csv";
import type { GradebookItem, GradebookRow, GradeFileFault } from "./dto";
import type { SetTo } from "../set-entry-in-tx";

const MOST_STUDENTS = 5_000;
const STUDENT_COLUMN = "id";
/** In any language: what a spreadsheet's user types for somebody who is excused. */
const EXCUSED = "EX";
const SHOWN = 80;

type Words = { name: string; email: string; total: string };
type CsvCell = string | number | null;

/** The first row of a file of grades: each item's column ends with its id, by which it is found again. */
export function gradeFileHead(items: readonly GradebookItem[], words: Words): CsvCell[] {
  return [STUDENT_COLUMN, words.name, words.email, ...items.map(({ title, maxPoints, itemId }) => `${title} / ${maxPoints} [${itemId}]`), words.total];
}

export function gradeFileRow({ enrollmentId, name, email, percent, cells }: GradebookRow): CsvCell[] {
  return [enrollmentId, name, email, ...cells.map((cell) => (cell?.state === "excused" ? EXCUSED : cell?.points === undefined ? null : pointsInCents(cell.points))), percent];
}

/** What a file says of one student's item. `to` is null for an empty cell. */
export type FileCell = { line: number; column: number; value: string; enrollmentId: string; itemId: string; to: SetTo };

type Fault = GradeFileFault;
type GradeColumn = { column: number; itemId: string };

/**
 * Reads a file of grades: a first row that names the students' `id` and, in square brackets, each item's; other columns
 * are passed over, in any order. A line that ends before its grades do, and a last one that ends before the first row does, is a
 * fault: the file was cut off there. So is a column that says another worth than its item has now, for its points are out of
 * that; one that says none is out of what there is. A grade is a number with a point or a comma and two decimals; `EX` is excused. Columns and lines count
 * from 1. Throws `grades.file_unreadable`, `grades.file_without_students` and `grades.file_too_long`.
 */
export function readGradeFile(text: string, items: readonly GradebookItem[]): { cells: FileCell[]; faults: Fault[] } {
  const read = readCsv(text, { most: MOST_STUDENTS + 2, longest: 100_000 });
  if ("brokenLine" in read) throw refused("grades.file_unreadable", { line: read.brokenLine });
  const [head, ...rows] = read.rows;
  const names = head?.record.map(bare) ?? [];
  const studentAt = names.findIndex((name) => name.toLowerCase() === STUDENT_COLUMN);
  if (!head || studentAt < 0) throw refused("grades.file_without_students");
  if (rows.length > MOST_STUDENTS) throw refused("grades.file_too_long", { max: MOST_STUDENTS });
  const { columns, faults } = findColumns(names, items, head.info.lines);
  const seen = new Set<string>();
  const lastGrade = Math.max(studentAt + 1, ...columns.map(({ column }) => column));
  const cells: FileCell[] = [];
  for (const { record, info } of rows) {
    const enrollmentId = bare(record[studentAt] ?? "");
    if (record.every((cell) => cell.trim() === "")) continue;
    if (seen.has(enrollmentId)) faults.push({ line: info.lines, column: studentAt + 1, value: shown(enrollmentId), fault: "doubled_student" });
    seen.add(enrollmentId);
    // Where a file was cut off, what is missing is no empty cell, which would take grades back: nor is a last number whole.
    const least = info.lines === rows.at(-1)?.info.lines ? names.length : lastGrade;
    if (record.length < least) {
      faults.push({ line: info.lines, column: record.length, value: shown(record.at(-1) ?? ""), fault: "cut_off" });
      continue;
    }
    for (const { column, itemId } of columns) {
      const value = bare(record[column - 1] ?? "");
      const to = readGrade(value);
      if (to === undefined) faults.push({ line: info.lines, column, value: shown(value), fault: "not_a_grade" });
      else cells.push({ line: info.lines, column, value: shown(value), enrollmentId, itemId, to });
    }
  }
  return { cells, faults };
}

function findColumns(names: readonly string[], items: readonly GradebookItem[], line: number): { columns: GradeColumn[]; faults: Fault[] } {
  const columns: GradeColumn[] = [];
  const faults: Fault[] = [];
  for (const [index, name] of names.entries()) {
    const [, said, itemId] = /(?: \/ (\d{1,12}(?:\.\d+)?) ?)?\[((?:les|gri)_[\w-]+)\]$/.exec(name) ?? [];
    if (itemId === undefined) continue;
    const place = { line, column: index + 1, value: shown(name) };
    const worth = items.find((item) => item.itemId === itemId)?.maxPoints;
    if (worth === undefined) faults.push({ ...place, fault: "unknown_item" });
    else if (columns.some((column) => column.itemId === itemId)) faults.push({ ...place, fault: "doubled_item" });
    else if (said !== undefined && Number(said) !== worth) faults.push({ ...place, fault: "other_worth", worth });
    else columns.push({ column: index + 1, itemId });
  }
  return { columns, faults };
}

/** Undefined for what is no grade. */
function readGrade(value: string): SetTo | undefined {
  if (value === "") return null;
  if (value.toUpperCase() === EXCUSED) return "excused";
  return /^\d{1,7}(?:[.,]\d{1,2})?$/.test(value) ? Number(value.replace(",", ".")) : undefined;
}

/** Without the spaces and the apostrophe that keeps a spreadsheet from executing a cell. */
function bare(cell: string): string {
  return cell.trim().replace(/^'/, "").trim();
}

function shown(value: string): string {
  return value.slice(0, SHOWN);
}

/** The file as a whole is at fault: the field that holds it is named. */
function refused(code: "grades.file_unreadable" | "grades.file_without_students" | "grades.file_too_long", params: Record<string, number> = {}): DomainError {
  return new DomainError("invalid", code, params, { issues: [{ path: "text", message: code }] });
}
