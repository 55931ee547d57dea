import { expect, it } from "vitest";
import { attemptSum } from "./attempt-sum";

const answer = (place: number, cost = 0) => ({ place, rubric: [], maxPoints: 4, hints: cost === 0 ? null : { shown: 1, cost } });
const mark = (place: number, points: number | null) => ({ place, points, comment: "", levels: {} });
const attempt = (percent: number, ...answers: ReturnType<typeof answer>[]) => ({ knownPoints: 1, lateness: { daysLate: percent === 0 ? 0 : 2, percent }, answers });

it("adds what was given to what is known, and takes lateness off the sum", () => {
  expect(attemptSum(attempt(0, answer(1), answer(2)), [mark(1, 3.5), mark(2, 4)])).toEqual({ left: 0, before: 8.5, after: 8.5 });
  expect(attemptSum(attempt(40, answer(1), answer(2)), [mark(1, 3.5), mark(2, 4)])).toEqual({ left: 0, before: 8.5, after: 5.1 });
});

it("takes off what hints cost, and never more than an answer was given", () => {
  expect(attemptSum(attempt(50, answer(1, 1), answer(2, 2)), [mark(1, 3), mark(2, 1)])).toEqual({ left: 0, before: 3, after: 1.5 });
});

it("counts the answers that have no points yet", () => {
  expect(attemptSum(attempt(0, answer(1), answer(2)), [mark(1, null)]).left).toBe(2);
});
