import { fc, test } from "@fast-check/vitest";
import PDFDocument from "pdfkit";
import { describe, expect, it } from "vitest";
import { CERTIFICATE_FIELDS, CERTIFICATE_LAYOUTS, CERTIFICATE_ORIENTATIONS, CERTIFICATE_PAPERS, certificateDesignSchema } from "@/lib/schemas/certificate-design";
import type { PublicCertificate } from "../dto";
import { documentWords } from "./document-words";
import { layOut } from "./lay-out";
import type { Box, Sheet, SheetText } from "./sheet";
import { measurerOf } from "./typeset";

const measure = measurerOf(new PDFDocument({ autoFirstPage: false, font: "" }));
const words = await documentWords("es");
const LOGO = "a".repeat(64);
const pictures = new Map([[LOGO, { width: 1_200, height: 300 }]]);

const base: PublicCertificate = {
  code: "0123456789abcdefghjkmnpqrs", holderName: "Ana Prueba", courseTitle: "SQL", courseSummary: "", releaseNumber: 3, parts: [], hours: 12.5, grade: 92.4, language: "es", issuerName: "Criterio",
  teachers: [], design: certificateDesignSchema.parse({}), completedAt: "2026-11-20T12:00:00.000Z", issuedAt: "2026-11-22T12:00:00.000Z", expiresAt: null, revokedAt: null,
};
const lay = (changes: Partial<PublicCertificate>): Sheet => layOut({ certificate: { ...base, ...changes }, words, address: `https://school.example/es/certificates/${base.code}`, pictures, measure });
const textsOf = ({ marks }: Sheet): SheetText[] => marks.filter((mark) => mark.kind === "text");
const partOf = (sheet: Sheet, part: string): SheetText | undefined => textsOf(sheet).find((mark) => mark.part === part);
const said = (sheet: Sheet): string => textsOf(sheet).map(({ text }) => text).join("\n");

/** Words as long as people have them, some without a space, in scripts of several fonts. */
const word = fc.stringMatching(/^[A-ZÁÑa-zéñøłЖд]{1,22}$/);
const phrase = (most: number, max: number) => fc.array(fc.oneof(word, fc.constant("W".repeat(40))), { minLength: 1, maxLength: most }).map((parts) => parts.join(" ").slice(0, max));
const template = (most: number, max: number) => fc.array(fc.oneof(word, fc.constantFrom("{course}", "{learner}", "{teachers}")), { maxLength: most }).map((parts) => parts.join(" ")).filter((text) => text.length <= max);

const certificates = fc.record({
  holderName: phrase(8, 120),
  courseTitle: phrase(12, 160),
  teachers: fc.array(phrase(4, 80), { maxLength: 6 }),
  releaseNumber: fc.constantFrom(3, null),
  parts: fc.array(phrase(6, 80), { maxLength: 10 }),
  expiresAt: fc.constantFrom(null, "2028-11-22T12:00:00.000Z"),
  design: fc
    .record({
      layout: fc.constantFrom(...CERTIFICATE_LAYOUTS), orientation: fc.constantFrom(...CERTIFICATE_ORIENTATIONS), paper: fc.constantFrom(...CERTIFICATE_PAPERS),
      title: template(6, 80), intro: template(8, 160), body: template(40, 400), lines: fc.array(template(10, 160).filter((text) => text !== ""), { maxLength: 4 }),
      fields: fc.constant([...CERTIFICATE_FIELDS]),
      logo: fc.constantFrom(null, { picture: LOGO, alt: "Logo" }),
      signatures: fc.array(fc.record({ name: phrase(8, 120), role: phrase(8, 120), picture: fc.constantFrom(null, LOGO) }), { maxLength: 3 }),
    })
    .map((design) => certificateDesignSchema.parse(design)),
});

function isInside({ x, y, width, height }: Box, sheet: Sheet): boolean {
  const slack = 0.01;
  return x >= -slack && y >= -slack && x + width <= sheet.width + slack && y + height <= sheet.height + slack;
}

function overlap(one: Box, other: Box): boolean {
  const slack = 0.5;
  return one.x + one.width > other.x + slack && other.x + other.width > one.x + slack && one.y + one.height > other.y + slack && other.y + other.height > one.y + slack;
}

