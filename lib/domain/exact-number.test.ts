import { fc, test } from "@fast-check/vitest";
import { describe, expect, it } from "vitest";
import { add, compare, divide, exact, fraction, multiply, parseExact, roundHalfAway, roundHalfUp, subtract, toNumber } from "./exact-number";

const finite = fc.double({ noNaN: true, noDefaultInfinity: true });

describe("exact numbers", () => {
  test.prop([finite])("hold every number that JavaScript does", (value) => {
    expect(toNumber(exact(value))).toBe(value + 0);
  });

  test.prop([fc.integer({ min: -9_999, max: 9_999 }), fc.integer({ min: -9_999, max: 9_999 }), fc.integer({ min: 1, max: 999 })])("obey arithmetic", (a, b, c) => {
    const [x, y, z] = [exact(a / 1_000), exact(b / 1_000), exact(c / 1_000)];
    expect(compare(subtract(add(x, y), y), x)).toBe(0);
    expect(compare(divide(multiply(x, z), z), x)).toBe(0);
    expect(compare(x, y)).toBe(Math.sign(a - b));
  });

  it("compare as decimals, not as binary approximations", () => {
    expect(compare(add(exact(0.1), exact(0.2)), exact(0.3))).toBe(0);
    expect(compare(subtract(exact(3.142), exact(3.1415)), exact(0.0005))).toBe(0);
  });

  it.each([[2.5, 3, 3], [-2.5, -3, -2], [3.175, 3, 3], [-0.4, 0, 0]])("round %f to %i away from zero and to %i upward", (value, away, up) => {
    expect(toNumber(roundHalfAway(exact(value), 0))).toBe(away);
    expect(toNumber(roundHalfUp(exact(value), 0))).toBe(up);
  });

  it("round to decimals and to tens", () => {
    expect(toNumber(roundHalfUp(exact(3.175), 2))).toBe(3.18);
    expect(toNumber(roundHalfUp(exact(1_250), -2))).toBe(1_300);
    expect(toNumber(fraction(1n, 3n))).toBe(1 / 3);
  });

  it.each(["", ".", "1e", "--1", "1,5", "1e9999", "0x10", " 1"])("is not written by %j", (text) => expect(parseExact(text)).toBeNull());
});
