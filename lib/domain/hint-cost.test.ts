import { fc, test } from "@fast-check/vitest";
import { describe, expect, it } from "vitest";
import { hintPoints, lessHints, nextHintPoints } from "./hint-cost";

const question = fc.record({ points: fc.integer({ min: 0, max: 10_000 }).map((hundredths) => hundredths / 100), hints: fc.array(fc.record({ cost: fc.double({ min: 0, max: 1, noNaN: true }) }), { maxLength: 10 }) });

describe("what hints cost", () => {
  test.prop([question, fc.nat(12), fc.double({ min: 0, max: 1, noNaN: true })])("is never less than nothing nor more than the points, and no less with another one", ({ points, hints }, shown, share) => {
    const cost = hintPoints({ points, hints }, shown);
    expect(cost).toBeGreaterThanOrEqual(0);
    expect(cost).toBeLessThanOrEqual(points);
    expect(hintPoints({ points, hints }, shown + 1)).toBeGreaterThanOrEqual(cost);
    const got = points * share;
    const left = lessHints({ points, hints }, got, shown);
    expect(left).toBeGreaterThanOrEqual(0);
    expect(left).toBeLessThanOrEqual(got + 1e-6);
    expect(lessHints({ points, hints }, got, 0)).toBe(got);
  });

  test.prop([question])("is said hint by hint, and comes to the same", ({ points, hints }) => {
    const said = hints.reduce((sum, _, shown) => sum + nextHintPoints({ points, hints }, shown), 0);
    expect(said).toBeCloseTo(hintPoints({ points, hints }, hints.length), 9);
  });

  it("is told of what is left of the points, and of what a question is worth now", () => {
    const dear = { points: 3, hints: [{ cost: 0.75 }, { cost: 0.75 }] };
    expect([nextHintPoints(dear, 0), nextHintPoints(dear, 1), nextHintPoints(dear, 2)]).toEqual([2.25, 0.75, 0]);
    expect(hintPoints(dear, 1, 4)).toBe(3);
  });
});
