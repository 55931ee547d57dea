import { describe, expect, it } from "vitest";
import type { OrderStatusDto } from "@/server/commerce";
import { arrivalView, isSettled } from "./arrival-view";

const now = new Date("2026-11-22T12:00:00Z");
const pending: OrderStatusDto = {
  orderId: "ord_1",
  number: "CR-000001",
  status: "pending",
  isFree: false,
  total: { amount: 4_900, currency: "USD" },
  placedAt: now,
  paidAt: null,
  courseSlug: "sql",
  courseTitle: "SQL",
  enrolled: null,
  isClosed: false,
  receipt: null,
  mailedTo: "ana@example.com",
  checkoutUrl: "https://pay.example/1",
  expiresAt: new Date("2026-11-22T13:00:00Z"),
  paymentFailed: false,
};
const enrolled = { releaseNumber: 3, lessonCount: 10, startPath: "/learn/sql/one" };
const paid: OrderStatusDto = { ...pending, status: "paid", paidAt: now };
const receipt = { id: "rct_1", number: "R-1", hasFile: true, mailedAt: now };

describe("what the page after the payment says", () => {
  it.each<[string, OrderStatusDto, boolean, string]>([
    ["just back from paying", pending, false, "confirming"],
    ["a card was refused before one went through", { ...pending, paymentFailed: true }, false, "confirming"],
    ["back without paying", pending, true, "unpaid"],
    ["back after a refusal", { ...pending, paymentFailed: true }, true, "declined"],
    ["back after the time to pay", { ...pending, expiresAt: now }, true, "expired"],
    ["paid after all", paid, true, "opening"],
    ["free and not yet enrolled", { ...pending, isFree: true, expiresAt: null }, false, "opening"],
    ["enrolled", { ...paid, enrolled }, false, "ready"],
    ["closed unpaid", { ...pending, status: "expired" }, false, "expired"],
    ["gave way to another order", { ...pending, status: "cancelled" }, false, "cancelled"],
    ["refunded", { ...paid, status: "refunded", enrolled, isClosed: true }, false, "refunded"],
    ["contested", { ...paid, enrolled, isClosed: true }, false, "closed"],
  ])("%s", (_, order, cameUnpaid, view) => {
    expect(arrivalView({ order, cameUnpaid, now })).toBe(view);
  });

  it("asks on until the receipt has left, and not for one of a free order", () => {
    expect(isSettled({ ...paid, enrolled })).toBe(false);
    expect(isSettled({ ...paid, enrolled, receipt: { ...receipt, mailedAt: null } })).toBe(false);
    expect(isSettled({ ...paid, enrolled, receipt })).toBe(true);
    expect(isSettled({ ...pending, isFree: true, enrolled })).toBe(true);
    expect(isSettled({ ...pending, isFree: true })).toBe(false);
    expect(isSettled({ ...pending, status: "expired" })).toBe(true);
  });
});
