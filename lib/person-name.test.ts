import { describe, expect, it } from "vitest";
import { readBadInput } from "@/tests/harness/bad-input";
import { cleanName, initialsOf } from "./person-name";

type Confusable = { looksLike: string; text: string; kind: string };
const PRIVILEGED = ["admin", "administrator", "moderator", "support", "soporte", "tutor", "instructor", "pagos", "secretaria", "direccion"];
const collected = (readBadInput<Confusable[]>("confusable-identities.json") ?? []).filter(({ looksLike }) => PRIVILEGED.includes(looksLike));

describe("a person's name", () => {
  it.each([
    ["  Ana   María ", "Ana María"],
    ["José Núñez-O'Connor", "José Núñez-O'Connor"],
    ["Ａｎａ", "Ana"],
    ["Иван Петров", "Иван Петров"],
    ["Γιώργος", "Γιώργος"],
    ["李 明", "李 明"],
    ["محمد", "محمد"],
  ])("keeps %j as %j", (input, name) => {
    expect(cleanName(input)).toEqual({ name });
  });

  it.each(["", "   ", "123", "a".repeat(81), "Ana\u202Emnda", "ad\u200Dmin", "Ana\r\nBcc: x", "Gana ya en http://evil.example", "Ana <b>", "www.evil.example", "аdmin", "Admin", "CRITERIO"])(
    "refuses %j",
    (input) => {
      expect(cleanName(input)).toHaveProperty("problem");
    },
  );

  it.each(collected)("refuses $kind $text, which passes for $looksLike", ({ text }) => {
    expect(cleanName(text)).toHaveProperty("problem");
  });

  it("makes initials of whole characters", () => {
    expect([initialsOf("Ana María Prueba"), initialsOf("李"), initialsOf("Ana")]).toEqual(["AP", "李", "A"]);
  });
});
