import { describe, expect, it } from "vitest";
import { anonymous } from "@/server/access";
import type { TestDatabase } from "@/tests/harness/database";
import { everyTestOnFileStore, fileScene, type FileStore } from "@/tests/harness/file-scene";
import { userViewer } from "@/tests/harness/test-ctx";
import { setTestEnv } from "@/tests/harness/test-env";
import { addImage } from "./add-image";
import { exportCourse } from "./export-course";
import { saveLesson } from "./save-lesson";

setTestEnv();

const PNG = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const png = (seed: number): Uint8Array => Uint8Array.from([...PNG, seed]);

let database: TestDatabase;
let store: FileStore;
everyTestOnFileStore((started) => {
  ({ database, store } = started);
});

describe("an image of a text", () => {
  it("is kept where anybody's browser finds it, as what it is and not as what it is called", async () => {
    const { ctx, courseId } = await fileScene(database.db, store);
    const { url, name } = await addImage(ctx, { courseId, name: "Gráfico de ÁREAS.jpg" }, png(1));
    expect(name).toBe("grafico-de-areas.png");
    const shown = await fetch(url);
    expect([shown.status, shown.headers.get("content-type"), new Uint8Array(await shown.arrayBuffer())]).toEqual([200, "image/png", png(1)]);
  });

  it("is kept once, whatever its name; another of its name never takes its place, also when both come at once", async () => {
    const { ctx, courseId } = await fileScene(database.db, store);
    const first = await addImage(ctx, { courseId, name: "mapa.png" }, png(2));
    expect(await addImage(ctx, { courseId, name: "otra.png" }, png(2))).toEqual(first);
    const others = await Promise.all([3, 4, 4].map((seed) => addImage(ctx, { courseId, name: "mapa.png" }, png(seed))));
    expect(new Set(others.map(({ name }) => name))).toEqual(new Set(["mapa-2.png", "mapa-3.png"]));
    expect(await database.db.courseImage.count({ where: { courseId } })).toBe(3);
  });

  it("leaves with the folder of the course, whose texts name it there", async () => {
    const { ctx, courseId, lessonId } = await fileScene(database.db, store);
    const { url } = await addImage(ctx, { courseId, name: "mapa.png" }, png(7));
    await database.db.course.update({ where: { id: courseId }, data: { code: "MAPAS-1" } });
    const { number } = await database.db.lessonRevision.findFirstOrThrow({ where: { lessonId }, orderBy: { number: "desc" } });
    await saveLesson(ctx, { courseId, lessonId, saveKey: "save-key-1", base: { revision: number, edition: 1 }, body: `![Un mapa](${url})` });
    const { files } = await exportCourse(ctx, { courseId });
    expect(files.find(({ path }) => path === "media/mapa.png")?.bytes).toEqual(png(7));
    expect(files.some(({ bytes }) => Buffer.from(bytes).toString().includes("![Un mapa](../../media/mapa.png)"))).toBe(true);
  });

  it("has a name for the folder of the course, also when its own says nothing", async () => {
    const { ctx, courseId } = await fileScene(database.db, store);
    expect((await addImage(ctx, { courseId, name: "图.png" }, png(5))).name).toBe("image.png");
  });

  it.each([
    ["a drawing that can run script", "<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>"],
    ["a page", "<!doctype html><script>alert(1)</script>"],
    ["nothing", ""],
  ])("is not %s", async (_what, text) => {
    const { ctx, courseId } = await fileScene(database.db, store);
    await expect(addImage(ctx, { courseId, name: "a.png" }, Buffer.from(text))).rejects.toMatchObject({ kind: "invalid", code: "authoring.image_unfit" });
    expect(await database.db.courseImage.count({ where: { courseId } })).toBe(0);
  });

  it("is brought only by who may change the course", async () => {
    const { ctx, courseId } = await fileScene(database.db, store);
    await expect(addImage(ctx.as(anonymous), { courseId, name: "a.png" }, png(6))).rejects.toMatchObject({ kind: "unauthenticated" });
    await expect(addImage(ctx.as(userViewer({ userId: "usr_stranger" })), { courseId, name: "a.png" }, png(6))).rejects.toMatchObject({ kind: "forbidden" });
  });
});
