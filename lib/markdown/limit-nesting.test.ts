import { describe, expect, it } from "vitest";
import { limitNesting } from "./limit-nesting";
import { inspectMarkdown } from "./inspect-markdown";

describe("limitNesting", () => {
  it.each([
    ["a text with lists, quotes and code", "# A\n\n- one\n  - two\n    1. three\n> - quoted\n\n```ts\nconst a = 1;\n```\n\ttabbed\n---\n* * *\n"],
    ["lines that end as Windows ends them", "- one\r\n  - two\r\n"],
    ["twenty-four quotes within each other", `${"> ".repeat(24)}deep`],
  ])("leaves %s as it is", (_, text) => expect(limitNesting(text)).toBe(text));

  it("makes a mark that goes deeper stand for itself", () => {
    expect(limitNesting(`${"> ".repeat(25)}deep`)).toBe(`${"> ".repeat(24)}\\> deep`);
    expect(limitNesting(`${"1. ".repeat(25)}deep`)).toBe(`${"1. ".repeat(24)}1\\. deep`);
  });

  it("shortens an indentation that no one reads", () => {
    expect(limitNesting(`${" ".repeat(500)}- deep`)).toBe(`${" ".repeat(120)}\\- deep`);
  });

  it("keeps what would overflow the parser's stack readable", () => {
    const texts = ["- ".repeat(5_000), ">".repeat(20_000), "> - ".repeat(5_000), "1) ".repeat(5_000)];
    for (const text of texts) expect(inspectMarkdown(`${text}![](https://example.org/a.png)`).imagesWithoutAlt).toEqual(["https://example.org/a.png"]);
  });
});
