import { describe, expect, it } from "vitest";
import { plainMarkdown } from "./plain-markdown";

describe("a Markdown text as one line of words", () => {
  it.each([
    ["What does `COUNT(*)` *really* count in [this table](https://e.org)?", "What does COUNT(*) really count in this table?"],
    ["# One\n\n- two\n- **three**\n\n```sql\nselect 1;\n```\n\n$x^2$ ![a tree](a.png)", "One two three select 1; x^2 a tree"],
    ["in the mid**dle** of a word\nand on", "in the middle of a word and on"],
    ["<b>bare</b> &amp; [[g1]]", "bare & [[g1]]"],
    ["", ""],
  ])("%j", (markdown, words) => expect(plainMarkdown(markdown)).toBe(words));
});
