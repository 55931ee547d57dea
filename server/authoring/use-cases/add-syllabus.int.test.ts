import { describe, expect, it } from "vitest";
import { anonymous } from "@/server/access";
import { findCourseLanding } from "@/server/catalog/queries/find-course-landing";
import { removeLooseFiles } from "@/server/media";
import type { TestDatabase } from "@/tests/harness/database";
import { everyTestOnFileStore, fileScene, type FileStore } from "@/tests/harness/file-scene";
import { hostileFiles, pdf } from "@/tests/harness/hostile-files";
import { memoryLimits } from "@/tests/harness/in-memory-vendors";
import { userViewer } from "@/tests/harness/test-ctx";
import { setTestEnv } from "@/tests/harness/test-env";
import { getStudioCourse } from "../queries/get-studio-course";
import { openSyllabus } from "../queries/open-syllabus";
import { addSyllabus } from "./add-syllabus";
import { exportCourse } from "./export-course";
import { importCourse } from "./import-course";
import { removeSyllabus } from "./remove-syllabus";
import { unpublishCourse } from "./unpublish-course";

setTestEnv();

let database: TestDatabase;
let store: FileStore;
everyTestOnFileStore((started) => {
  ({ database, store } = started);
});

const DAYS_MS = 86_400_000;
const bytesOf = async (body: ReadableStream<Uint8Array>): Promise<Buffer> => Buffer.from(await new Response(body).arrayBuffer());
const landing = async (courseId: string): Promise<number | null | undefined> => {
  const { slug } = await database.db.course.findUniqueOrThrow({ where: { id: courseId }, select: { slug: true } });
  return (await findCourseLanding(database.db, slug))?.syllabusBytes;
};

/** A code that a folder may have. */
const giveCode = (courseId: string) => database.db.course.update({ where: { id: courseId }, data: { code: `PROG-${courseId.slice(-8).toUpperCase().replaceAll(/[^A-Z0-9]/g, "X")}` } });

