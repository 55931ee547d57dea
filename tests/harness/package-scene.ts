import { system } from "@/server/access";
import { addLesson } from "@/server/authoring/use-cases/add-lesson";
import { attachFile } from "@/server/authoring/use-cases/attach-file";
import { confirmFile } from "@/server/authoring/use-cases/confirm-file";
import { publishCourse } from "@/server/authoring/use-cases/publish-course";
import { startFile } from "@/server/authoring/use-cases/start-file";
import { checkPackage, finishPackage, storePackageFiles } from "@/server/media";
import type { Db } from "@/server/platform/db/client";
import type { FileScanner } from "@/server/vendors";
import { makeLearner } from "@/tests/factories/make-learner";
import { memoryFiles } from "./in-memory-vendors";
import { studioScene } from "./studio-scene";
import { testCtx } from "./test-ctx";

/** A teacher with a lesson that plays a package, on files in memory, and the durable function's work without its steps. */
export async function packageScene(db: Db, scanner: FileScanner | null = null) {
  const made = await studioScene(db, ["uno"]);
  const files = memoryFiles();
  const ctx = testCtx(db, { files, scanner }, made.ctx.viewer);
  const lesson = { title: "La medida", kind: "package" as const, moduleId: made.moduleId };
  const { lessonId, slug } = await addLesson(ctx, { courseId: made.courseId, lesson, beforeLessonId: null, address: "numbered" });
  const place = { courseId: made.courseId, lessonId };
  const job = ctx.as(system("test"));
  /** Sends an archive as a browser does; it waits to be looked at. */
  const send = async (name: string, body: Buffer): Promise<string> => {
    const { fileId, pathname } = await startFile(ctx, { ...place, name, bytes: body.byteLength });
    await files.put({ pathname, body, contentType: "application/octet-stream", access: "private" });
    await confirmFile(ctx, { ...place, fileId });
    return fileId;
  };
  /** What the durable function does with one that has arrived. */
  const unpack = async (fileId: string) => {
    const checked = await checkPackage(job, { fileId });
    if (checked.outcome !== "unpacking") return checked.outcome;
    for (let batch = 0; batch < checked.batches; batch += 1) await storePackageFiles(job, { fileId, batch });
    await finishPackage(job, { fileId });
    return attachFile(job, { fileId });
  };
  const bring = async (body: Buffer, name = "medida.zip") => {
    const fileId = await send(name, body);
    await unpack(fileId);
    return db.courseFile.findUniqueOrThrow({ where: { id: fileId }, include: { package: { include: { files: true } } } });
  };
  /** Publishes, and gives somebody access to the new release. */
  const learn = async () => {
    await publishCourse(ctx, { courseId: made.courseId, notes: "" });
    const { currentReleaseId, slug: courseSlug } = await db.course.findUniqueOrThrow({ where: { id: made.courseId }, select: { currentReleaseId: true, slug: true } });
    const learner = await makeLearner(db, { courseId: made.courseId, releaseId: String(currentReleaseId) });
    return { ...learner, ctx: ctx.as(learner.viewer), address: { courseSlug, lessonSlug: slug } };
  };
  return { ...made, ctx, job, files, place, lessonId, slug, send, unpack, bring, learn, db };
}
