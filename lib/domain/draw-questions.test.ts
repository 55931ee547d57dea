import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { drawQuestions, type PoolDraw } from "./draw-questions";

const rankBy = (seed: number) => (drawId: string, key: string) => createHash("sha256").update(`${seed}/${drawId}/${key}`).digest("hex");

const key = fc.integer({ min: 0, max: 30 }).map((number) => `q${number}`);
const someDraws = fc.array(fc.record({ count: fc.integer({ min: 1, max: 6 }), pool: fc.uniqueArray(key, { maxLength: 15 }) }), { minLength: 1, maxLength: 5 }).map((draws) => draws.map((draw, index) => ({ ...draw, id: `d${index}` })));
/** Draws that can all be had: each pool holds `count` questions that no other draw needs. */
const possible = fc
  .array(fc.record({ count: fc.integer({ min: 1, max: 5 }), more: fc.uniqueArray(key, { maxLength: 12 }) }), { minLength: 1, maxLength: 5 })
  .map((wanted) => wanted.map(({ count, more }, index): PoolDraw => ({ id: `d${index}`, count, pool: [...new Set([...more, ...Array.from({ length: count }, (_, number) => `q${wanted.slice(0, index).reduce((sum, each) => sum + each.count, 0) + number}`)])] })));

describe("a draw", () => {
  it("is the same for the same seed, whatever the order of the pools", () => {
    fc.assert(
      fc.property(someDraws, fc.nat(), fc.array(key), (draws, seed, taken) => {
        const drawn = drawQuestions(draws, taken, rankBy(seed));
        expect(drawQuestions(draws, taken, rankBy(seed))).toEqual(drawn);
        expect(drawQuestions(draws.map((draw) => ({ ...draw, pool: draw.pool.toReversed() })), taken.toReversed(), rankBy(seed))).toEqual(drawn);
      }),
    );
  });

  it("takes nothing twice, nothing that is asked anyway, nothing from elsewhere and never too many", () => {
    fc.assert(
      fc.property(someDraws, fc.nat(), fc.array(key), (draws, seed, taken) => {
        const drawn = drawQuestions(draws, taken, rankBy(seed));
        const all = drawn.flat();
        expect(new Set(all).size).toBe(all.length);
        expect(all.some((each) => taken.includes(each))).toBe(false);
        draws.forEach(({ count, pool }, index) => {
          expect(drawn[index]?.length).toBeLessThanOrEqual(count);
          expect(drawn[index]?.every((each) => pool.includes(each))).toBe(true);
        });
      }),
    );
  });

  it("takes as many as asked for whenever there are, also where pools overlap", () => {
    fc.assert(
      fc.property(possible, fc.nat(), (draws, seed) => {
        expect(drawQuestions(draws, [], rankBy(seed)).map((each) => each.length)).toEqual(draws.map(({ count }) => count));
      }),
    );
  });

  it("takes every question about as often as another", () => {
    const pool = Array.from({ length: 10 }, (_, index) => `q${index}`);
    const times = new Map<string, number>();
    for (let seed = 0; seed < 2_000; seed += 1) for (const each of drawQuestions([{ id: "d", count: 3, pool }], [], rankBy(seed * 7_919)).flat()) times.set(each, (times.get(each) ?? 0) + 1);
    for (const each of pool) expect(times.get(each)).toBeGreaterThan(400);
    for (const each of pool) expect(times.get(each)).toBeLessThan(800);
  });
});