describe("a course's syllabus", () => {
  it("is a PDF that anybody may read once the course is public, under the name that its author gave it", async () => {
    const { ctx, courseId } = await fileScene(database.db, store);
    const visitor = ctx.as(anonymous);
    await expect(openSyllabus(visitor, { courseId })).rejects.toMatchObject({ kind: "not_found" });
    await addSyllabus(ctx, { courseId, name: "Programa – ñandú.pdf" }, pdf());
    expect((await getStudioCourse(ctx, { courseId })).syllabus).toEqual({ name: "Programa – ñandú.pdf", bytes: pdf().byteLength });
    expect(await landing(courseId)).toBe(pdf().byteLength);
    const given = await openSyllabus(visitor, { courseId });
    expect([given.name, given.contentType, (await bytesOf(given.body)).equals(pdf())]).toEqual(["Programa – ñandú.pdf", "application/pdf", true]);
    await ctx.settle();
    expect(ctx.relayed).toContainEqual(expect.objectContaining({ name: "catalog/course.changed", data: expect.objectContaining({ courseId }) }));
    await unpublishCourse(ctx, { courseId });
    await expect(openSyllabus(visitor, { courseId }), "what is not public is not there").rejects.toMatchObject({ kind: "not_found" });
    expect((await openSyllabus(ctx, { courseId })).bytes).toBe(pdf().byteLength);
    await ctx.settle();
  });

  it("is not sent without end to who asks without end", async () => {
    const { ctx, courseId } = await fileScene(database.db, store, null, memoryLimits({ api_read: 1 }));
    await addSyllabus(ctx, { courseId, name: "uno.pdf" }, pdf());
    const { body } = await openSyllabus(ctx.as(anonymous), { courseId });
    await body.cancel();
    await expect(openSyllabus(ctx.as(anonymous), { courseId })).rejects.toMatchObject({ kind: "too_many" });
    await ctx.settle();
  });

  it("is replaced and taken off, and its bytes go a month after nothing shows them", async () => {
    const { ctx, job, courseId } = await fileScene(database.db, store);
    const first = await addSyllabus(ctx, { courseId, name: "uno.pdf" }, pdf());
    const second = await addSyllabus(ctx, { courseId, name: "dos.pdf" }, Buffer.concat([pdf(), Buffer.from("\n% dos\n%%EOF\n")]));
    ctx.clock.set(new Date(ctx.clock.now().getTime() + 40 * DAYS_MS));
    await removeLooseFiles(job);
    const stands = async (fileId: string) => (await database.db.courseFile.findUniqueOrThrow({ where: { id: fileId } })).removedAt === null;
    expect([await stands(first.fileId), await stands(second.fileId)]).toEqual([false, true]);
    expect((await openSyllabus(ctx, { courseId })).name).toBe("dos.pdf");
    await removeSyllabus(ctx, { courseId });
    await removeSyllabus(ctx, { courseId });
    expect((await getStudioCourse(ctx, { courseId })).syllabus).toBeNull();
    await expect(openSyllabus(ctx, { courseId })).rejects.toMatchObject({ kind: "not_found" });
    expect(await database.db.courseChange.count({ where: { courseId, kind: "syllabus_removed" } })).toBe(1);
    await removeLooseFiles(job);
    expect(await stands(second.fileId)).toBe(false);
    await ctx.settle();
  });

  it("is refused with the reason when it is no sound PDF, and the one before stays", async () => {
    const { ctx, courseId } = await fileScene(database.db, store);
    await addSyllabus(ctx, { courseId, name: "uno.pdf" }, pdf());
    const hostile = hostileFiles().filter(({ name }) => name.endsWith(".pdf"));
    expect(hostile.length).toBeGreaterThan(3);
    for (const { what, name, body, refusal } of hostile) {
      await expect(addSyllabus(ctx, { courseId, name }, body), what).rejects.toMatchObject({ code: "media.file_refused", params: { reason: refusal } });
    }
    await expect(addSyllabus(ctx, { courseId, name: "programa.txt" }, Buffer.from("Hola"))).rejects.toMatchObject({ code: "media.file_refused", params: { reason: "syllabus_no_pdf" } });
    await expect(addSyllabus(ctx, { courseId, name: "" }, pdf())).rejects.toMatchObject({ params: { reason: "name_empty" } });
    expect((await openSyllabus(ctx, { courseId })).name).toBe("uno.pdf");
    await ctx.settle();
  });

  it("leaves no bytes behind that nobody knows of when it is interrupted", async () => {
    const { ctx, job, courseId } = await fileScene(database.db, store);
    const { files } = ctx.vendors;
    const stored: string[] = [];
    const put: typeof files.put = async (input) => {
      await files.put(input);
      stored.push(input.pathname);
      throw new Error("killed");
    };
    await expect(addSyllabus({ ...ctx, vendors: { ...ctx.vendors, files: { ...files, put } } }, { courseId, name: "uno.pdf" }, pdf())).rejects.toThrow("killed");
    expect((await getStudioCourse(ctx, { courseId })).syllabus).toBeNull();
    ctx.clock.set(new Date(ctx.clock.now().getTime() + 2 * DAYS_MS));
    await removeLooseFiles(job);
    expect(await Promise.all(stored.map((pathname) => files.read(pathname)))).toEqual([null]);
    await ctx.settle();
  });

  it("is refused, and left out of an import, while the virus scanner is out of reach; the one before stays", async () => {
    const scanner = { isDown: false, scan: async () => {
      if (scanner.isDown) throw new Error("the virus scanner answered 503");
      return { verdict: "clean" as const };
    } };
    const { ctx, courseId } = await fileScene(database.db, store, scanner);
    await giveCode(courseId);
    await addSyllabus(ctx, { courseId, name: "uno.pdf" }, pdf());
    const { files } = await exportCourse(ctx, { courseId });
    scanner.isDown = true;
    const other = Buffer.concat([pdf(), Buffer.from("\n% dos\n%%EOF\n")]);
    await expect(addSyllabus(ctx, { courseId, name: "dos.pdf" }, other)).rejects.toMatchObject({ code: "media.file_refused", params: { reason: "not_scanned" } });
    const changed = files.map((file) => (file.path === "syllabus.pdf" ? { ...file, bytes: new Uint8Array(other) } : file));
    const { items } = await importCourse(ctx, { name: "curso", files: changed, update: true, dryRun: false });
    expect(items).toContainEqual({ path: "syllabus.pdf", kind: "syllabus", status: "refused", reason: "It is no sound PDF: not_scanned." });
    expect((await getStudioCourse(ctx, { courseId })).syllabus?.name).toBe("uno.pdf");
    await ctx.settle();
  });

  it("is nobody's to change but its editors'", async () => {
    const { ctx, courseId } = await fileScene(database.db, store);
    const other = await fileScene(database.db, store);
    for (const viewer of [other.ctx.viewer, userViewer({ userId: "usr_nobody" }), anonymous]) {
      const them = ctx.as(viewer);
      await expect(addSyllabus(them, { courseId, name: "a.pdf" }, pdf())).rejects.toMatchObject({ kind: expect.stringMatching(/forbidden|not_found|unauthenticated/) });
      await expect(removeSyllabus(them, { courseId })).rejects.toMatchObject({ kind: expect.stringMatching(/forbidden|not_found|unauthenticated/) });
    }
  });

  it("goes with the course's folder and comes back with it; a folder that holds another thing under its name says so", async () => {
    const { ctx, courseId } = await fileScene(database.db, store);
    await giveCode(courseId);
    const exported = async () => (await exportCourse(ctx, { courseId })).files;
    await addSyllabus(ctx, { courseId, name: "uno.pdf" }, pdf());
    const files = await exported();
    expect(files.find(({ path }) => path === "syllabus.pdf")?.bytes).toEqual(new Uint8Array(pdf()));
    const { syllabusFileId: fileId } = await database.db.course.findUniqueOrThrow({ where: { id: courseId } });
    const again = (given: typeof files, dryRun = false) => importCourse(ctx, { name: "curso", files: given, update: true, dryRun });
    expect((await again(files)).items).toContainEqual(expect.objectContaining({ path: "syllabus.pdf", status: "imported" }));
    expect((await database.db.course.findUniqueOrThrow({ where: { id: courseId } })).syllabusFileId, "the same is not stored again").toBe(fileId);
    const liar = files.map((file) => (file.path === "syllabus.pdf" ? { ...file, bytes: new Uint8Array(Buffer.from("%PDF-1.7\nnada")) } : file));
    expect((await again(liar)).items).toContainEqual(expect.objectContaining({ path: "syllabus.pdf", status: "refused" }));
    const text = files.map((file) => (file.path === "syllabus.pdf" ? { ...file, bytes: new Uint8Array(Buffer.from("Hola")) } : file));
    expect((await again(text, true)).items).toContainEqual({ path: "syllabus.pdf", kind: "syllabus", status: "refused", reason: "It is no PDF." });
    expect((await getStudioCourse(ctx, { courseId })).syllabus?.name).toBe("uno.pdf");
    await again(files.filter(({ path }) => path !== "syllabus.pdf"));
    expect((await getStudioCourse(ctx, { courseId })).syllabus, "a whole folder without one").toBeNull();
    await again(files);
    expect((await exported()).find(({ path }) => path === "syllabus.pdf")?.bytes).toEqual(new Uint8Array(pdf()));
    await ctx.settle();
  });
});
