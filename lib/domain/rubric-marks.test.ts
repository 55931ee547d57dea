import { fc, test } from "@fast-check/vitest";
import { describe, expect, it } from "vitest";
import type { Rubric } from "@/lib/schemas/rubric";
import { areLevelsOf, pointsOfLevels, pointsWorth, rubricPoints } from "./rubric-marks";

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

  test.prop([rubric, fc.nat(100), fc.integer({ min: 0, max: 1_000 })])("brought to a question's points gives its share of them in cents, all of them for the best levels", (made, seed, worth) => {
    fc.pre(rubricPoints(made) > 0);
    const chosen = Object.fromEntries(made.map(({ id, levels }) => [id, `l${seed % levels.length}`]));
    const points = pointsWorth(made, chosen, worth) ?? -1;
    expect(points).toBeGreaterThanOrEqual(0);
    expect(points).toBeLessThanOrEqual(worth);
    expect(Number.isInteger(Math.round(points * 1e6) / 1e4)).toBe(true);
    const best = Object.fromEntries(made.map(({ id, levels }) => [id, levels.toSorted((one, other) => other.points - one.points)[0]?.id ?? ""]));
    expect(pointsWorth(made, best, worth)).toBe(worth);
  });

  it("brings thirds to cents, and nothing to nothing", () => {
    const made: Rubric = [{ id: "a", title: "A", description: "", levels: [level("x", 1), level("y", 3)] }];
    expect(pointsWorth(made, { a: "x" }, 10)).toBe(3.33);
    expect(pointsWorth(made, {}, 10)).toBeNull();
    expect(pointsWorth([{ id: "a", title: "A", description: "", levels: [level("x", 0)] }], { a: "x" }, 10)).toBeNull();
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
