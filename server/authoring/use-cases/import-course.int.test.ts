import { describe, expect, it } from "vitest";
import { courses as seeds } from "@/prisma/seed/content/courses";
import { seedCatalogue } from "@/prisma/seed/seed-catalogue";
import { seedPeople } from "@/prisma/seed/seed-people";
import { system } from "@/server/access";
import { packFiles, type BundleFile } from "@/server/bundles";
import { startTestDatabase, type TestDatabase } from "@/tests/harness/database";
import { everyTestOnDatabase } from "@/tests/harness/every-test";
import { memoryFiles } from "@/tests/harness/in-memory-vendors";
import { findSharedData } from "@/tests/harness/shared-data";
import { readFolder } from "@/tests/harness/read-folder";
import { studioScene } from "@/tests/harness/studio-scene";
import { testCtx, type TestCtx } from "@/tests/harness/test-ctx";
import { diffCourse } from "./diff-course";
import { exportCourse } from "./export-course";
import { importCourse } from "./import-course";
import { importUpload } from "./import-upload";

const PNG = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3]);

let database: TestDatabase;
everyTestOnDatabase((started) => {
  database = started;
});

function shown(files: readonly BundleFile[]): Record<string, string> {
  return Object.fromEntries(files.map(({ path, bytes }) => [path, /\.png$/.test(path) ? Buffer.from(bytes).toString("hex") : Buffer.from(bytes).toString("utf8")]));
}

function asDraft(files: Record<string, string>): Record<string, string> {
  return { ...files, "course.yaml": (files["course.yaml"] ?? "").replace(/^status: .*$/m, "status: draft") };
}

function folder(files: Record<string, string | Uint8Array>): BundleFile[] {
  return Object.entries(files).map(([path, content]) => ({ path, bytes: typeof content === "string" ? new TextEncoder().encode(content) : content }));
}

const SMALL = {
  "course.yaml": "bundle: 1\nslug: estadistica-en-carpeta\ncode: EST-1\ntitle: Estadística en carpeta\nlanguage: es\ntags: [Datos]\npriceAmount: 4900\ntopic: data\n",
  "modules/01-medir/module.yaml": "title: Medir\nsessions:\n  - { date: 2026-12-01, name: Clase, hours: 1.5 }\n",
  "modules/01-medir/01-medias.md": "---\ntitle: Medias\n---\n\nTexto con ![una curva](../../media/curva.png).\n",
  "modules/01-medir/02-prueba.md": "---\ntitle: Prueba\nkind: quiz\n---\n",
  "modules/01-medir/02-prueba.quiz.yaml": "passingScore: 70\nattempts: 2\ntimeLimitMinutes: null\nshuffle: true\nquestions:\n  - { type: boolean, correct: true, prompt: { format: plain, text: ¿Sí? } }\n",
  "media/curva.png": PNG,
};

async function scene(): Promise<{ ctx: TestCtx; files: ReturnType<typeof memoryFiles> }> {
  const { ctx, user } = await studioScene(database.db);
  const files = memoryFiles();
  expect(user.id).toBeTruthy();
  return { ctx: testCtx(database.db, { files }, ctx.viewer), files };
}

async function ask(ctx: TestCtx, files: BundleFile[], { update = false, dryRun = false } = {}) {
  return importCourse(ctx, { name: "carpeta.zip", files, update, dryRun });
}

