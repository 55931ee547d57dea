import { describe, expect, it } from "vitest";
import { LOCALES } from "@/lib/i18n/locales";
import { certificateDesignSchema, CERTIFICATE_SAMPLES, DEFAULT_TEMPLATE } from "@/lib/schemas/certificate-design";
import { anonymous } from "@/server/access";
import { addCertificatePicture } from "@/server/authoring/use-cases/add-certificate-picture";
import { saveCertificate } from "@/server/authoring/use-cases/save-certificate";
import { certificateScene } from "@/tests/harness/certificate-scene";
import type { TestDatabase } from "@/tests/harness/database";
import { everyTestOnDatabase } from "@/tests/harness/every-test";
import { userViewer } from "@/tests/harness/test-ctx";
import { findCertificate } from "../queries/find-certificate";
import { findCertificateFile } from "../queries/find-certificate-file";
import { findLogo } from "../queries/find-logo";
import { previewCertificate } from "../queries/preview-certificate";
import { reissueCertificate } from "./reissue-certificate";

let database: TestDatabase;
everyTestOnDatabase((started) => {
  database = started;
});

const LOGO = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 60"><path d="M5 5L190 50" stroke="#123456" stroke-width="4"/></svg>');

async function scene() {
  const made = await certificateScene(database.db);
  const { staff, courseId } = made;
  const designed = async (changes: object = {}) => {
    const { picture } = await addCertificatePicture(staff, { courseId }, LOGO);
    const design = certificateDesignSchema.parse({ layout: "band", title: "Constancia", logo: { picture, alt: "Escuela" }, signatures: [{ name: "Inés Maestra", role: "Directora", picture }], ...changes });
    await saveCertificate(staff, { courseId, isOn: true, validMonths: null, design });
    return design;
  };
  return { ...made, designed };
}

describe("a designed certificate", () => {
  it("keeps the words and the design of its day, whatever becomes of the template, the course and its teachers", async () => {
    const { designed, earn, own, staff, student, courseId, instructorId } = await scene();
    const design = await designed({ body: "completó {course}" });
    const { code, id } = await earn();
    const file = await findCertificateFile(own, { code });
    const issued = await findCertificate(database.db, code);
    expect(issued).toMatchObject({ design: { ...design, intro: "{organisation} certifica que" }, teachers: ["Inés Maestra"] });
    await saveCertificate(staff, { ...DEFAULT_TEMPLATE, courseId, design: { ...design, layout: "frame", title: "Otro", logo: null, signatures: [] } });
    await database.db.instructor.update({ where: { id: instructorId }, data: { name: "Otra Persona" } });
    await database.db.course.update({ where: { id: courseId }, data: { deletedAt: new Date(), status: "archived" } });
    expect((await findCertificateFile(own, { code })).body.equals(file.body)).toBe(true);
    await expect(database.db.certificate.update({ where: { id }, data: { design: {} } })).rejects.toThrow();
    await expect(database.db.certificate.update({ where: { id }, data: { teachers: [] } })).rejects.toThrow();
    const { code: next } = await reissueCertificate(staff, { ...student, code, reason: "El nombre tenía un error" });
    expect(await findCertificate(database.db, next)).toMatchObject({ design: { layout: "frame", title: "Otro", body: "completó {course}", logo: null, signatures: [] }, teachers: ["Otra Persona"] });
  });

  it("says the school's words as they were, also when nobody designed it", async () => {
    const { earn } = await scene();
    const { code } = await earn();
    expect((await findCertificate(database.db, code))?.design).toMatchObject({ title: "Certificado", intro: "{organisation} certifica que", body: "completó el curso", layout: "margin" });
  });

  it("is drawn in the school's own design, signed as it was, when it is from before there were designs", async () => {
    const { enrollmentId, courseId, learner, own } = await scene();
    const at = new Date("2026-11-20T00:00:00Z");
    const row = await database.db.certificate.create({
      data: { id: `crt_old_${enrollmentId.slice(-8)}`, code: "0".repeat(22) + "abcd", enrollmentId, userId: learner.userId, courseId, holderName: "Ana", courseTitle: "SQL", courseSummary: "", releaseNumber: 1, hours: 2, language: "es", issuerName: "Criterio", signatoryName: "Nayra", signatoryTitle: "Docente", completedAt: at, issuedAt: at },
    });
    expect((await findCertificate(database.db, row.code))?.design).toEqual({ ...DEFAULT_TEMPLATE.design, signatures: [{ name: "Nayra", role: "Docente", picture: null }] });
    expect((await findCertificateFile(own, { code: row.code })).body.subarray(0, 5).toString()).toBe("%PDF-");
  });

  it.each([["course", "en"], ["pt-BR", "pt-BR"], ["learner", "es"]] as const)("is written in the language that its design says: %s", async (language, written) => {
    const { designed, earn, courseId } = await scene();
    await database.db.course.update({ where: { id: courseId }, data: { language: "en" } });
    await designed({ language });
    expect(await earn()).toMatchObject({ language: written });
  });

  it("shows its logo to anybody who knows its code", async () => {
    const { designed, earn, ctx } = await scene();
    const bare = await scene();
    await designed();
    const { code } = await earn();
    const { bytes } = await findLogo(ctx.as(anonymous), { code });
    expect(Buffer.from(bytes).subarray(1, 4).toString()).toBe("PNG");
    for (const unknown of ["x", "0".repeat(26), (await bare.earn()).code]) await expect(findLogo(ctx, { code: unknown })).rejects.toMatchObject({ code: "access.not_found" });
  });
});

