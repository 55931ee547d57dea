import { describe, expect, it } from "vitest";
import { typedAmount } from "./typed-amount";

describe("an amount as typed", () => {
  it.each<[string, string, number]>([
    ["10", "USD", 1_000],
    [" 10,5 ", "USD", 1_050],
    ["10.50", "USD", 1_050],
    ["0,01", "USD", 1],
    ["0", "USD", 0],
    ["15990", "CLP", 15_990],
    ["1.250", "KWD", 1_250],
  ])("%j in %s is %i", (text, currency, amount) => expect(typedAmount(text, currency)).toBe(amount));

  it.each<[string, string]>([
    ["", "USD"],
    ["-1", "USD"],
    ["1.000", "USD"],
    ["1,000.50", "USD"],
    ["10,5", "CLP"],
    ["ten", "USD"],
    ["1e3", "USD"],
    ["12345678901", "USD"],
  ])("%j in %s is none", (text, currency) => expect(typedAmount(text, currency)).toBeNull());
});
