import { describe, expect, it } from "vitest";
import { handedText, handText } from "./handed-texts";

describe("texts handed to the components of the same page", () => {
  it("are given back under their name, as often as a page is rendered", () => {
    expect(handText("rev_1.es", "<p>Uno</p>")).toBe("rev_1.es");
    handText("rev_1.en", "");
    expect([handedText("rev_1.es"), handedText("rev_1.es"), handedText("rev_1.en")]).toEqual(["<p>Uno</p>", "<p>Uno</p>", ""]);
  });

  it("are not guessed", () => {
    expect(() => handedText("rev_unknown.es")).toThrow("rev_unknown.es");
  });

  it("keep to the latest thousand, what was handed again among them", () => {
    for (let index = 0; index < 999; index += 1) handText(`rev_many_${index}.es`, "x");
    handText("rev_many_0.es", "y");
    for (let index = 0; index < 999; index += 1) handText(`rev_more_${index}.es`, "x");
    expect(handedText("rev_many_0.es")).toBe("y");
    expect(() => handedText("rev_many_1.es")).toThrow();
  });
});
