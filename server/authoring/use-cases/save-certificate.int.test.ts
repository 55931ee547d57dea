import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { CERTIFICATE_FIELDS, certificateDesignSchema, DEFAULT_TEMPLATE, saveCertificateSchema } from "@/lib/schemas/certificate-design";
import { DAY_MS } from "@/lib/time";
import { anonymous, system } from "@/server/access";
import type { BundleFile } from "@/server/bundles";
import type { TestDatabase } from "@/tests/harness/database";
import { everyTestOnDatabase } from "@/tests/harness/every-test";
import { memoryFiles } from "@/tests/harness/in-memory-vendors";
import { studioScene } from "@/tests/harness/studio-scene";
import { testCtx, userViewer } from "@/tests/harness/test-ctx";
import { setTestEnv } from "@/tests/harness/test-env";
import { findCertificatePicture } from "../queries/find-certificate-picture";
import { getCertificateEditor } from "../queries/get-certificate-editor";
import { listChanges } from "../queries/list-changes";
import { addCertificatePicture } from "./add-certificate-picture";
import { createTranslation } from "./create-translation";
import { exportCourse } from "./export-course";
import { importCourse } from "./import-course";
import { redoChange } from "./redo-change";
import { restoreChange } from "./restore-change";
import { saveCertificate } from "./save-certificate";
import { sweepCertificatePictures } from "./sweep-certificate-pictures";
import { undoChange } from "./undo-change";

setTestEnv();

let database: TestDatabase;
everyTestOnDatabase((started) => {
  database = started;
});

const LOGO = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 60"><path d="M5 5L190 50" stroke="#123456" stroke-width="4"/></svg>');
const HAND = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 80"><path d="M5 70Q90 5 190 60" stroke="#123456" fill="none"/></svg>');
const UNKNOWN = "f".repeat(64);

let serial = 0;
async function scene() {
  const made = await studioScene(database.db, ["uno"]);
  const ctx = testCtx(database.db, { files: memoryFiles() }, made.ctx.viewer);
  const { courseId } = made;
  serial += 1;
  await database.db.course.update({ where: { id: courseId }, data: { code: `CERT-${serial}` } });
  const template = () => getCertificateEditor(ctx, { courseId }).then((editor) => editor.template);
  /** Brings a logo and a signature and saves a design that shows them. */
  const design = async () => {
    const [{ picture: logo }, { picture: hand }] = [await addCertificatePicture(ctx, { courseId }, LOGO), await addCertificatePicture(ctx, { courseId }, HAND)];
    const designed = certificateDesignSchema.parse({
      layout: "diploma", orientation: "portrait", paper: "letter", accent: "#0f5c55", language: "course", title: "Constancia: \"sí\"", body: "completó {course} con {grade}", lines: ["Dictado por {teachers}"],
      fields: ["hours", "teachers", "grade"], logo: { picture: logo, alt: "Escuela del Sur" }, signatures: [{ name: "Inés Maestra", role: "Directora", picture: hand }, { name: "Otto" }, { name: "Ana", role: "Tutora", picture: hand }],
    });
    await saveCertificate(ctx, { courseId, isOn: true, validMonths: 24, design: designed });
    return { logo, hand, designed };
  };
  return { ...made, ctx, template, design };
}

const shown = (files: readonly BundleFile[]) => Object.fromEntries(files.map(({ path, bytes }) => [path, Buffer.from(bytes).toString("base64")]));

