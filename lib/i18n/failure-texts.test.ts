import { describe, expect, it } from "vitest";
import { failureTexts } from "./failure-texts";

describe("failureTexts", () => {
  it.each([
    ["/pt-BR/courses/x", "pt-BR", "Tentar de novo"],
    ["/en", "en", "Try again"],
    ["/fr/courses", "es", "Probar de nuevo"],
    ["/", "es", "Probar de nuevo"],
    [null, "es", "Probar de nuevo"],
  ])("%s speaks %s", (pathname, locale, retry) => {
    const found = failureTexts(pathname);
    expect([found.locale, found.texts.retry]).toEqual([locale, retry]);
  });
});