describe("the preview of a design", () => {
  it("is the sheet that the PDF would be, for names of every length", async () => {
    const { staff, courseId, designed } = await scene();
    const design = await designed();
    const said = async (sample: (typeof CERTIFICATE_SAMPLES)[number], validMonths: number | null = null) => {
      const { marks, ...sheet } = await previewCertificate(staff, { courseId, validMonths, design, sample });
      return { ...sheet, text: marks.flatMap((mark) => (mark.kind === "text" ? [mark.text] : [])).join("\n"), pictures: marks.filter(({ kind }) => kind === "picture").length };
    };
    const plain = await said("plain", 12);
    expect(plain).toMatchObject({ scale: 1, missing: [], pictures: 2, language: "es" });
    for (const part of ["Constancia", "Lucía Rivera", "SQL que no miente", "12,5 horas", "Vale hasta el", "Inés Maestra"]) expect(plain.text).toContain(part);
    expect((await said("long")).text).toContain("Fernández de Córdoba");
    expect((await said("arabic")).missing).toEqual([]);
    const unknown = { ...design, logo: { picture: "f".repeat(64), alt: "Nada" } };
    await expect(previewCertificate(staff, { courseId, validMonths: null, design: unknown, sample: "plain" })).rejects.toMatchObject({ code: "certificates.picture_missing" });
  });

  it.each(LOCALES)("is drawn for a draft that was never published, in any language: %s", async (language) => {
    const { staff, courseId } = await scene();
    await database.db.course.update({ where: { id: courseId }, data: { durationHours: 0 } });
    const design = { ...DEFAULT_TEMPLATE.design, language };
    expect(await previewCertificate(staff, { courseId, validMonths: null, design, sample: "plain" })).toMatchObject({ language, scale: 1 });
  });

  it("is for who works on the course", async () => {
    const { ctx, own, courseId } = await scene();
    const asked = { ...DEFAULT_TEMPLATE, courseId, sample: "plain" as const };
    await expect(previewCertificate(own, asked)).rejects.toMatchObject({ code: "access.forbidden" });
    await expect(previewCertificate(ctx.as(anonymous), asked)).rejects.toMatchObject({ kind: "unauthenticated" });
    await expect(previewCertificate(ctx.as(userViewer({ userId: "usr_stranger" })), asked)).rejects.toMatchObject({ code: "access.forbidden" });
  });
});