describe("a course's folder", () => {
  it("carries what completes the lessons and the course, and forgets it when the folder does", async () => {
    const { ctx } = await scene();
    const { courses } = await ask(ctx, folder({ ...SMALL, "course.yaml": `${SMALL["course.yaml"]}completionShare: 80\ncompletionGrade: 60\ncertificateGrade: 85\n`.replace("slug: ", "slug: con-reglas-").replace("EST-1", "EST-9") }));
    const courseId = courses[0]?.courseId ?? "";
    const rules = { kind: "video" as const, role: "essential" as const, completeBy: "marked" as const, watchPercent: 75 };
    await database.db.lessonRevision.updateMany({ where: { lesson: { courseId, slug: "medias" } }, data: rules });
    const written = await exportCourse(ctx, { courseId });
    expect(shown(written.files)).toMatchObject({ "modules/01-medir/01-medias.md": expect.stringContaining("role: essential\n  by: marked\n  watch: 75"), "course.yaml": expect.stringContaining("completionShare: 80\ncompletionGrade: 60\ncertificateGrade: 85\n") });
    await ask(ctx, written.files, { update: true });
    expect(shown((await exportCourse(ctx, { courseId })).files)).toEqual(shown(written.files));
    const without = written.files.map(({ path, bytes }) => ({ path, bytes: /\.(?:md|yaml)$/.test(path) ? new TextEncoder().encode(Buffer.from(bytes).toString("utf8").replace(/(?:completionShare|completionGrade|certificateGrade): \d+\n/g, "").replace(/completion:\n(?: {2}.*\n)+/, "")) : bytes }));
    await ask(ctx, without, { update: true });
    expect(await database.db.course.findUniqueOrThrow({ where: { id: courseId } })).toMatchObject({ completionShare: 100, completionGrade: null, certificateGrade: null });
    expect(await database.db.lessonRevision.findFirst({ where: { lesson: { courseId, slug: "medias" } }, orderBy: { number: "desc" } })).toMatchObject({ role: "required", completeBy: null, watchPercent: null });
  });

  it("makes a draft that is written as it was read, and changes nothing when it is read again", async () => {
    const { ctx, files } = await scene();
    const dry = await ask(ctx, folder(SMALL), { dryRun: true });
    expect(dry).toMatchObject({ format: "folder", summary: { refused: 0 }, courses: [], existing: [] });
    expect(await database.db.course.count({ where: { slug: "estadistica-en-carpeta" } })).toBe(0);
    expect(files.files.size).toBe(0);

    const { courses, items, summary } = await ask(ctx, folder(SMALL));
    expect({ items, summary }).toEqual({ items: dry.items, summary: dry.summary });
    const courseId = courses[0]?.courseId ?? "";
    const [lesson] = await database.db.lessonRevision.findMany({ where: { lesson: { courseId, slug: "medias" } } });
    expect(lesson?.body).toMatch(/!\[una curva\]\(https:\/\/files\.example\/course-images\/img_\w+\.png\)/);
    const written = await exportCourse(ctx, { courseId });
    expect(shown(written.files)).toMatchObject({ "modules/01-medir/01-medias.md": expect.stringContaining("(../../media/curva.png)"), "media/curva.png": Buffer.from(PNG).toString("hex") });

    expect(await ask(ctx, written.files, { update: true })).toMatchObject({ courses: [{ courseId }], summary: { converted: 0, refused: 0 } });
    expect(await database.db.lessonRevision.count({ where: { lesson: { courseId } } })).toBe(2);
    expect(shown((await exportCourse(ctx, { courseId })).files)).toEqual(shown(written.files));
    expect(await diffCourse(ctx, { courseId, name: "x", files: written.files })).toEqual([]);
    expect(files.files.size).toBe(1);
  });

  it("updates what is there: what differs gets a revision, what is gone leaves the outline, what was refused stays", async () => {
    const { ctx } = await scene();
    const given = { ...SMALL, "course.yaml": SMALL["course.yaml"].replace("estadistica-en-carpeta", "se-actualiza").replace("EST-1", "EST-2") };
    const courseId = (await ask(ctx, folder(given))).courses[0]?.courseId ?? "";
    const next = {
      "course.yaml": given["course.yaml"].replace("4900", "5900"),
      "modules/01-medir/module.yaml": "title: Medir bien\n",
      "modules/01-medir/01-medianas.md": "---\ntitle: Medianas\n---\n\nNueva.\n",
      "modules/01-medir/02-medias.md": "---\ntitle: Medias\n---\n\nOtro texto.\n",
    };
    expect(await diffCourse(ctx, { courseId, name: "x", files: folder(next) })).toEqual([
      { path: "course.yaml", change: "changed", reason: null },
      { path: "media/curva.png", change: "removed", reason: null },
      { path: "modules/01-medir/01-medianas.md", change: "added", reason: null },
      { path: "modules/01-medir/01-medias.md", change: "removed", reason: null },
      { path: "modules/01-medir/02-medias.md", change: "added", reason: null },
      { path: "modules/01-medir/02-prueba.md", change: "removed", reason: null },
      { path: "modules/01-medir/02-prueba.quiz.yaml", change: "removed", reason: null },
      { path: "modules/01-medir/module.yaml", change: "changed", reason: null },
    ]);
    expect(await diffCourse(ctx, { courseId, name: "x", files: folder({ ...next, "otro.txt": "?" }) })).toContainEqual({ path: "otro.txt", change: "refused", reason: expect.stringContaining("no part") });
    expect((await diffCourse(ctx, { courseId, name: "x", files: folder({ "course.yaml": "?" }) })).filter(({ change }) => change === "removed")).toHaveLength(6);
    const withRefusal = await ask(ctx, folder({ ...next, "modules/01-medir/03-rota.md": "sin cabecera" }), { update: true });
    expect(withRefusal).toMatchObject({ existing: [{ courseId }], summary: { refused: 1 } });
    const outline = async () => (await database.db.lesson.findMany({ where: { courseId, deletedAt: null }, orderBy: { position: "asc" }, select: { slug: true } })).map(({ slug }) => slug);
    expect(await outline()).toEqual(["medianas", "medias", "prueba"]);
    expect((await ask(ctx, folder(next), { update: true })).items).toContainEqual({ path: "Prueba", kind: "lesson", status: "converted", reason: expect.stringContaining("leaves the outline") });
    expect(await outline()).toEqual(["medianas", "medias"]);
    expect(await database.db.course.findUnique({ where: { id: courseId }, select: { priceAmount: true, modules: { select: { title: true } } } })).toEqual({ priceAmount: 5_900, modules: [{ title: "Medir bien" }] });
    expect(await database.db.courseChange.count({ where: { courseId, kind: "course_imported" } })).toBe(3);
  });

  it("says what this school cannot take as it is, and takes nobody's address, video or course", async () => {
    const { ctx } = await scene();
    const other = await scene();
    const mine = { ...SMALL, "course.yaml": SMALL["course.yaml"].replace("estadistica-en-carpeta", "compartida").replace("EST-1", "EST-3") };
    const foreign = await database.db.videoAsset.create({ data: { id: "vid_ajeno", status: "ready" } });
    await ask(other.ctx, folder(mine));
    const given = {
      "course.yaml": `${mine["course.yaml"].replace("topic: data", "topic: nada")}prerequisites: [no-existe]\ninstructors: [otra-persona]\n`,
      "modules/01-medir/module.yaml": "title: Medir\n",
      "modules/01-medir/01-video.md": `---\ntitle: Video\nkind: video\nvideo: ${foreign.id}\n---\n`,
    };
    const { courses, items, existing } = await ask(ctx, folder(given), { update: true });
    expect(existing).toEqual([]);
    expect(courses[0]?.slug).toBe("compartida-2");
    const reasons = items.filter(({ status }) => status === "converted").map(({ reason }) => reason).join(" ");
    for (const part of ["compartida-2", "EST-3-2", "no topic nada", "no-existe", "otra-persona", "upload it"]) expect(reasons).toContain(part);
    const [revision] = await database.db.lessonRevision.findMany({ where: { lesson: { courseId: courses[0]?.courseId ?? "" } } });
    expect(revision?.videoAssetId).toBeNull();
    await expect(exportCourse(ctx, { courseId: (await database.db.course.findUniqueOrThrow({ where: { slug: "compartida" } })).id })).rejects.toMatchObject({ kind: "not_found" });
  });

  it("leaves the videos of a course to those who may bring media to it", async () => {
    const studio = await studioScene(database.db, ["uno"]);
    const film = await database.db.videoAsset.create({ data: { id: `vid_${studio.courseId.slice(4)}`, status: "ready" } });
    const [lessonId = ""] = studio.lessonIds;
    await database.db.lessonRevision.create({ data: { id: `rev_film_${studio.courseId.slice(4)}`, lessonId, number: 2, kind: "video", title: "Uno", body: "", videoAssetId: film.id } });
    const files = folder({
      "course.yaml": `bundle: 1\nslug: ${studio.course.slug}\ncode: CINE\ntitle: Cine\nlanguage: es\ntopic: data\n`,
      "modules/01-ver/module.yaml": "title: Ver\n",
      "modules/01-ver/01-otra.md": `---\ntitle: Otra\nkind: video\nvideo: ${film.id}\n---\n`,
    });
    const videoOf = async () => (await database.db.lessonRevision.findFirst({ where: { lesson: { courseId: studio.courseId, slug: "otra" } }, orderBy: { number: "desc" }, select: { videoAssetId: true } }))?.videoAssetId;
    const writer = await studio.addColleague({ canEdit: true, canManageMedia: false });
    expect((await ask(writer, files, { update: true })).courses).toMatchObject([{ courseId: studio.courseId }]);
    expect(await videoOf()).toBeNull();
    await ask(studio.ctx, files, { update: true });
    expect(await videoOf()).toBe(film.id);
  });

  it("imports nothing by halves", async () => {
    const { ctx } = await scene();
    const count = () => database.db.course.count();
    const before = await count();
    await expect(ask(ctx, folder({ ...SMALL, "course.yaml": "bundle: 2\n" }))).rejects.toMatchObject({ code: "authoring.import_refused" });
    expect(await ask(ctx, folder({ ...SMALL, "course.yaml": "bundle: 2\n" }), { dryRun: true })).toMatchObject({ courses: [], summary: { refused: 1 } });
    const broken = testCtx(database.db, { files: { ...memoryFiles(), put: () => Promise.reject(new Error("the store is down")) } }, ctx.viewer);
    await expect(ask(broken, folder({ ...SMALL, "course.yaml": SMALL["course.yaml"].replace("estadistica-en-carpeta", "a-medias").replace("EST-1", "EST-9") }))).rejects.toThrow("the store is down");
    const upload = (bytes: Uint8Array, dryRun: boolean) => importUpload(ctx, { name: "curso.zip", bytes, update: false, dryRun });
    const packed = packFiles("curso", folder(SMALL));
    for (const bytes of [packed.subarray(0, packed.length - 9), new Uint8Array([0x50, 0x4b, 3, 4, 0])]) {
      expect(await upload(bytes, true)).toMatchObject({ courses: [], items: [{ kind: "archive", status: "refused" }] });
      await expect(upload(bytes, false)).rejects.toMatchObject({ code: "authoring.import_refused" });
    }
    expect(await upload(packed, true)).toMatchObject({ format: "folder", summary: { refused: 0 } });
    expect(await count()).toBe(before);
    await expect(ask(ctx.as({ kind: "anonymous" }), folder(SMALL))).rejects.toMatchObject({ kind: "unauthenticated" });
  });
});