describe("a certificate's sheet", () => {
  test.prop([certificates], { numRuns: 120 })("holds all that is said, each line inside of its place and nothing on anything else", (changes) => {
    const sheet = lay(changes);
    const boxes = sheet.marks.flatMap((mark) => (mark.kind === "shape" ? [] : [{ part: mark.part, box: mark.box }]));
    for (const { part, box } of boxes) expect([part, isInside(box, sheet)]).toEqual([part, true]);
    for (const [index, one] of boxes.entries()) for (const other of boxes.slice(index + 1)) expect([one.part, other.part, overlap(one.box, other.box)]).toEqual([one.part, other.part, false]);
    for (const mark of textsOf(sheet)) {
      const letters = (text: string): string => text.normalize("NFC").replaceAll(/\s/g, "");
      expect(letters(mark.lines.flatMap(({ runs }) => runs.map(({ text }) => text)).join(""))).toBe(letters(mark.text));
      for (const { runs } of mark.lines) for (const { x, width } of runs) expect([mark.part, x >= mark.box.x - 0.01 && x + width <= mark.box.x + mark.box.width + 0.01]).toEqual([mark.part, true]);
    }
    expect(said(sheet)).toContain(changes.holderName.replaceAll(/\s+/g, " "));
  });

  it("sets what is usual at its own size, and all of it smaller where too much is said", () => {
    expect(lay({ design: certificateDesignSchema.parse({ layout: "frame", signatures: [{ name: "Inés" }] }) }).scale).toBe(1);
    const full = lay({ courseTitle: "Muy larga ".repeat(16), teachers: ["W".repeat(80), "W".repeat(80)], design: certificateDesignSchema.parse({ body: "{course} ".repeat(44).trim(), fields: [...CERTIFICATE_FIELDS] }) });
    expect(full.scale).toBeLessThan(0.7);
  });

  it("reads from the title over the name to how it is verified", () => {
    const parts = textsOf(lay({})).map(({ part }) => part);
    expect(parts).toEqual(["title", "intro", "name", "body", "course", "fact-0", "fact-1", "signer-0", "dates", "verify"]);
    expect(textsOf(lay({})).filter(({ tag }) => tag === "H1")).toHaveLength(1);
  });

  it("says what its design says, and the school's own words where that names what is not there", () => {
    const design = certificateDesignSchema.parse({ title: "Constancia de {course}", intro: "Se deja constancia de que", body: "aprobó con {grade}", lines: ["Vence el {expires}.", "Ley 24.521"], fields: ["hours"], signatures: [] });
    expect(() => certificateDesignSchema.parse({ ...design, title: "" })).toThrow("the course has to stand somewhere");
    const sheet = lay({ design });
    expect(said(sheet)).toContain("Constancia de SQL");
    expect(partOf(sheet, "body")?.text).toBe("aprobó con 92,4");
    expect(said(sheet)).toContain("Ley 24.521");
    expect(said(sheet)).not.toMatch(/Vence|Criterio|versión/);
    expect(partOf(lay({ design, grade: null }), "body")?.text).toBe("completó el curso SQL");
    expect(said(lay({ design, expiresAt: "2028-11-22T12:00:00.000Z" }))).toContain("Vence el 22 de noviembre de 2028.");
  });

  it("counts hours as its language does", () => {
    const design = certificateDesignSchema.parse({ fields: ["course", "hours"] });
    expect(said(lay({ design, hours: 1 }))).toMatch(/(?:^|\n)1 hora(?:$|\n| ·)/);
    expect(said(lay({ design, hours: 12.5 }))).toContain("12,5 horas");
  });

  it("lists the courses of a path, and counts them where they are many", () => {
    const path = { releaseNumber: null, parts: ["SQL", "Python"] };
    expect(said(lay(path))).toContain("Cursos: SQL y Python");
    expect(partOf(lay(path), "body")?.text).toBe("completó la ruta de aprendizaje");
    expect(said(lay({ ...path, design: certificateDesignSchema.parse({ fields: [...CERTIFICATE_FIELDS] }) }))).not.toContain("versión");
    expect(said(lay({ ...path, parts: Array.from({ length: 9 }, (_, index) => `Curso ${index}`) }))).toContain("9 cursos");
  });

  it("names the letters that no typeface has", () => {
    expect(lay({ holderName: "Łukasz Иван Άγγελος Nguyễn" }).missing).toEqual([]);
    expect(lay({ holderName: "محمد דוד राजेश 王小明 さくら 김철수" }).missing).toEqual([]);
    expect(lay({ holderName: "สมชาย" }).missing).toEqual(expect.arrayContaining(["ส", "ม"]));
  });
});
