import { fc, test } from "@fast-check/vitest";
import { expect, it } from "vitest";
import { traceCertificate } from "./certificate-terms";

const percent = fc.integer({ min: 1, max: 100 });

test.prop([fc.boolean(), fc.boolean(), fc.option(percent), fc.option(percent)])("is earned exactly when every step holds, and never of a course that gives none", (isGiven, isCompleted, asked, grade) => {
  const { isEarned, steps } = traceCertificate({ isGiven, grade: asked }, { isCompleted, grade });
  expect(isEarned).toBe(steps.every(({ holds }) => holds));
  expect(isEarned).toBe(isGiven && isCompleted && (asked === null || (grade !== null && grade >= asked)));
});

test.prop([percent, percent, percent])("is not lost by a better grade", (asked, grade, more) => {
  const earned = (has: number) => traceCertificate({ isGiven: true, grade: asked }, { isCompleted: true, grade: has }).isEarned;
  expect(!earned(grade) || earned(Math.min(100, grade + more))).toBe(true);
});

it("says what is asked and what is there", () => {
  expect(traceCertificate({ isGiven: true, grade: 80 }, { isCompleted: true, grade: 79.9 })).toEqual({ isEarned: false, steps: [{ check: "completed", holds: true }, { check: "grade", holds: false, has: 79.9, needs: 80 }] });
  expect(traceCertificate({ isGiven: false, grade: 80 }, { isCompleted: true, grade: 90 }).steps).toEqual([{ check: "given", holds: false }]);
});
