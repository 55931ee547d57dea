import { describe, expect, it } from "vitest";
import { readBadInput } from "@/tests/harness/bad-input";
import { safeRedirect } from "./safe-redirect";

const FALLBACK = "/es";
const collected = readBadInput<string[]>("open-redirect.json") ?? [];

describe("where to go after signing in", () => {
  it.each([
    "/es",
    "/pt-BR/learn/sql/primera?t=12#notas",
    "/en/courses?topic=data&level=beginner",
    "/es/courses?q=caf%C3%A9%20con%20datos",
    "/api/account/exports/exp_01",
    "/api/receipts/rct_01",
  ])("keeps %s", (path) => {
    expect(safeRedirect(path, FALLBACK)).toBe(path);
  });

  it.each([
    undefined,
    null,
    7,
    "",
    "es",
    "/",
    "//evil.example",
    "/\\evil.example",
    "\\\\evil.example",
    "/es/../..//evil.example",
    "/%2fevil.example",
    "/es/%0d%0aSet-Cookie:a=b",
    "/es/%250d%250a",
    "/es\t//evil.example",
    "https://evil.example/es",
    "javascript:alert(1)",
    "/api/auth/signout",
    "/es/%E0%A4%A",
    `/es/${"a".repeat(3_000)}`,
  ])("refuses %s", (target) => {
    expect(safeRedirect(target, FALLBACK)).toBe(FALLBACK);
  });

  it.each([...collected, ...collected.map((path) => `/es${path}`), ...collected.map((path) => `/es/..${path}`)])(
    "never leaves the site for %j",
    (target) => {
      const url = new URL(safeRedirect(target, FALLBACK), "https://school.example");
      expect(url.origin).toBe("https://school.example");
      expect(url.pathname).toMatch(/^\/(es|en|pt-BR|api\/(account|receipts))(\/|$)/);
      expect(url.pathname).not.toContain("//evil");
    },
  );
});
