import { describe, expect, it } from "vitest";
import { addressOf, pageLinks } from "./page-links";

describe("an address that asks", () => {
  it("leaves out what is not asked, and is plain when nothing is", () => {
    expect(addressOf("/students", { search: "a b&c", state: "", cursor: undefined })).toBe("/students?search=a+b%26c");
    expect(addressOf("/students", { search: undefined, state: null })).toBe("/students");
  });
});

describe("the links of a page", () => {
  it("lead to the beginning and on, and are missing at the ends", () => {
    expect(pageLinks("/orders", { status: "paid" }, { from: undefined, next: "c1" })).toEqual({ nextHref: "/orders?status=paid&cursor=c1" });
    expect(pageLinks("/orders", { status: "paid" }, { from: "c1", next: null })).toEqual({ previousHref: "/orders?status=paid" });
  });
});
