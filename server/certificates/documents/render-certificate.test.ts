import { SaxesParser } from "saxes";
import { describe, expect, it } from "vitest";
import { LOCALES } from "@/lib/i18n/locales";
import { mappedText } from "@/tests/harness/pdf-text";
import type { PublicCertificate } from "../dto";
import { runsOf } from "./draw-text";
import { renderCertificate } from "./render-certificate";

const certificate: PublicCertificate = {
  code: "0123456789abcdefghjkmnpqrs", holderName: "Íñigo Núñez Gonçalves Łukasz", courseTitle: "SQL que no miente — consultas, índices y planes", courseSummary: "Resumen", releaseNumber: 3,
  hours: 12.5, grade: 92.4, language: "es", issuerName: "Criterio", signatoryName: "Inés Maestra", signatoryTitle: "Directora", completedAt: "2026-11-20T12:00:00.000Z",
  issuedAt: "2026-11-22T12:00:00.000Z", expiresAt: "2028-11-22T12:00:00.000Z", revokedAt: null,
};
const ORIGIN = "https://school.example";
const draw = async (changes: Partial<PublicCertificate> = {}) => renderCertificate({ ...certificate, ...changes }, ORIGIN);

describe("a certificate's PDF", () => {
  it.each(LOCALES)("is tagged, with its title and its language, as PDF/UA asks: %s", async (language) => {
    const pdf = (await draw({ language })).toString("latin1");
    expect(pdf.startsWith("%PDF-1.7")).toBe(true);
    for (const part of ["/StructTreeRoot", "/Marked true", "/DisplayDocTitle true", `/Lang (${language})`, "/S /H1", "/S /Figure", "/Alt ("]) expect(pdf, part).toContain(part);
    expect(pdf).toContain("<pdfuaid:part>1</pdfuaid:part>");
    expect(pdf.length).toBeLessThan(120_000);
  });

  it("has a glyph for every letter of a name", async () => {
    const text = mappedText(await draw());
    for (const letter of "ÍñúçŁ—é") expect(text, letter).toContain(letter);
  });

  it("has them of the scripts that the school's typefaces know, in the name and elsewhere", async () => {
    const names = ["Иван Петров-Ёлкин", "Ґалаґан Їжак", "Άγγελος Παπαδόπουλος", "Nguyễn Thị Ươm", "Ἀριστοτέλης"];
    for (const name of names) {
      const text = mappedText(await draw({ holderName: name, signatoryName: name, signatoryTitle: name }));
      for (const letter of name.normalize("NFC").replaceAll(/[ -]/g, "")) expect(text, `${letter} of ${name}`).toContain(letter);
    }
  });

  it("embeds a font once, however often the letters change", async () => {
    const alternating = (await draw({ holderName: "Ła".repeat(40) })).length;
    expect(alternating).toBeLessThan((await draw({ holderName: "Ła" })).length + 2_000);
  });

  it("says in its metadata what its title says, which is text and no markup", async () => {
    const courseTitle = "R & D <b>x</b> ]]> </x:xmpmeta>";
    const pdf = (await draw({ courseTitle, issuerName: "Tom & Söhne\u{0}" })).toString("utf8");
    const metadata = /<x:xmpmeta[\s\S]*<\/x:xmpmeta>/.exec(pdf)?.[0] ?? "";
    expect(metadata).toContain("R &amp; D &lt;b&gt;x&lt;/b&gt; ]]&gt; &lt;/x:xmpmeta&gt;");
    expect(metadata).toContain("<rdf:li>Tom &amp; Söhne\u{fffd}</rdf:li>");
    const parser = new SaxesParser({ xmlns: true });
    parser.on("error", (error) => {
      throw error;
    });
    expect(() => parser.write(metadata).close()).not.toThrow();
  });

  it("is the same each time, and another when one letter is", async () => {
    const first = await draw();
    expect(first.equals(await draw())).toBe(true);
    expect(first.equals(await draw({ holderName: "Íñigo Núñez Gonçalves Łukasx" }))).toBe(false);
  });

  it("stays on one sheet, whatever the name and the title", async () => {
    const pages = async (changes: Partial<PublicCertificate>) => (await draw(changes)).toString("latin1").match(/\/Type \/Page\b(?!s)/g)?.length;
    expect(await pages({ holderName: "W".repeat(80), courseTitle: "Muy larga ".repeat(16), signatoryName: "S".repeat(120), signatoryTitle: "T".repeat(120) })).toBe(1);
    expect(await pages({ signatoryName: "", signatoryTitle: "", grade: null, expiresAt: null })).toBe(1);
  });
});

describe("runs of a text", () => {
  it("change the font only where the letters do", () => {
    expect(runsOf("Łukasz Żak")).toEqual([{ subset: "latin-ext", text: "Ł" }, { subset: "latin", text: "ukasz " }, { subset: "latin-ext", text: "Ż" }, { subset: "latin", text: "ak" }]);
    expect(runsOf("n\u{303}andú")).toEqual([{ subset: "latin", text: "ñandú" }]);
    expect(runsOf("")).toEqual([]);
  });
});
