import { describe, expect, it } from "vitest";
import { DAY_MS } from "@/lib/time";
import { choosePart } from "@/server/authoring/use-cases/choose-part";
import { startFile } from "@/server/authoring/use-cases/start-file";
import { getLessonFiles } from "@/server/authoring/queries/get-lesson-files";
import { getPublishGate } from "@/server/authoring/queries/get-publish-gate";
import type { TestDatabase } from "@/tests/harness/database";
import { everyTestOnDatabase } from "@/tests/harness/every-test";
import { packageScene } from "@/tests/harness/package-scene";
import { ONE_RESOURCE, scormManifest, scormZip, zipOf } from "@/tests/harness/scorm-packages";
import { setTestEnv } from "@/tests/harness/test-env";
import { checkFile } from "./check-file";
import { checkPackage } from "./check-package";
import { finishPackage } from "./finish-package";
import { giveUpFile } from "./give-up-file";
import { removeLooseFiles } from "./remove-loose-files";
import { storePackageFiles } from "./store-package-files";

setTestEnv();

let database: TestDatabase;
everyTestOnDatabase((started) => {
  database = started;
});

type Made = Awaited<ReturnType<typeof packageScene>>;
const blocking = async ({ ctx, place }: Made) => (await getPublishGate(ctx, place)).blocking.map(({ code }) => code);
const TWO = '<item identifier="a" identifierref="r1"><title>A</title></item><item identifier="b" identifierref="r1" parameters="?p=2"><title>B</title></item>';

