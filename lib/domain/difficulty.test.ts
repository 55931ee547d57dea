import fc from "fast-check";
import { expect, it } from "vitest";
import { BANDS, bandOf, DIFFICULTY_BANDS, levelOf } from "./difficulty";

it("puts every difficulty into the one band that holds it, and every band's level into that band", () => {
  fc.assert(
    fc.property(fc.double({ min: 0, max: 1, noNaN: true }), (difficulty) => {
      const band = bandOf(difficulty);
      if (band === "unset") throw new Error("a difficulty is said");
      expect(difficulty).toBeGreaterThanOrEqual(DIFFICULTY_BANDS[band].from);
      expect(difficulty).toBeLessThanOrEqual(DIFFICULTY_BANDS[band].to);
    }),
  );
  for (const band of BANDS) expect(bandOf(levelOf(band))).toBe(band);
});
