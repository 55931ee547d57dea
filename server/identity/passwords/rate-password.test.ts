import { describe, expect, it } from "vitest";
import { findWeakness } from "./rate-password";

const ana = { name: "Ana Tomasa Prueba", email: "ana.prueba@example.com" };

describe("password strength", () => {
  it.each([
    ["password12", "password_common"],
    ["qwertyuiop", "password_common"],
    ["1234567890", "password_common"],
    ["contraseña123", "password_guessable"],
    ["senha123456", "password_common"],
    ["anaprueba2026", "password_personal"],
    ["ana.prueba@example.com", "password_personal"],
    ["TomasaTomasa1", "password_personal"],
    ["criterio2026", "password_personal"],
    ["aaaaaaaaaaaaaaaa", "password_guessable"],
    ["abcdefghijkl", "password_guessable"],
  ])("refuses %s", async (password, weakness) => {
    expect(await findWeakness(password, ana)).toBe(weakness);
  });

  it.each(["correct horse battery staple", "mariposa azul camina lento", "kX7#pLw2zQv9", "café com chuva às quintas"])("accepts %s", async (password) => {
    expect(await findWeakness(password, ana)).toBeNull();
  });

  it("judges the longest repeats, where a backtracking search would not come back", async () => {
    expect(await findWeakness("aB3$".repeat(32), ana)).toBe("password_guessable");
  });
});
