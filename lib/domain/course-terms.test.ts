import { describe, expect, it } from "vitest";
import { findTermProblems, type CourseTerms } from "./course-terms";

const at = (day: number) => new Date(Date.UTC(2026, 10, day));
const terms = (changes: Partial<CourseTerms>): CourseTerms => ({
  startsAt: null, endsAt: null, priceAmount: 6_900, earlyBirdAmount: null, earlyBirdEndsAt: null, ...changes,
});

describe("a course's terms", () => {
  it.each([
    {},
    { startsAt: at(1) },
    { startsAt: at(1), endsAt: at(1) },
    { earlyBirdAmount: 6_899, earlyBirdEndsAt: at(3) },
    { earlyBirdAmount: 0, earlyBirdEndsAt: at(3) },
  ])("hold together: %o", (changes) => {
    expect(findTermProblems(terms(changes))).toEqual([]);
  });

  it.each([
    [{ startsAt: at(2), endsAt: at(1) }, ["endsAt"]],
    [{ earlyBirdAmount: 6_900, earlyBirdEndsAt: at(1) }, ["earlyBirdAmount"]],
    [{ priceAmount: 0, earlyBirdAmount: 0, earlyBirdEndsAt: at(1) }, ["earlyBirdAmount"]],
    [{ earlyBirdAmount: 100 }, ["earlyBirdEndsAt"]],
    [{ earlyBirdEndsAt: at(1) }, ["earlyBirdEndsAt"]],
    [{ earlyBirdAmount: 9_999, startsAt: at(2), endsAt: at(1) }, ["endsAt", "earlyBirdAmount", "earlyBirdEndsAt"]],
  ])("contradict themselves: %o", (changes, paths) => {
    expect(findTermProblems(terms(changes)).map(({ path }) => path)).toEqual(paths);
  });
});
