import { describe, expect, it } from "vitest";
import { decodeText } from "@/lib/decode-text";
import { readRoster } from "./read-roster";

const options = { timeZone: "America/Bogota", now: new Date("2026-11-22T12:00:00Z") };
const read = (text: string) => readRoster(text, options);

describe("a list of people", () => {
  it("is read as a spreadsheet of Spanish Windows writes it: semicolons, Latin-1, days first", () => {
    const bytes = Buffer.from("Correo electrónico;Nombre;Hasta\r\nAna@Example.com;Ana Muñoz;31/03/2027\r\n\r\nleo@example.com;León;\r\n", "latin1");
    expect(read(decodeText(bytes).text)).toEqual([
      { line: 2, email: "ana@example.com", name: "Ana Muñoz", until: "2027-04-01T04:59:00.000Z", fault: null },
      { line: 4, email: "leo@example.com", name: "León", until: null, fault: null },
    ]);
  });

  it("is read with a byte order mark, commas, quotes and columns in any order", () => {
    expect(read('\uFEFFname,until,email\n"Muñoz, Ana",2027-03-31,ana@example.com\n')).toMatchObject([{ line: 2, email: "ana@example.com", name: "Muñoz, Ana", fault: null }]);
  });

  it.each([
    ["email\nnot an address", "email"],
    ["email,until\nana@example.com,tomorrow", "until"],
    ["email,until\nana@example.com,31/02/2027", "until"],
    ["email,until\nana@example.com,2026-11-20", "until"],
    ["email,name\n,Ana", "email"],
  ])("names the column that cannot be read: %j", (text, column) => {
    expect(read(text).map(({ fault }) => fault)).toEqual([column]);
  });

  it("is refused as a whole when it names no address, is no table or is too long", () => {
    expect(() => read("name\nAna")).toThrow("learning.roster_without_email");
    expect(() => read('email\n"ana@example.com')).toThrow("learning.roster_unreadable");
    expect(() => read(`email\n${Array.from({ length: 5_001 }, (_, index) => `p${index}@example.com`).join("\n")}`)).toThrow("learning.roster_too_long");
    expect(read(`email\n${Array.from({ length: 5_000 }, (_, index) => `p${index}@example.com`).join("\n")}`)).toHaveLength(5_000);
  });
});