describe("the template of a course's certificates", () => {
  it("is the school's own until somebody sets another, in the history with what it changed, and taken back by undo", async () => {
    const { ctx, courseId, template, design } = await scene();
    expect(await template()).toEqual(DEFAULT_TEMPLATE);
    const { designed } = await design();
    expect(await template()).toEqual({ isOn: true, validMonths: 24, design: designed });
    const { items } = await listChanges(ctx, { courseId, limit: 20 });
    expect(items[0]).toMatchObject({ kind: "certificate_changed", canRestore: true });
    expect(items[0]?.subject.title).not.toBe("");
    const audited = await database.db.auditEntry.findFirstOrThrow({ where: { subject: courseId, action: "certificate.settings" } });
    expect(audited.data).toMatchObject({ validMonths: 24, fields: expect.arrayContaining(["validMonths", "layout", "logo", "signatures"]) });
    expect(await undoChange(ctx, { courseId })).toMatchObject({ state: "done", kind: "certificate_changed" });
    expect(await template()).toEqual(DEFAULT_TEMPLATE);
    await redoChange(ctx, { courseId });
    expect((await template()).design).toEqual(designed);
    await restoreChange(ctx, { courseId, changeId: items[0]?.changeId ?? "" });
    expect(await template()).toEqual(DEFAULT_TEMPLATE);
  });

  it("is for who may edit the course; who works on it otherwise may look, strangers may neither", async () => {
    const { ctx, courseId, addColleague, design } = await scene();
    const { logo } = await design();
    const save = { ...DEFAULT_TEMPLATE, courseId };
    const helper = await addColleague({ canManageStudents: true });
    await expect(saveCertificate(helper, save)).rejects.toMatchObject({ code: "access.forbidden" });
    await expect(addCertificatePicture(helper, { courseId }, LOGO)).rejects.toMatchObject({ code: "access.forbidden" });
    expect(await getCertificateEditor(helper, { courseId })).toMatchObject({ template: { validMonths: 24 } });
    expect((await findCertificatePicture(helper, { courseId, picture: logo })).bytes.length).toBeGreaterThan(50);
    for (const [viewer, kind] of [[anonymous, "unauthenticated"], [userViewer({ userId: "usr_stranger" }), "forbidden"]] as const) {
      const other = ctx.as(viewer);
      for (const work of [saveCertificate(other, save), addCertificatePicture(other, { courseId }, LOGO), getCertificateEditor(other, { courseId }), findCertificatePicture(other, { courseId, picture: logo })]) await expect(work).rejects.toMatchObject({ kind });
    }
  });

  it("names only pictures that somebody brought, and each is kept once", async () => {
    const { ctx, courseId, template } = await scene();
    const design = certificateDesignSchema.parse({ logo: { picture: UNKNOWN, alt: "Nada" } });
    await expect(saveCertificate(ctx, { ...DEFAULT_TEMPLATE, courseId, design })).rejects.toMatchObject({ code: "certificates.picture_missing" });
    expect(await template()).toEqual(DEFAULT_TEMPLATE);
    const first = await addCertificatePicture(ctx, { courseId }, LOGO);
    expect(await addCertificatePicture(ctx, { courseId }, LOGO)).toEqual(first);
    for (const picture of [UNKNOWN, "..", ""]) await expect(findCertificatePicture(ctx, { courseId, picture })).rejects.toMatchObject({ code: "access.not_found" });
    await expect(addCertificatePicture(ctx, { courseId }, Buffer.from("<svg xmlns='x'><script/></svg>"))).rejects.toMatchObject({ code: "certificates.picture_unfit", params: { reason: "unsafe" } });
  });

  it("keeps every picture that a design showed for ever: the database refuses its change, its removal and one that is called what it is not", async () => {
    const { ctx, courseId, design } = await scene();
    const unsaved = await addCertificatePicture(ctx, { courseId }, Buffer.from(LOGO.toString().replace("190 50", "180 40")));
    await expect(database.db.certificatePicture.update({ where: { sha256: unsaved.picture }, data: { width: 1 } })).rejects.toThrow();
    const { logo: sha256 } = await design();
    await expect(database.db.certificatePicture.delete({ where: { sha256 } })).rejects.toThrow();
    await expect(database.db.certificatePicture.update({ where: { sha256 }, data: { width: 1 } })).rejects.toThrow();
    await expect(database.db.certificatePicture.create({ data: { sha256: UNKNOWN, bytes: new Uint8Array([1]), width: 1, height: 1 } })).rejects.toThrow();
  });

  it("can begin from those of the viewer's other courses, never from a stranger's", async () => {
    const { ctx, courseId, design, instructorId } = await scene();
    const { designed } = await design();
    const other = await scene();
    expect((await getCertificateEditor(other.ctx, { courseId: other.courseId })).others).toEqual([]);
    await database.db.courseInstructor.create({ data: { courseId: other.courseId, instructorId, position: 1 } });
    const { others } = await getCertificateEditor(ctx, { courseId: other.courseId });
    expect(others).toMatchObject([{ courseId, design: designed }]);
    await saveCertificate(ctx, { ...DEFAULT_TEMPLATE, courseId: other.courseId, design: others[0]?.design ?? DEFAULT_TEMPLATE.design });
    expect((await other.template()).design).toEqual(designed);
  });

  it("goes along into a translation", async () => {
    const { ctx, courseId, design } = await scene();
    const { designed } = await design();
    const { courseId: copy } = await createTranslation(ctx, { courseId, language: "en" });
    expect((await getCertificateEditor(ctx, { courseId: copy })).template).toEqual({ isOn: true, validMonths: 24, design: designed });
  });
});

describe("the words of a design", () => {
  const refusals = (design: object) => saveCertificateSchema.safeParse({ courseId: "crs_x", isOn: true, validMonths: null, design }).error?.issues.map(({ path, message }) => [path.join("."), message]);

  it("are refused with the name of what they do not know", () => {
    expect(refusals({ body: "completó {curso} y {course}", lines: ["{nombre}"] })).toEqual([["design.body", "knows no placeholder curso"], ["design.lines.0", "knows no placeholder nombre"]]);
  });

  it("name the course somewhere, unless it stands there by itself or the school says it", () => {
    expect(refusals({ fields: ["hours"] })).toBeUndefined();
    expect(refusals({ fields: ["hours"], body: "terminó" })).toEqual([["design.fields", "the course has to stand somewhere"]]);
    expect(refusals({ fields: ["hours"], body: "terminó {course}" })).toBeUndefined();
  });

  it("are read on white paper", () => {
    expect(refusals({ accent: "#f4a22c" })).toEqual([["design.accent", "is too light to be read on white paper"]]);
    expect(refusals({ accent: "#767676" })).toBeUndefined();
    expect(refusals({ accent: "red" })).toHaveLength(1);
  });

  it("show what they show in one order", () => {
    expect(certificateDesignSchema.parse({ fields: ["organisation", "course", "organisation"] }).fields).toEqual(["course", "organisation"]);
    expect(certificateDesignSchema.parse({ fields: [...CERTIFICATE_FIELDS].toReversed() }).fields).toEqual([...CERTIFICATE_FIELDS]);
  });
});

