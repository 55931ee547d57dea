import { SaxesParser } from "saxes";
import { describe, expect, it } from "vitest";
import { LOCALES } from "@/lib/i18n/locales";
import { CERTIFICATE_LAYOUTS, CERTIFICATE_ORIENTATIONS, CERTIFICATE_PAPERS, certificateDesignSchema } from "@/lib/schemas/certificate-design";
import { toPicture } from "@/server/authoring/certificate/to-picture";
import { mappedText } from "@/tests/harness/pdf-text";
import type { PublicCertificate } from "../dto";
import { runsOf } from "./script-runs";
import { renderCertificate } from "./render-certificate";

const signedBy = (name: string, role: string) => certificateDesignSchema.parse({ signatures: [{ name, role }] });
const certificate: PublicCertificate = {
  code: "0123456789abcdefghjkmnpqrs", holderName: "Íñigo Núñez Gonçalves Łukasz", courseTitle: "SQL que no miente — consultas, índices y planes", courseSummary: "Resumen", releaseNumber: 3, parts: [],
  hours: 12.5, grade: 92.4, language: "es", issuerName: "Criterio", teachers: ["Inés Maestra"], design: signedBy("Inés Maestra", "Directora"), completedAt: "2026-11-20T12:00:00.000Z",
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
      const text = mappedText(await draw({ holderName: name, design: signedBy(name, name) }));
      for (const letter of name.normalize("NFC").replaceAll(/[ -]/g, "")) expect(text, `${letter} of ${name}`).toContain(letter);
    }
  });

  it.each([
    ["Arabic", "محمد عبد الله", "پورمحمدی‌نژاد"],
    ["Hebrew", "דָּוִד בֶּן־גּוּרִיּוֹן", "שרה לוי"],
    ["Devanagari", "राजेश श्रीवास्तव", "अनिल मेहता"],
    ["Chinese, Japanese and Korean", "王小明 陳怡君", "髙橋さくらアキラ 김철수"],
  ])("has glyphs of %s, a subset of them, with the words for a screen reader", async (script, holderName, signer) => {
    const pdf = await draw({ holderName, design: signedBy(signer, "Directora") });
    const text = mappedText(pdf);
    // A mark may be part of its letter's glyph, and a joiner is none.
    for (const letter of (holderName + signer).normalize("NFC").replaceAll(/[\s\p{M}\p{Cf}]/gu, "")) expect(text, `${letter} of ${holderName}`).toContain(letter);
    expect(pdf.length).toBeLessThan(160_000);
    expect(pdf.equals(await draw({ holderName, design: signedBy(signer, "Directora") }))).toBe(true);
    expect(pdf.toString("latin1").includes("/ActualText")).toBe(!script.startsWith("Chinese"));
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
    expect(await pages({ holderName: "W".repeat(80), courseTitle: "Muy larga ".repeat(16), design: signedBy("S".repeat(120), "T".repeat(120)) })).toBe(1);
    expect(await pages({ design: certificateDesignSchema.parse({}), grade: null, expiresAt: null })).toBe(1);
  });
});

describe("a designed certificate's PDF", () => {
  const drawn = (width: number, height: number) => toPicture(Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}"><path d="M2 2L${width} ${height}" stroke="#0f5c55" stroke-width="6"/></svg>`));

  it("has alternative words for its logo, its signatures and its QR code, each with its place, and the same bytes each time", async () => {
    const [logo, signature] = await Promise.all([drawn(200, 60), drawn(180, 70)]);
    const design = certificateDesignSchema.parse({
      logo: { picture: logo.sha256, alt: "Escuela del Sur" },
      signatures: [{ name: "Ines Maestra", role: "Directora", picture: signature.sha256 }, { name: "Otto Colega" }],
      fields: ["course", "hours", "teachers"],
    });
    for (const layout of CERTIFICATE_LAYOUTS) {
      const designed = { ...certificate, design: { ...design, layout } };
      const pdf = await renderCertificate(designed, ORIGIN, [logo, signature]);
      const text = pdf.toString("latin1");
      expect(text.match(/\/S \/Figure/g), layout).toHaveLength(3);
      for (const alt of ["(Escuela del Sur)", "(Firma de Ines Maestra)"]) expect(text, layout).toContain(`/Alt ${alt}`);
      expect(text.match(/\/BBox \[/g)?.length, layout).toBe(3);
      expect(text.match(/\/FontFile[23]? /g)?.length, layout).toBeGreaterThanOrEqual(3);
      expect(text, layout).not.toContain("/SMask");
      expect(pdf.equals(await renderCertificate(designed, ORIGIN, [logo, signature])), layout).toBe(true);
    }
  });

  it("does without a picture that is not there only by failing: a certificate never loses one silently", async () => {
    const logo = await drawn(200, 60);
    const design = certificateDesignSchema.parse({ logo: { picture: logo.sha256, alt: "Escuela" } });
    await expect(renderCertificate({ ...certificate, design }, ORIGIN)).rejects.toThrow("missing");
  });

  it.each(CERTIFICATE_PAPERS.flatMap((paper) => CERTIFICATE_ORIENTATIONS.map((orientation) => [paper, orientation] as const)))("is one sheet of its paper: %s, %s", async (paper, orientation) => {
    const text = (await draw({ design: certificateDesignSchema.parse({ paper, orientation }) })).toString("latin1");
    const [short, long] = paper === "a4" ? [595.28, 841.89] : [612, 792];
    expect(text).toContain(`/MediaBox [0 0 ${orientation === "landscape" ? `${long} ${short}` : `${short} ${long}`}]`);
    expect(text.match(/\/Type \/Page\b(?!s)/g)).toHaveLength(1);
  });
});

describe("runs of a text", () => {
  it("change the font only where the letters do", () => {
    expect(runsOf("Łukasz Żak")).toEqual([{ subset: "latin-ext", text: "Ł" }, { subset: "latin", text: "ukasz " }, { subset: "latin-ext", text: "Ż" }, { subset: "latin", text: "ak" }]);
    expect(runsOf("n\u{303}andú")).toEqual([{ subset: "latin", text: "ñandú" }]);
    expect(runsOf("")).toEqual([]);
  });

  it("stand as they are read: words from right to left in one piece, numbers and other letters from left to right", () => {
    expect(runsOf("محمد عبد الله")).toEqual([{ subset: "arabic", text: "محمد عبد الله" }]);
    expect(runsOf("Ana شكري Ruiz")).toEqual([{ subset: "latin", text: "Ana " }, { subset: "arabic", text: "شكري" }, { subset: "latin", text: " Ruiz" }]);
    expect(runsOf("שרה 12 לוי").map(({ text }) => text.trim()).filter((text) => text !== "")).toEqual(["לוי", "12", "שרה"]);
    expect(runsOf("علي (حسن)").map(({ text }) => text), "from the left, brackets turned").toEqual(["(", "حسن", ")", "علي "]);
    expect(runsOf("राज कुमार 王 さくら").map(({ subset }) => subset)).toEqual(["devanagari", "cjk", "latin", "cjk"]);
  });
});
