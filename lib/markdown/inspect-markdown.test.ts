import { describe, expect, it } from "vitest";
import { inspectMarkdown } from "./inspect-markdown";

describe("what a text shows and leads to", () => {
  it("finds images without a description, also by reference, and not those in code", () => {
    const { imagesWithoutAlt } = inspectMarkdown("![](a.png) ![ ](b.png) ![Un árbol](c.png)\n\n![][d]\n\n`![](no.png)`\n\n```md\n![](no.png)\n```\n\n[d]: d.png\n");
    expect(imagesWithoutAlt).toEqual(["a.png", "b.png", "d.png"]);
  });

  it("finds every image once", () => {
    expect(inspectMarkdown("![a](a.png) ![otra vez](a.png) ![b][b] `![no](no.png)`\n\n[b]: https://example.com/b.png\n").images).toEqual(["a.png", "https://example.com/b.png"]);
  });

  it("finds every address once", () => {
    const { links } = inspectMarkdown("[uno](/es/learn/sql/uno) [otra vez](/es/learn/sql/uno) [dos][2] <https://example.com/x> `[no](no)`\n\n[2]: ../dos\n");
    expect(links).toEqual(["/es/learn/sql/uno", "../dos", "https://example.com/x"]);
  });
});