describe("a course's folder", () => {
  it("carries the template with its pictures, and gives the same bytes when it is read again", async () => {
    const { ctx, courseId, design, template } = await scene();
    expect((await exportCourse(ctx, { courseId })).files.some(({ path }) => path.startsWith("certificate"))).toBe(false);
    const { designed } = await design();
    const { files, slug } = await exportCourse(ctx, { courseId });
    expect(files.map(({ path }) => path).filter((path) => path.startsWith("certificate"))).toEqual(["certificate.yaml", "certificate/logo.png", "certificate/signature-1.png"]);
    const { courses, items } = await importCourse(ctx, { name: "carpeta.zip", files, update: false, dryRun: false });
    expect(items.filter(({ status, kind }) => status === "refused" || kind === "certificate")).toEqual([expect.objectContaining({ path: "certificate.yaml", status: "imported" })]);
    const copy = courses[0]?.courseId ?? "";
    expect((await getCertificateEditor(ctx, { courseId: copy })).template).toEqual({ isOn: true, validMonths: 24, design: designed });
    const again = shown((await exportCourse(ctx, { courseId: copy })).files);
    for (const { path, bytes } of files) if (path.startsWith("certificate")) expect([path, again[path]]).toEqual([path, Buffer.from(bytes).toString("base64")]);
    await importCourse(ctx, { name: "carpeta.zip", files: files.filter(({ path }) => !path.startsWith("certificate")), update: true, dryRun: false });
    expect([slug, await template()]).toEqual([slug, DEFAULT_TEMPLATE]);
  });

  it("leaves out a template that is unsound or whose pictures are, with the reason", async () => {
    const { ctx, courseId, design } = await scene();
    await design();
    const { files } = await exportCourse(ctx, { courseId });
    const asked = async (changes: Record<string, string | null>) => {
      const given = files.flatMap(({ path, bytes }): BundleFile[] => (changes[path] === undefined ? [{ path, bytes }] : changes[path] === null ? [] : [{ path, bytes: Buffer.from(changes[path]) }]));
      const { items } = await importCourse(ctx, { name: "carpeta.zip", files: given, update: false, dryRun: true });
      return items.find(({ path }) => path === "certificate.yaml");
    };
    expect(await asked({ "certificate/logo.png": "<svg xmlns='http://www.w3.org/2000/svg'><script>1</script></svg>" })).toMatchObject({ status: "refused", reason: "Its picture logo.png does not do for a certificate: unsafe." });
    expect(await asked({ "certificate/signature-1.png": null })).toMatchObject({ status: "refused", reason: "It names the picture signature-1.png, and the folder does not hold it." });
    expect((await asked({ "certificate.yaml": "design:\n  body: hizo {curso}\n" }))?.reason).toContain("knows no placeholder curso");
    expect(await asked({ "certificate.yaml": "design:\n  logo: { picture: ../../etc/passwd, alt: x }\n" })).toMatchObject({ status: "refused" });
    expect(await asked({})).toMatchObject({ status: "imported" });
  });

  it("is swept away a month after it was brought, unless a design showed it once", async () => {
    const { ctx, courseId, design } = await scene();
    const job = ctx.as(system("test"));
    const { logo } = await design();
    const { picture } = await addCertificatePicture(ctx, { courseId }, await sharp({ create: { width: 9, height: 9, channels: 3, background: "#123456" } }).png().toBuffer());
    await saveCertificate(ctx, { courseId, ...DEFAULT_TEMPLATE });
    const named = async () => (await database.db.certificatePicture.findMany({ where: { sha256: { in: [logo, picture] } }, select: { sha256: true } })).map(({ sha256 }) => sha256).toSorted();
    ctx.clock.advance(29 * DAY_MS);
    await sweepCertificatePictures(job);
    expect(await named()).toEqual([logo, picture].toSorted());
    await addCertificatePicture(ctx, { courseId }, (await database.db.certificatePicture.findUniqueOrThrow({ where: { sha256: picture } })).bytes);
    ctx.clock.advance(2 * DAY_MS);
    await sweepCertificatePictures(job);
    expect(await named(), "it was brought again").toEqual([logo, picture].toSorted());
    ctx.clock.advance(29 * DAY_MS);
    expect((await sweepCertificatePictures(job)).removed).toBeGreaterThan(0);
    expect(await named()).toEqual([logo]);
    expect(await sweepCertificatePictures(job)).toEqual({ removed: 0 });
    await expect(sweepCertificatePictures(ctx)).rejects.toMatchObject({ kind: "not_found" });
  });
});