describe("a package that arrives", () => {
  it("is unpacked, put into the draft, and lets the course be published", async () => {
    const made = await packageScene(database.db);
    expect(await blocking(made)).toContain("package_missing");
    const file = await made.bring(scormZip(scormManifest(), { "index.html": "<p>hola</p>", "media/clip.mp4": "film", "Otro/ÁRBOL.js": "1" }));
    expect(file).toMatchObject({ state: "ready", isPackage: true, contentType: "application/zip", package: { standard: "scorm12", title: "Medir bien", fileCount: 4 } });
    expect(file.package?.files.map(({ path, contentType, foldedPath }) => [path, contentType, foldedPath]).sort()).toEqual([
      ["Otro/ÁRBOL.js", "text/javascript; charset=utf-8", "otro/árbol.js"], ["imsmanifest.xml", "application/xml", "imsmanifest.xml"],
      ["index.html", "text/html", "index.html"], ["media/clip.mp4", "video/mp4", "media/clip.mp4"],
    ]);
    for (const { pathname, bytes } of file.package?.files ?? []) expect(made.files.files.get(pathname)).toMatchObject({ contentType: "application/octet-stream", body: { byteLength: bytes } });
    expect(await blocking(made)).toEqual([]);
    expect(await getLessonFiles(made.ctx, made.place)).toMatchObject({ currentId: file.id, package: { standard: "scorm12", title: "Medir bien", parts: [{ id: "i1", title: "La medida" }], part: "i1", fileCount: 4 } });
    expect(await made.db.courseChange.count({ where: { lessonId: made.lessonId, kind: "package_attached" } })).toBe(1);
  });

  it("appears whole or not at all, however often a step is repeated", async () => {
    const made = await packageScene(database.db);
    const files = Object.fromEntries(Array.from({ length: 600 }, (_, at) => [`p/${at}.html`, String(at)]));
    const fileId = await made.send("grande.zip", scormZip(scormManifest(), { "index.html": "x", ...files }));
    expect(await blocking(made)).toContain("package_missing");
    const checked = await checkPackage(made.job, { fileId });
    expect(checked).toEqual({ outcome: "unpacking", batches: 3 });
    expect(await checkPackage(made.job, { fileId })).toEqual(checked);
    expect(await checkFile(made.job, { fileId })).toBe("left");
    for (const batch of [0, 0, 2]) await storePackageFiles(made.job, { fileId, batch });
    expect((await getLessonFiles(made.ctx, made.place)).versions[0]?.state).toBe("checking");
    expect(await storePackageFiles(made.job, { fileId, batch: 1 })).toEqual({ stored: 250 });
    expect(await finishPackage(made.job, { fileId })).toBe("ready");
    expect(await finishPackage(made.job, { fileId })).toBe("left");
    expect(await storePackageFiles(made.job, { fileId, batch: 1 })).toEqual({ stored: 0 });
    expect(await checkPackage(made.job, { fileId })).toEqual({ outcome: "left" });
    expect([...made.files.files.keys()].filter((name) => name.startsWith("packages/"))).toHaveLength(602);
  });

  it.each<[string, string, Buffer]>([
    ["package_no_archive", "something else", Buffer.from("<!doctype html>hola")],
    ["package_no_archive", "two letters of an archive", Buffer.from("PK")],
    ["damaged", "an archive that is cut off", scormZip().subarray(0, 300)],
    ["package_manifest_missing", "an archive without a manifest", zipOf({ "index.html": "x" })],
    ["package_manifest_broken", "a document type", scormZip(scormManifest({ before: '<!DOCTYPE m [<!ENTITY x SYSTEM "file:///etc/passwd">]>' }))],
    ["package_external", "a launch elsewhere", scormZip(scormManifest({ resources: ONE_RESOURCE.replace('href="index.html"', 'href="//evil.example/"') }))],
    ["archive_name", "a name that leads out", zipOf({ "imsmanifest.xml": scormManifest(), "index.html": "x", "../evil.html": "x" })],
    ["archive_bomb", "a bomb", scormZip(scormManifest(), { "index.html": "x".repeat(40_000_000) })],
    ["archive_program", "a program", scormZip(scormManifest(), { "index.html": "x", "setup.bin": `\u007fELF${"\0".repeat(80)}` })],
  ])("is refused as %s: %s, and nothing of it is stored", async (refusal, _what, body) => {
    const made = await packageScene(database.db);
    const file = await made.bring(body);
    expect(file).toMatchObject({ state: "refused", refusal, package: null });
    expect([...made.files.files.keys()].filter((name) => name.startsWith("packages/"))).toEqual([]);
    expect((await getLessonFiles(made.ctx, made.place)).package).toBeNull();
    await removeLooseFiles(made.job);
    expect(made.files.files.size).toBe(0);
  });

  it("is refused by its name and its size before it is sent, and by the scanner after", async () => {
    const clean = await packageScene(database.db);
    await expect(startFile(clean.ctx, { ...clean.place, name: "guia.pdf", bytes: 10 })).rejects.toMatchObject({ code: "media.file_refused", params: { reason: "package_no_archive" } });
    const made = await packageScene(database.db, { scan: async () => ({ verdict: "infected", threat: "Eicar" }) });
    expect(await made.bring(scormZip())).toMatchObject({ state: "refused", refusal: "virus", refusalDetail: "Eicar" });
    const gone = await packageScene(database.db);
    const fileId = await gone.send("x.zip", scormZip());
    gone.files.files.clear();
    expect(await checkPackage(gone.job, { fileId })).toEqual({ outcome: "refused" });
    const empty = await packageScene(database.db);
    const emptyId = await empty.send("x.zip", scormZip());
    for (const kept of empty.files.files.values()) kept.body = Buffer.alloc(0);
    expect(await checkPackage(empty.job, { fileId: emptyId })).toEqual({ outcome: "refused" });
  });

  it("leaves no files behind when it is given up, nor when nothing plays it any more", async () => {
    const made = await packageScene(database.db);
    const first = await made.send("x.zip", scormZip());
    await checkPackage(made.job, { fileId: first });
    await storePackageFiles(made.job, { fileId: first, batch: 0 });
    await giveUpFile(made.job, { fileId: first });
    await removeLooseFiles(made.job);
    expect(made.files.files.size).toBe(0);
    const former = await made.bring(scormZip());
    const current = await made.bring(scormZip(scormManifest({ title: "Otra" })));
    made.ctx.clock.set(new Date(made.ctx.clock.now().getTime() + 31 * DAY_MS));
    await removeLooseFiles(made.job);
    expect(await made.db.packageFile.count({ where: { package: { fileId: former.id } } })).toBe(0);
    expect(await made.db.packageFile.count({ where: { package: { fileId: current.id } } })).toBe(2);
    expect(made.files.files.size).toBe(3);
  });

  it("of several parts plays the one that its teacher chooses", async () => {
    const made = await packageScene(database.db);
    await expect(choosePart(made.ctx, { ...made.place, part: "a" })).rejects.toMatchObject({ code: "media.file_not_ready" });
    await made.bring(scormZip(scormManifest({ items: TWO })));
    expect((await getLessonFiles(made.ctx, made.place)).package?.part).toBe("a");
    expect(await choosePart(made.ctx, { ...made.place, part: "b" })).toEqual({ part: "b" });
    expect((await getLessonFiles(made.ctx, made.place)).package?.part).toBe("b");
    await expect(choosePart(made.ctx, { ...made.place, part: "z" })).rejects.toMatchObject({ code: "packages.part_unknown" });
    await made.bring(scormZip());
    expect((await getLessonFiles(made.ctx, made.place)).package?.part).toBe("i1");
  });
});
