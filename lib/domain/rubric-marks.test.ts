import { fc, test } from "@fast-check/vitest";
import { describe, expect, it } from "vitest";
import type { Rubric } from "@/lib/schemas/assignment-content";
import { areLevelsOf, pointsOfLevels, rubricPoints } from "./rubric-marks";

const level = (id: string, points: number) => ({ id, title: id, description: "", points });
const cents = fc.integer({ min: 0, max: 100_000 });
const rubric: fc.Arbitrary<Rubric> = fc
  .array(fc.array(cents, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 6 })
  .map((criteria) => criteria.map((levels, index) => ({ id: `c${index}`, title: "C", description: "", levels: levels.map((each, at) => level(`l${at}`, each / 100)) })));

describe("a rubric", () => {
  test.prop([rubric, fc.nat(100)])("gives the exact sum of the chosen levels, never more than it can give", (made, seed) => {
    const chosen = Object.fromEntries(made.map(({ id, levels }) => [id, `l${seed % levels.length}`]));
    const sum = made.reduce((total, { levels }) => total + Math.round((levels[seed % levels.length]?.points ?? 0) * 100), 0) / 100;
    expect(pointsOfLevels(made, chosen)).toBe(sum);
    expect(sum).toBeLessThanOrEqual(rubricPoints(made));
    expect(areLevelsOf(made, chosen)).toBe(true);
  });

  it("gives nothing while a criterion has no level, and knows what is not its own", () => {
    const made: Rubric = [{ id: "a", title: "A", description: "", levels: [level("x", 0.1), level("y", 0)] }, { id: "b", title: "B", description: "", levels: [level("x", 0.2)] }];
    expect(pointsOfLevels(made, { a: "x" })).toBeNull();
    expect(pointsOfLevels(made, { a: "x", b: "x" })).toBe(0.3);
    expect(pointsOfLevels([], {})).toBeNull();
    expect(areLevelsOf(made, { b: "y" })).toBe(false);
    expect(areLevelsOf(made, { c: "x" })).toBe(false);
  });
});
