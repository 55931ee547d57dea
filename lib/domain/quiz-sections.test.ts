import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { flatten, groupQuestions, moveQuestion, sectionAt, startIn, stepQuestion, type Grouped } from "./quiz-sections";

const cuts = fc.array(fc.nat(12), { maxLength: 4 }).map((starts) => starts.toSorted((one, other) => one - other).map((from) => ({ from })));
const quiz = fc.tuple(cuts, fc.integer({ min: 12, max: 15 }));
const sorted = (groups: Grouped) => groups.flat().toSorted((one, other) => one - other);

describe("the sections of a quiz", () => {
  it("hold each question once, and begin again where they did", () => {
    fc.assert(
      fc.property(quiz, ([sections, count]) => {
        const groups = groupQuestions(sections, count);
        const { order, starts } = flatten(groups);
        expect(order).toEqual(Array.from({ length: count }, (_, place) => place));
        expect(starts).toEqual(sections.map(({ from }) => from));
        groups.forEach((group, index) => group.forEach((place) => expect(sectionAt(sections, place)).toBe(index - 1)));
      }),
    );
  });

  it("lose nothing when a question is moved, a step or to another section, and a step back takes a step back", () => {
    fc.assert(
      fc.property(quiz, fc.nat(11), fc.constantFrom(1 as const, -1 as const), fc.nat(4), ([sections, count], place, step, to) => {
        const groups = groupQuestions(sections, count);
        const stepped = stepQuestion(groups, place, step);
        expect(sorted(stepped)).toEqual(sorted(groups));
        expect(stepQuestion(stepped, place, step === 1 ? -1 : 1)).toEqual(stepped === groups ? stepQuestion(groups, place, step === 1 ? -1 : 1) : groups);
        const moved = moveQuestion(groups, place, Math.min(to, groups.length - 1));
        expect(sorted(moved)).toEqual(sorted(groups));
        expect(moved[Math.min(to, groups.length - 1)]?.at(-1)).toBe(place);
      }),
    );
  });

  it("step over the border into the next section, and nowhere at the ends", () => {
    const groups = [[0, 1], [], [2]];
    expect(stepQuestion(groups, 1, 1)).toEqual([[0], [1], [2]]);
    expect(stepQuestion(groups, 2, -1)).toEqual([[0, 1], [2], []]);
    expect(stepQuestion(groups, 0, -1)).toBe(groups);
    expect(stepQuestion(groups, 2, 1)).toBe(groups);
  });

  it("go on beginning with what stood behind their start when questions are dropped or moved", () => {
    expect(startIn([1, 2, 3], 2)).toBe(1);
    expect(startIn([1, 0, 3], 0)).toBe(0);
    expect(startIn([0, 1], 2), "nothing of it is left").toBe(2);
  });
});
