import type { GradeState } from "@/lib/domain/course-grade";
import type { GradebookPlan } from "@/lib/schemas/gradebook";
import type { SetAs } from "./load-rows";

/** A column of the gradebook; of a lesson, as the newest release that has it says it. */
export type GradebookItem = { itemId: string; kind: "quiz" | "assignment" | "manual"; title: string; maxPoints: number; isReleased: boolean };

/** What is left out is nothing: no points, not set by hand, worth what its column says, nothing dropped. */
export type GradebookCell = { state: GradeState; points?: number; maxPoints?: number; isSet?: true; isDropped?: true; version?: number };

/** Cells are in the order of the items; null where the release that the student follows does not have it. */
export type GradebookRow = { enrollmentId: string; name: string; email: string; percent: number | null; cells: (GradebookCell | null)[] };

export type GradebookPage = {
  version: number;
  plan: GradebookPlan;
  items: GradebookItem[];
  rows: GradebookRow[];
  nextCursor: string | null;
  /** How many students there are to page through, on the first page. */
  total: number | null;
};

/** One entry of a cell's history, newest first. Values are points after what lateness costs, `excused` or null for none; `late` says what it took off an attempt. */
export type GradeChangeEntry = { at: string; by: string | null; kind: "set" | "excused" | "taken_back" | "corrected" | "returned" | "released" | "attempt" | "regraded"; from: number | "excused" | null; to: number | "excused" | null; reason: string; late?: { daysLate: number; percent: number; before: number } };

export type GradeCellDetail = { state: GradeState; points: number | null; earned: number | null; maxPoints: number; isSet: boolean; setAs: SetAs | null; reason: string; version: number; changes: GradeChangeEntry[] };

/** A course's grades as their student sees them. */
export type OwnGrades = {
  course: { slug: string; title: string; language: string };
  percent: number | null;
  passingPercent: number;
  missing: GradebookPlan["missing"];
  categories: { id: string; name: string; weight: number; isExtra: boolean; dropLowest: number; percent: number | null }[];
  items: { itemId: string; title: string; lessonSlug: string | null; categoryId: string | null; state: GradeState; points: number | null; maxPoints: number; isSet: boolean; isDropped: boolean; reason: string }[];
};

/** What a file would change. Values are those of the history. */
export type GradeFileChange = { line: number; enrollmentId: string; student: string; itemId: string; item: string; from: number | "excused" | null; to: number | "excused" | null };
export type GradeFileFault = { line: number; column: number; value: string; fault: "unknown_item" | "doubled_item" | "unknown_student" | "doubled_student" | "cut_off" | "not_in_course" | "not_a_grade" | "above_most" | "other_worth"; /** What the item is worth now, where the file says otherwise. */ worth?: number };

export type CheckedGrades = {
  /** The first of them; `count` is of all. */
  changes: GradeFileChange[];
  count: number;
  faults: GradeFileFault[];
  /** Cells that are empty in the file and were earned: they stay. */
  kept: number;
  /** Names exactly these changes: importing asks for it. */
  seen: string;
};
