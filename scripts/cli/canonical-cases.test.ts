import { describe, expect, it } from "vitest";
import { readCanonicalCases } from "./canonical-cases.ts";

const read = (content: unknown) => readCanonicalCases(new TextEncoder().encode(typeof content === "string" ? content : JSON.stringify(content)));

describe("readCanonicalCases", () => {
  it("lays groups flat, leaves out what another case reimplements, and takes the input's values in their order", () => {
    const cases = [
      { description: "group", cases: [{ uuid: "1", description: "old", property: "f", input: { z: 1, a: [2] }, expected: 3 }, { uuid: "2", reimplements: "1", description: "new", property: "f", input: { z: 1, a: [2] }, expected: 4 }] },
      { uuid: "3", description: "fails", property: "g", input: {}, expected: { error: "no" } },
      { description: "an object", property: "g", input: {}, expected: { error: 1 } },
    ];
    expect(read({ exercise: "x", cases })).toEqual([
      { name: "group: new", function: "f", args: [1, [2]], expected: 4, error: null },
      { name: "fails", function: "g", args: [], expected: { error: "no" }, error: "no" },
      { name: "an object", function: "g", args: [], expected: { error: 1 }, error: null },
    ]);
    expect(read(cases)).toHaveLength(3);
  });

  it.each([["{", /not JSON/], [{ cases: [{ property: "f" }] }, /Exercism's form/], [{ cases: [] }, /no case/], [[{ cases: [] }], /no case/]])("says what is wrong with %j", (content, message) => {
    expect(() => read(content)).toThrow(message);
  });
});