describe("the demo school", () => {
  it("is written as folders that make the same school elsewhere, byte by byte, and change nothing in their own", async () => {
    const elsewhere = await startTestDatabase();
    try {
      const [here, there] = [database, elsewhere].map(({ db }) => testCtx(db, { files: memoryFiles() }, system("course-folders")));
      if (!here || !there) throw new Error("two schools are needed");
      for (const ctx of [here, there]) await seedPeople(ctx);
      await seedCatalogue(here);
      await elsewhere.db.topic.createMany({ data: await database.db.topic.findMany({ where: { id: { not: { in: (await elsewhere.db.topic.findMany()).map(({ id }) => id) } } } }) });
      const rows = await database.db.course.findMany({ where: { slug: { in: seeds.map(({ slug }) => slug) } }, orderBy: { prerequisites: { _count: "asc" } }, select: { id: true, slug: true } });
      expect(rows).toHaveLength(14);
      for (const { id: courseId } of rows) {
        const { slug, files } = await exportCourse(here, { courseId });
        const revisions = await database.db.lessonRevision.count();
        expect(await importCourse(here, { name: slug, files, update: true, dryRun: false }), slug).toMatchObject({ courses: [{ courseId }], summary: { converted: 0, refused: 0 } });
        expect(await database.db.lessonRevision.count(), slug).toBe(revisions);
        expect(shown((await exportCourse(here, { courseId })).files), slug).toEqual(shown(files));

        const { courses, summary } = await importCourse(there, { name: slug, files, update: true, dryRun: false });
        expect(summary.refused, slug).toBe(0);
        const copy = await exportCourse(there, { courseId: courses[0]?.courseId ?? "" });
        const withoutVideos = (written: Record<string, string>) => JSON.parse(JSON.stringify(written).replaceAll(/video: vid_[\w-]+/g, "video: null"));
        expect(withoutVideos(shown(copy.files)), slug).toEqual(withoutVideos(asDraft(shown(files))));
      }
      await Promise.all([here.settle(), there.settle()]);
    } finally {
      await elsewhere.close();
    }
  });
});

