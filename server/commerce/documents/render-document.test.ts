import { Font } from "@react-pdf/renderer";
import { describe, expect, it } from "vitest";
import { mappedText } from "@/tests/harness/pdf-text";
import { SANS, SERIF } from "./fonts";
import { renderDocument } from "./render-document";
import type { DocumentSnapshot } from "./snapshot";

const snapshot: DocumentSnapshot = {
  kind: "receipt",
  number: "R-2026-000017",
  issuedAt: "2026-11-22T12:00:00.000Z",
  locale: "es",
  timeZone: "America/Bogota",
  currency: "USD",
  orderNumber: "CR-000123",
  receiptNumber: null,
  paidAt: "2026-11-22T12:00:00.000Z",
  seller: { name: "Criterio", taxId: "NIT 900.123", address: "Bogotá — Colombia" },
  buyer: { name: "Íñigo Núñez Gonçalves Łukasz", email: "inigo@example.com" },
  lines: [{ title: "SQL que no miente — consultas, índices y planes", priceKind: "early_bird", amount: 3_900 }],
  total: 3_900,
};

describe("a receipt's PDF", () => {
  it.each(["es", "en", "pt-BR"])("has a glyph for every letter of a Spanish or Portuguese name in %s", async (locale) => {
    const pdf = await renderDocument({ ...snapshot, locale });
    const text = mappedText(pdf);
    for (const letter of "ñÍçúŁ—í") expect(text, `U+${letter.codePointAt(0)?.toString(16)}`).toContain(letter.normalize("NFC"));
    expect(pdf.subarray(0, 5).toString()).toBe("%PDF-");
    expect(pdf.byteLength).toBeLessThan(120_000);
  });

  it("is drawn with unpacked fonts: of a packed one the renderer unpacks all outlines again for each glyph", async () => {
    await renderDocument(snapshot);
    const fonts = [...SANS, ...SERIF].map((fontFamily) => Font.getFont({ fontFamily, fontWeight: 600 })?.data);
    expect(fonts.map((font) => font?.type)).toEqual(["TTF", "TTF", "TTF", "TTF"]);
  });

  it("draws a credit note", async () => {
    const pdf = await renderDocument({ ...snapshot, kind: "credit_note", number: "NC-2026-000001", receiptNumber: snapshot.number });
    expect(pdf.byteLength).toBeGreaterThan(5_000);
  });
});
