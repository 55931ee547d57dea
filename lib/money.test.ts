import { fc, test } from "@fast-check/vitest";
import { describe, expect, it } from "vitest";
import { addMoney, allocateMoney, minorUnitDigits, money, subtractMoney, sumMoney } from "./money";

const amount = fc.integer({ min: -1_000_000_000, max: 1_000_000_000 });
const weights = fc.array(fc.nat(10_000), { minLength: 1, maxLength: 12 }).filter((list) => list.some((weight) => weight > 0));

describe("money", () => {
  it.each([0.1, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53])("refuses %s, which is not an amount in minor units", (value) => {
    expect(() => money(value, "USD")).toThrow(RangeError);
  });

  it.each(["usd", "US", "DOLLAR", "", "U5D"])("refuses %j, which is not a currency code", (code) => {
    expect(() => money(1, code)).toThrow(RangeError);
  });

  it("refuses to mix currencies", () => {
    expect(() => addMoney(money(1, "USD"), money(1, "COP"))).toThrow(/cannot mix/);
    expect(() => subtractMoney(money(1, "USD"), money(1, "COP"))).toThrow(/cannot mix/);
    expect(() => sumMoney("USD", [money(1, "COP")])).toThrow(/cannot mix/);
  });

  it("knows currencies of zero, two and three decimals", () => {
    expect(["CLP", "USD", "KWD"].map(minorUnitDigits)).toEqual([0, 2, 3]);
  });

  test.prop([amount, amount, amount])("adds like integers: in any order, and subtraction undoes it", (a, b, c) => {
    const [x, y, z] = [money(a, "USD"), money(b, "USD"), money(c, "USD")];
    expect(addMoney(addMoney(x, y), z)).toEqual(addMoney(x, addMoney(z, y)));
    expect(subtractMoney(addMoney(x, y), y)).toEqual(x);
    expect(sumMoney("USD", [x, y, z])).toEqual(money(a + b + c, "USD"));
  });
});

describe("allocateMoney", () => {
  it("gives the odd cents to the largest fractions, earlier shares first", () => {
    expect(allocateMoney(money(100, "USD"), [1, 1, 1]).map((part) => part.amount)).toEqual([34, 33, 33]);
    expect(allocateMoney(money(-100, "USD"), [1, 1, 1]).map((part) => part.amount)).toEqual([-34, -33, -33]);
    expect(allocateMoney(money(5, "CLP"), [0, 3, 7]).map((part) => part.amount)).toEqual([0, 2, 3]);
  });

  it.each([{ list: [] }, { list: [0, 0] }, { list: [-1, 2] }, { list: [0.5, 1] }])("refuses the weights $list", ({ list }) => {
    expect(() => allocateMoney(money(1, "USD"), list)).toThrow(RangeError);
  });

  test.prop([amount, weights], { numRuns: 100_000 })("splits exactly, and no share is a whole unit away from its due", (total, list) => {
    const parts = allocateMoney(money(total, "USD"), list);
    const weightSum = list.reduce((sum, weight) => sum + weight, 0);
    expect(parts.reduce((sum, part) => sum + part.amount, 0)).toBe(total);
    for (const [index, part] of parts.entries()) {
      if (Math.abs(part.amount * weightSum - total * (list[index] ?? 0)) >= weightSum) expect.fail(`share ${index} of ${total} by ${list}`);
    }
  }, 60_000);
});
