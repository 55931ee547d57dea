import { describe, expect, it } from "vitest";
import { courseProgress } from "@/lib/domain/progress";
import { newId } from "@/lib/ids";
import { system } from "@/server/access";
import { publishCourse } from "@/server/authoring";
import { getLessonPage, listMyCourses } from "@/server/learning";
import { makeCourse } from "@/tests/factories/make-course";
import { makeLearner } from "@/tests/factories/make-learner";
import type { TestDatabase } from "@/tests/harness/database";
import { everyTestOnDatabase } from "@/tests/harness/every-test";
import { testCtx } from "@/tests/harness/test-ctx";
import { completeLesson } from "./complete-lesson";
import { recordPlayback } from "./record-playback";

let database: TestDatabase;
everyTestOnDatabase((started) => {
  database = started;
});

async function world(lessons: NonNullable<Parameters<typeof makeCourse>[1]>["lessons"] = [{ slug: "uno" }, { slug: "dos" }]) {
  const made = await makeCourse(database.db, { lessons });
  const ctx = testCtx(database.db);
  const learner = await makeLearner(database.db, { courseId: made.course.id, releaseId: made.release.id }, ctx);
  await ctx.settle();
  ctx.relayed.length = 0;
  const own = ctx.as(learner.viewer);
  const courseSlug = made.course.slug;
  const read = (lessonSlug: string) => completeLesson(own, { courseSlug, lessonSlug });
  const names = async () => {
    await ctx.settle();
    return ctx.relayed.map((event) => event.name);
  };
  const progress = async () => {
    const [course] = await listMyCourses(own);
    if (!course) throw new Error("the course is gone");
    return { completed: course.completed, total: course.total };
  };
  return { ...made, ctx, own, learner, courseSlug, read, names, progress };
}

/** Puts a lesson into the draft, at the end. */
async function draftLesson(courseId: string, slug: string): Promise<void> {
  const module = await database.db.module.findFirstOrThrow({ where: { courseId } });
  const lessonId = newId("lesson");
  await database.db.lesson.create({ data: { id: lessonId, courseId, moduleId: module.id, slug, position: 99 } });
  await database.db.lessonRevision.create({ data: { id: newId("lessonRevision"), lessonId, number: 1, kind: "article", title: slug, body: "Texto", durationSeconds: 60 } });
}

describe("completing lessons", () => {
  it("counts an article once, and refuses to take a learner's word for a video", async () => {
    const { read, names, progress } = await world([{ slug: "texto" }, { slug: "video", kind: "video", durationSeconds: 100 }]);
    await read("texto");
    await read("texto");
    await expect(read("video")).rejects.toMatchObject({ code: "learning.not_watched_enough" });
    expect(await progress()).toEqual({ completed: 1, total: 2 });
    expect(await names()).toEqual(["learning/lesson.completed"]);
  });

  it("announces the end of the course exactly once, also when the last two lessons end together", async () => {
    const { read, names, learner, ctx } = await world([{ slug: "uno" }, { slug: "dos" }, { slug: "tres" }]);
    expect(await read("uno")).toEqual({ courseCompleted: false });
    const answers = await Promise.all([read("dos"), read("tres"), read("dos")]);
    expect(answers.filter((answer) => answer.courseCompleted)).toHaveLength(1);
    expect((await names()).filter((name) => name === "learning/course.completed")).toHaveLength(1);
    const stored = await database.db.enrollment.findUniqueOrThrow({ where: { id: learner.enrollmentId } });
    expect(stored).toMatchObject({ status: "completed", completedAt: ctx.clock.now() });
    expect(ctx.relayed.find((event) => event.name === "learning/course.completed")?.data).toMatchObject({
      enrollmentId: learner.enrollmentId,
      userId: learner.userId,
    });
  });

  it("ends a course by watching, too", async () => {
    const { own, courseSlug, names } = await world([{ slug: "video", kind: "video", durationSeconds: 10 }]);
    await recordPlayback(own, { courseSlug, lessonSlug: "video", ranges: [{ fromMs: 0, toMs: 9_000 }], positionSeconds: 9, at: own.clock.now().toISOString() });
    expect(await names()).toEqual(["learning/lesson.completed", "learning/course.completed"]);
  });
});

describe("when the author adds a lesson", () => {
  it("keeps the progress of who is enrolled, finished or not, and does not show them the lesson", async () => {
    const halfway = await world();
    const { course, ctx, courseSlug, learner } = halfway;
    const finished = await makeLearner(database.db, { courseId: course.id, releaseId: halfway.release.id }, ctx);
    await halfway.read("uno");
    await completeLesson(ctx.as(finished.viewer), { courseSlug, lessonSlug: "uno" });
    await completeLesson(ctx.as(finished.viewer), { courseSlug, lessonSlug: "dos" });
    const before = await halfway.progress();

    await draftLesson(course.id, "nueva");
    const { releaseId } = await publishCourse(ctx.as(system("test")), { courseId: course.id });

    expect(await halfway.progress()).toEqual(before);
    const [done] = await listMyCourses(ctx.as(finished.viewer));
    expect(done).toMatchObject({ completed: 2, total: 2, status: "completed", remainingSeconds: 0 });
    await expect(getLessonPage(ctx.as(learner.viewer), { courseSlug, lessonSlug: "nueva" })).rejects.toMatchObject({
      kind: "not_found",
      code: "learning.lesson_not_in_release",
    });
    await expect(halfway.read("nueva")).rejects.toMatchObject({ code: "learning.lesson_not_in_release" });

    const newcomer = await makeLearner(database.db, { courseId: course.id, releaseId }, ctx);
    expect((await listMyCourses(ctx.as(newcomer.viewer)))[0]).toMatchObject({ completed: 0, total: 3 });
  });

  it("lets an enrolled learner see a new free preview, without counting it", async () => {
    const { course, ctx, courseSlug, own, learner } = await world();
    await draftLesson(course.id, "muestra-nueva");
    await database.db.lessonRevision.updateMany({ where: { lesson: { slug: "muestra-nueva" } }, data: { isPreview: true } });
    await publishCourse(ctx.as(system("test")), { courseId: course.id });
    const page = await getLessonPage(own, { courseSlug, lessonSlug: "muestra-nueva" });
    expect(page.standing).toBeNull();
    await expect(completeLesson(own, { courseSlug, lessonSlug: "muestra-nueva" })).rejects.toMatchObject({ code: "access.enrollment_required" });
    expect(await database.db.lessonProgress.count({ where: { enrollmentId: learner.enrollmentId } })).toBe(0);
  });

  it("never shows more than the whole, whatever completions are stored", async () => {
    const { learner, own, courseSlug, course, read, progress } = await world();
    await read("uno");
    await read("dos");
    const foreign = await makeCourse(database.db, { lessons: [{ slug: "ajena" }] });
    const ajena = foreign.lessons[0]?.lessonId ?? "";
    await database.db.lessonProgress.create({ data: { enrollmentId: learner.enrollmentId, lessonId: ajena, completedAt: new Date() } });
    expect(await progress()).toEqual({ completed: 2, total: 2 });
    const page = await getLessonPage(own, { courseSlug, lessonSlug: "uno" });
    expect(courseProgress(page.outline.flatMap((section) => section.lessons))).toMatchObject({ completed: 2, total: 2 });
    expect(page.course.id).toBe(course.id);
  });
});
