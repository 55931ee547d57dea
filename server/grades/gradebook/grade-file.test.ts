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

describe("a file that was cut off", () => {
  const whole = "id,name,q [les_quiz],total\nenr_1,Ana,80,80\nenr_2,Leo,70,70\n";

  it.each([2, 4, 5, 7, 8, 12])("is refused at its last line when %d characters are missing", (missing) => {
    const { cells, faults } = readGradeFile(whole.slice(0, -missing), [item]);
    expect(faults).toMatchObject(missing === 2 ? [] : [{ line: 3, fault: "cut_off" }]);
    expect(cells.map(({ enrollmentId, to }) => [enrollmentId, to])).toEqual(missing === 2 ? [["enr_1", 80], ["enr_2", 70]] : [["enr_1", 80]]);
  });

  it("is refused in the middle where a grade is missing, and not where the rest is what no grade stands in", () => {
    expect(readGradeFile("id,q [les_quiz],total\nenr_1\nenr_2,7,7\n", [item]).faults).toMatchObject([{ line: 2, column: 1, fault: "cut_off" }]);
    expect(readGradeFile("id,q [les_quiz],total\nenr_1,8\nenr_2,7,7\n", [item]).faults).toEqual([]);
  });
});
