import { expect, it } from "vitest";
import { dealLinks, groupBySite } from "./link-batches";

const a = (page: number) => `https://a.example/${page}`;

it("deals the addresses of a site over the batches, and loses none", () => {
  expect(dealLinks([a(1), a(2), a(3), "https://b.example/", "http://b.example/2", "https://c.example/"], 3)).toEqual([
    [a(1), "https://b.example/", "https://c.example/"],
    [a(2), "http://b.example/2", a(3)],
  ]);
  expect(dealLinks([], 3)).toEqual([]);
});

it("tells sites by their names, whatever the protocol", () => {
  expect(groupBySite([a(1), "http://a.example/2", "https://b.example/", "?"])).toEqual([[a(1), "http://a.example/2"], ["https://b.example/"], ["?"]]);
});
