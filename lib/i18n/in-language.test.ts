import { describe, expect, it } from "vitest";
import { inLanguage } from "./in-language";

describe("inLanguage", () => {
  it.each([["ar"], ["he"], ["ar-EG"]])("turns %s from right to left", (language) => expect(inLanguage(language)).toEqual({ lang: language, dir: "rtl" }));
  it.each([["es"], ["pt-BR"], ["de"]])("leaves %s as the interface runs", (language) => expect(inLanguage(language)).toEqual({ lang: language }));
  it("says nothing where no language is known", () => expect(inLanguage(undefined)).toEqual({}));
});
