import { describe, expect, it } from "vitest";
import type { GradebookItem } from "./dto";
import { gradeFileRow, readGradeFile } from "./grade-file";

const item: GradebookItem = { itemId: "les_quiz", kind: "quiz", title: "Repaso", maxPoints: 2_000_000, isReleased: true };

describe("a grade in a file", () => {
  it.each([0, 1e-7, 0.1 + 0.2, 1 / 3, 2 / 3, 1.005, 99_999.99, 120_000, 2_000_000, 1_999_999.999])("of %d points is written so that it can be read", (points) => {
    const [enrollmentId, , , grade] = gradeFileRow({ enrollmentId: "enr_1", name: "Ana", email: "a@example.com", percent: 1, cells: [{ state: "graded", points }] });
    const { cells, faults } = readGradeFile(`id,q [les_quiz]\n${enrollmentId},${grade}\n`, [item]);
    expect(faults).toEqual([]);
    expect(Math.abs(Number(cells[0]?.to) - points)).toBeLessThanOrEqual(0.005_001);
  });
});
