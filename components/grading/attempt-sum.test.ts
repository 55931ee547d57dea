import { expect, it } from "vitest";
import { attemptSum } from "./attempt-sum";

const answer = (place: number, hints: { shown: number; cost: number } | null = null) => ({ place, maxPoints: 4, rubric: [], hints });
const mark = (place: number, points: number | null) => ({ place, points, comment: "", levels: {} });

it("sums what a release would show: what is known and what is given, less the hints, none below nothing", () => {
  const marking = { knownPoints: 1.5, answers: [answer(1, { shown: 1, cost: 2 }), answer(2), answer(3, { shown: 2, cost: 4 })] };
  expect(attemptSum(marking, [mark(1, 3.5), mark(2, 4), mark(3, 1)])).toEqual({ left: 0, points: 7 });
  expect(attemptSum(marking, [mark(1, 3.5), mark(2, null)])).toEqual({ left: 2, points: 3 });
});

it("takes the rubric's points where none are given", () => {
  const rubric = [{ id: "c", title: "Idea", description: "", levels: [{ id: "a", title: "Sí", description: "", points: 4 }, { id: "b", title: "No", description: "", points: 0 }] }];
  const marking = { knownPoints: 0, answers: [{ ...answer(1, { shown: 1, cost: 1 }), rubric }] };
  expect(attemptSum(marking, [{ ...mark(1, null), levels: { c: "a" } }])).toEqual({ left: 0, points: 3 });
});
