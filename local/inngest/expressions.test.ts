import { describe, expect, it } from "vitest";
import { equalityProbe, evaluate, expressionProblem, holds } from "./expressions.ts";

const scope = {
  event: { name: "shop/order.paid", data: { orderId: "o1", total: 12.5, tags: ["a", "b"], buyer: { id: 7 }, quote: "it's" } },
  async: { name: "shop/order.cancelled", data: { orderId: "o1", total: 3, reason: null } },
};

describe("expressions", () => {
  it.each([
    ["event.data.orderId == async.data.orderId", true],
    ["event.data.orderId != async.data.orderId", false],
    ["event.data.total > 10 && async.data.total < 10", true],
    ["event.data.total > 10 && async.data.total >= 10 || event.data.buyer.id == 7", true],
    ["!(event.data.total > 10)", false],
    ["'a' in event.data.tags", true],
    ["event.data.tags[1] == \"b\"", true],
    ["event.data['orderId'] + '-' + string(event.data.buyer.id)", "o1-7"],
    ["size(event.data.tags) == 2 ? 'two' : 'other'", "two"],
    ["event.name.startsWith('shop/') && event.name.endsWith(\"paid\")", true],
    ["event.data.quote == 'it\\'s'", true],
    ["-event.data.buyer.id + 10 * 2 % 3", -5],
    ["async.data.reason == null", true],
    ["event.data.nothing == null", true],
    ["has(event.data.nothing)", false],
    ["event.name.matches('^shop/order\\\\.p')", true],
    ["event.data.buyer == {}", undefined],
  ])("evaluates %s", (source, expected) => {
    if (expected === undefined) expect(expressionProblem(source)).toContain("unexpected");
    else expect(evaluate(source, scope)).toEqual(expected);
  });

  it("does not match on a field that both events lack", () => {
    expect(holds("event.data.nothing == async.data.nothing", scope)).toBe(false);
    expect(holds("event.data.orderId == async.data.nothing", scope)).toBe(false);
  });

  it("treats what cannot be compared as not holding, on either side of && and ||", () => {
    expect(holds("event.data.orderId > 3", scope)).toBe(false);
    expect(holds("event.data.orderId > 3 || event.data.total > 1", scope)).toBe(true);
    expect(evaluate("event.data.orderId > 3 && event.data.total < 1", scope)).toBe(false);
  });

  it.each(["event.data.x ==", "event.data.x === 'a'", "event.(x)", "ranks(event)", "event.data.filter(x)", "'open", "a b", ""])("refuses %j with a reason", (source) => {
    expect(expressionProblem(source)).toMatch(/expected|unexpected|not supported/);
  });

  it("finds the equality by which waiting runs can be looked up", () => {
    expect(equalityProbe("event.data.orderId == async.data.orderId && async.data.total > 1", scope)).toEqual({ path: "async.data.orderId", value: "o1" });
    expect(equalityProbe("async.data.total == 3 || event.data.total == 1", scope)).toBeNull();
    expect(equalityProbe("async.data.orderId == event.data.nothing", scope)).toBeNull();
  });
});