const bilingual = findSharedData("01-course-en-es");

describe.runIf(bilingual !== null)("a bilingual folder of Markdown", () => {
  it("comes in whole: two courses, lesson by lesson translations of each other, with their quizzes", async () => {
    const { ctx } = await scene();
    const { files, index } = readFolder(bilingual ?? "");
    const { courses, summary, items } = await importCourse(ctx, { name: "course", files, update: false, dryRun: false });
    expect(summary.refused).toBe(0);
    const listed: { units: { slug: string; lessons: { slug: string; files: Record<string, unknown>; quizIds: Record<string, number> }[] }[] } = JSON.parse(index);
    const lessons = listed.units.flatMap((unit) => unit.lessons);
    const count = (name: RegExp) => lessons.reduce((sum, lesson) => sum + Object.keys(lesson.files).filter((file) => name.test(file)).length, 0);
    const quizzes = lessons.reduce((sum, { quizIds }) => sum + Object.keys(quizIds).length, 0);
    const kinds = async (courseId: string | undefined, kind: "article" | "quiz") => database.db.lessonRevision.count({ where: { kind, lesson: { courseId: courseId ?? "" } } });
    const [english, spanish] = courses;
    expect(courses.map(({ slug }) => slug)).toEqual(["web-development-for-beginners-subset", "web-development-for-beginners-subset-es"]);
    expect(await kinds(english?.courseId, "article")).toBe(count(/^(?:README|assignment)\.md$/) + listed.units.length);
    expect(await kinds(spanish?.courseId, "article")).toBe(count(/^(?:README|assignment)\.es\.md$/) + listed.units.length);
    for (const course of courses) expect(await kinds(course.courseId, "quiz")).toBe(quizzes);
    expect(await database.db.courseTranslation.findMany({ select: { sourceId: true, targetId: true } })).toEqual([{ sourceId: english?.courseId, targetId: spanish?.courseId }]);
    expect(await database.db.lessonTranslation.count({ where: { target: { courseId: spanish?.courseId ?? "" } } })).toBe(count(/^(?:README|assignment)\.es\.md$/) + listed.units.length + quizzes);
    expect(items.filter(({ reason }) => reason?.includes("sketchnotes")).length).toBe(7);
    const before = await database.db.lessonRevision.count();
    expect((await importCourse(ctx, { name: "course", files, update: true, dryRun: false })).courses).toEqual(courses);
    expect(await database.db.lessonRevision.count()).toBe(before);
  });
});
