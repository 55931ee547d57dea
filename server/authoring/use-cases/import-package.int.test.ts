import { describe, expect, it } from "vitest";
import { system } from "@/server/access";
import { checkPackage, finishPackage, storePackageFiles } from "@/server/media";
import { tryPackage } from "@/server/packages";
import type { TestDatabase } from "@/tests/harness/database";
import { everyTestOnDatabase } from "@/tests/harness/every-test";
import { memoryFiles } from "@/tests/harness/in-memory-vendors";
import { scormManifest, scormZip, zipOf } from "@/tests/harness/scorm-packages";
import { studioScene } from "@/tests/harness/studio-scene";
import { testCtx, type TestCtx } from "@/tests/harness/test-ctx";
import { setTestEnv } from "@/tests/harness/test-env";
import { getPublishGate } from "../queries/get-publish-gate";
import { attachFile } from "./attach-file";
import { diffCourse } from "./diff-course";
import { exportCourse } from "./export-course";
import { importCourse } from "./import-course";
import { importUpload } from "./import-upload";

setTestEnv();

let database: TestDatabase;
everyTestOnDatabase((started) => {
  database = started;
});

const TWO = '<item identifier="a" identifierref="r1"><title>Primera</title></item><item identifier="b" identifierref="r1" parameters="?p=2"><title>Segunda</title></item>';

async function scene() {
  const { ctx } = await studioScene(database.db);
  const files = memoryFiles();
  return { ctx: testCtx(database.db, { files, scanner: null }, ctx.viewer), files };
}

/** What the durable function does once the import is committed. */
async function unpack(ctx: TestCtx, courseId: string): Promise<string> {
  const job = ctx.as(system("test"));
  const { id: fileId } = await database.db.courseFile.findFirstOrThrow({ where: { courseId }, orderBy: { id: "desc" }, select: { id: true } });
  await checkPackage(job, { fileId });
  await storePackageFiles(job, { fileId, batch: 0 });
  await finishPackage(job, { fileId });
  expect(await attachFile(job, { fileId })).toBe("left");
  return fileId;
}

describe("a SCORM package that is imported", () => {
  it("becomes a course whose lessons play its parts, once it is unpacked; a dry run keeps nothing", async () => {
    const { ctx, files } = await scene();
    const bytes = new Uint8Array(scormZip(scormManifest({ items: TWO, title: "Paquete de dos" })));
    const dry = await importUpload(ctx, { name: "dos.zip", bytes, update: false, dryRun: true });
    expect(dry).toMatchObject({ format: "scorm-1.2", summary: { imported: 3, converted: 0, refused: 0 }, courses: [] });
    expect(files.files.size).toBe(0);
    expect(await database.db.course.count({ where: { slug: "paquete-de-dos" } })).toBe(0);

    const done = await importUpload(ctx, { name: "dos.zip", bytes, update: false, dryRun: false });
    expect(done).toMatchObject({ items: dry.items, courses: [{ slug: "paquete-de-dos" }] });
    const courseId = done.courses[0]?.courseId ?? "";
    const lessons = await database.db.lesson.findMany({ where: { courseId }, orderBy: { position: "asc" }, select: { id: true, slug: true, revisions: { select: { kind: true, title: true, content: true } } } });
    expect(lessons.map(({ slug, revisions }) => [slug, revisions])).toEqual([
      ["primera", [{ kind: "package", title: "Primera", content: { kind: "package", part: "a" } }]],
      ["segunda", [{ kind: "package", title: "Segunda", content: { kind: "package", part: "b" } }]],
    ]);
    const codes = async () => new Set((await getPublishGate(ctx, { courseId })).blocking.map(({ code }) => code));
    expect(await codes()).toContain("package_not_ready");
    expect(ctx.relayed.filter(({ name }) => name === "media/package.arrived")).toHaveLength(1);
    const fileId = await unpack(ctx, courseId);
    expect(await codes()).not.toContain("package_not_ready");
    expect(await database.db.courseFile.findUniqueOrThrow({ where: { id: fileId } })).toMatchObject({ lessonId: lessons[0]?.id, number: 1, state: "ready" });
    expect(await tryPackage(ctx, { courseId, lessonId: lessons[1]?.id ?? "" })).toMatchObject({ standard: "scorm12", session: null });
  });

  it("is exported with its course, and importing that changes nothing", async () => {
    const { ctx, files } = await scene();
    const bytes = new Uint8Array(scormZip(scormManifest({ standard: "scorm2004", title: "De ida y vuelta" })));
    const courseId = (await importUpload(ctx, { name: "x.zip", bytes, update: false, dryRun: false })).courses[0]?.courseId ?? "";
    await unpack(ctx, courseId);
    const { files: written } = await exportCourse(ctx, { courseId });
    expect(written.map(({ path }) => path)).toContain("media/packages/de-ida-y-vuelta.zip");
    const stored = files.files.size;
    expect(await importCourse(ctx, { name: "x", files: written, update: true, dryRun: false })).toMatchObject({ courses: [{ courseId }], summary: { converted: 0, refused: 0 } });
    expect(files.files.size).toBe(stored);
    expect(await database.db.lessonRevision.count({ where: { lesson: { courseId } } })).toBe(1);
    expect(await diffCourse(ctx, { courseId, name: "x", files: written })).toEqual([]);

    const other = scormZip(scormManifest({ standard: "scorm2004", title: "De ida y vuelta" }), { "index.html": "otra" });
    const changed = written.map((file) => (file.path.endsWith(".zip") ? { path: file.path, bytes: new Uint8Array(other) } : file));
    expect(await diffCourse(ctx, { courseId, name: "x", files: changed })).toEqual([{ path: "media/packages/de-ida-y-vuelta.zip", change: "changed", reason: null }]);
    await importCourse(ctx, { name: "x", files: changed, update: true, dryRun: false });
    expect(await database.db.courseFile.findMany({ where: { courseId }, orderBy: { number: "asc" }, select: { number: true, state: true } })).toEqual([{ number: 1, state: "ready" }, { number: 2, state: "checking" }]);
    expect(await database.db.lessonRevision.count({ where: { lesson: { courseId } } })).toBe(2);
  });

  it("is refused with its reason, and then there is no course", async () => {
    const { ctx, files } = await scene();
    const bytes = new Uint8Array(scormZip(scormManifest({ resources: '<resource identifier="r1" adlcp:scormtype="sco" href="gone.html"/>' })));
    expect(await importUpload(ctx, { name: "x.zip", bytes, update: false, dryRun: true })).toMatchObject({ summary: { imported: 0, refused: 1 }, items: [{ reason: expect.stringContaining("gone.html") }] });
    await expect(importUpload(ctx, { name: "x.zip", bytes, update: false, dryRun: false })).rejects.toMatchObject({ code: "authoring.import_refused" });
    const bare = zipOf({ "course.yaml": "bundle: 1\nslug: sin-paquete\ncode: SP\ntitle: Sin paquete\nlanguage: es\n", "modules/01-m/module.yaml": "title: M\n", "modules/01-m/01-p.md": "---\ntitle: P\nkind: package\n---\n" });
    expect((await importUpload(ctx, { name: "x.zip", bytes: new Uint8Array(bare), update: false, dryRun: false })).items).toContainEqual({ path: "p", kind: "package", status: "converted", reason: expect.stringContaining("upload one") });
    expect(files.files.size).toBe(0);
  });
});
