import { describe, expect, it } from "vitest";
import type { LessonRole } from "@/lib/domain/completion";
import { publishCourse, updateCourse } from "@/server/authoring";
import { changeLesson } from "@/server/authoring/use-cases/change-lesson";
import { duplicateLesson } from "@/server/authoring/use-cases/duplicate-lesson";
import { undoChange } from "@/server/authoring/use-cases/undo-change";
import { explainCompletion, settleCourse } from "@/server/grades";
import { system } from "@/server/access";
import { inTransaction } from "@/server/platform/outbox";
import type { LessonOptions } from "@/tests/factories/make-course";
import { makeLearner } from "@/tests/factories/make-learner";
import type { TestDatabase } from "@/tests/harness/database";
import { everyTestOnDatabase } from "@/tests/harness/every-test";
import { gradebookScene } from "@/tests/harness/gradebook-scene";
import { studioScene } from "@/tests/harness/studio-scene";
import { completeLessonInTx } from "./complete-lesson-in-tx";
import { getLessonPage } from "./queries/get-lesson-page";
import { listMyCourses } from "./queries/list-my-courses";
import { completeLesson } from "./use-cases/complete-lesson";
import { acceptUpgrade } from "./use-cases/accept-upgrade";
import { recordPlayback } from "./use-cases/record-playback";

let database: TestDatabase;
everyTestOnDatabase((started) => {
  database = started;
});

/** A course whose lessons have the roles or the rules given, taught and learned. */
async function scene(lessons: (LessonRole | Omit<LessonOptions, "slug">)[], completionShare = 100) {
  const studio = await studioScene(database.db, lessons.map((said, index) => ({ slug: `l${index}`, ...(typeof said === "string" ? { role: said } : said) })), { completionShare });
  const { ctx, courseId, course, release } = studio;
  const learner = await makeLearner(database.db, { courseId, releaseId: release.id }, ctx);
  const own = ctx.as(learner.viewer);
  const read = (lesson: number) => completeLesson(own, { courseSlug: course.slug, lessonSlug: `l${lesson}` });
  const why = () => explainCompletion(ctx, { courseId, enrollmentId: learner.enrollmentId });
  return { ...studio, learner, own, read, why };
}

describe("a course that asks for a share of its lessons", () => {
  it("completes once with it, counts optional lessons in nothing and essential ones in any case", async () => {
    const { own, read, why, learner, course } = await scene(["required", "required", "optional", "essential", "required"], 50);
    expect(await read(2)).toEqual({ courseCompleted: false });
    const [mine] = await listMyCourses(own);
    expect(mine).toMatchObject({ completed: 0, total: 4, share: 0 });
    await read(0);
    expect(await read(1)).toEqual({ courseCompleted: false });
    expect(await why()).toMatchObject({ isComplete: false, needed: 2, steps: [{ check: "lessons", holds: true, has: 2, needs: 2 }, { check: "essentials", holds: false, has: 1 }], open: [{ role: "essential", way: "marked" }, { role: "required" }] });
    expect(await read(3)).toEqual({ courseCompleted: true });
    expect(await read(4)).toEqual({ courseCompleted: false });
    expect(await why()).toMatchObject({ isComplete: true, steps: [{ check: "done", holds: true }] });
    expect(await database.db.outboxEvent.count({ where: { name: "learning/course.completed", data: { path: ["enrollmentId"], equals: learner.enrollmentId } } })).toBe(1);
    expect(await getLessonPage(own, { courseSlug: course.slug, lessonSlug: "l0" })).toMatchObject({ standing: { isCourseCompleted: true } });
  });

  it("is pinned by the release: a stricter rule reaches who accepts it, and what is complete stays so", async () => {
    const { ctx, own, read, learner, courseId, course, lessonIds } = await scene(["required", "required"], 50);
    await updateCourse(ctx, { courseId, changes: { completionShare: 100, completionGrade: null } });
    await changeLesson(ctx, { courseId, lessonId: lessonIds[0] ?? "", changes: { role: "optional" } });
    const { releaseId } = await publishCourse(ctx, { courseId, notes: "" });
    expect(await database.db.release.findUniqueOrThrow({ where: { id: releaseId } })).toMatchObject({ completionShare: 100, completionGrade: null });
    const before = await getLessonPage(own, { courseSlug: course.slug, lessonSlug: "l0" });
    expect(before.asks).toEqual({ lesson: { way: "marked", percent: null }, role: "required", course: { share: 50, grade: null }, certificateGrade: null });
    expect(await read(0)).toEqual({ courseCompleted: true });
    await acceptUpgrade(own, { courseSlug: course.slug, releaseId });
    expect(await database.db.enrollment.findUniqueOrThrow({ where: { id: learner.enrollmentId } })).toMatchObject({ status: "completed", releaseId });
    const [mine] = await listMyCourses(own);
    expect(mine).toMatchObject({ completed: 0, total: 1, share: 0.5 });
  });

  it("opens lessons in order past an optional one", async () => {
    const { ctx, own, read, courseId, course } = await scene(["required", "optional", "required"]);
    await updateCourse(ctx, { courseId, changes: { lessonOrder: "in_order" } });
    const closed = async () => (await getLessonPage(own, { courseSlug: course.slug, lessonSlug: "l0" })).outline.flatMap(({ lessons }) => lessons.map((lesson) => lesson.closed !== undefined));
    expect(await closed()).toEqual([false, true, true]);
    await read(0);
    expect(await closed()).toEqual([false, false, false]);
    await expect(getLessonPage(own, { courseSlug: course.slug, lessonSlug: "l2" })).resolves.toMatchObject({ lesson: { slug: "l2" } });
  });
});

describe("a lesson's own rule", () => {
  it("asks a video for the share that was set, or for the learner's word", async () => {
    const video = { kind: "video" as const, durationSeconds: 100 };
    const { own, course, why } = await scene([{ ...video, watchPercent: 50 }, { ...video, completeBy: "marked" }]);
    const play = (lesson: number, toMs: number) => recordPlayback(own, { courseSlug: course.slug, lessonSlug: `l${lesson}`, ranges: [{ fromMs: 0, toMs }], positionSeconds: 1, at: own.clock.now().toISOString() });
    expect(await play(0, 49_000)).toMatchObject({ isCompleted: false });
    expect(await why()).toMatchObject({ open: [{ way: "watched", steps: [{ has: 49, needs: 50 }] }, { way: "marked" }] });
    await expect(completeLesson(own, { courseSlug: course.slug, lessonSlug: "l0" })).rejects.toMatchObject({ code: "learning.not_watched_enough" });
    expect(await play(0, 50_000)).toMatchObject({ isCompleted: true });
    expect(await play(1, 100_000)).toMatchObject({ isCompleted: false });
    expect(await completeLesson(own, { courseSlug: course.slug, lessonSlug: "l1" })).toEqual({ courseCompleted: true });
  });

  it("is changed in the studio, undone, copied, and refused where its kind does not know it", async () => {
    const { ctx, courseId, lessonIds: [lessonId = ""] } = await scene(["required"]);
    const rule = async (id = lessonId) => database.db.lessonRevision.findFirstOrThrow({ where: { lessonId: id }, orderBy: { number: "desc" }, select: { role: true, completeBy: true, watchPercent: true } });
    await expect(changeLesson(ctx, { courseId, lessonId, changes: { completeBy: "passed" } })).rejects.toMatchObject({ kind: "invalid" });
    await changeLesson(ctx, { courseId, lessonId, changes: { role: "essential", completeBy: "opened" } });
    expect(await rule()).toEqual({ role: "essential", completeBy: "opened", watchPercent: null });
    const copy = await duplicateLesson(ctx, { courseId, lessonId });
    expect(await rule(copy.lessonId)).toEqual(await rule());
    await undoChange(ctx, { courseId });
    await undoChange(ctx, { courseId });
    expect(await rule()).toEqual({ role: "required", completeBy: null, watchPercent: null });
  });

  it("takes a quiz for complete once it was submitted, or only when it was passed", async () => {
    const { own, learner, lessonIds: [first = "", second = ""] } = await scene([{ kind: "quiz", completeBy: "submitted" }, { kind: "quiz", role: "essential", completeBy: "submitted" }]);
    const submit = (lessonId: string, passed: boolean) => inTransaction(own, (tx) => completeLessonInTx(own, tx, { enrollmentId: learner.enrollmentId, lessonId, by: "submitted", deeds: { submitted: true, passed } }));
    expect(await submit(first, false)).toEqual({ isCompleted: true, courseCompleted: false });
    expect(await submit(second, false), "an essential quiz is passed").toEqual({ isCompleted: false, courseCompleted: false });
    expect(await submit(second, true)).toEqual({ isCompleted: true, courseCompleted: true });
  });
});

describe("a course that asks for a grade", () => {
  it("completes when the grade is there, whether the lessons or the grade came last", async () => {
    const made = await gradebookScene(database.db, { completionGrade: 70 });
    const { enrollmentId } = await made.enrol("Ana Prueba");
    const job = made.base.as(system("test"));
    for (const { lessonId } of made.lessons) {
      await inTransaction(job, (tx) => completeLessonInTx(job, tx, { enrollmentId, lessonId, by: "passed", deeds: { passed: true, marked: true, submitted: true, graded: true } }));
    }
    expect(await settleCourse(job, { enrollmentId })).toEqual({ courseCompleted: false });
    const why = () => explainCompletion(made.grader, { courseId: made.courseId, enrollmentId });
    expect(await why()).toMatchObject({ isComplete: false, steps: [{ check: "lessons", holds: true }, { check: "grade", holds: false, has: null, needs: 70 }] });
    await made.attempt(enrollmentId, 1);
    expect(await settleCourse(job, { enrollmentId })).toEqual({ courseCompleted: false });
    expect(await why()).toMatchObject({ steps: [{}, { holds: false, has: 25 }] });
    await made.attempt(enrollmentId, 4);
    expect(await settleCourse(job, { enrollmentId })).toEqual({ courseCompleted: true });
    expect(await settleCourse(job, { enrollmentId })).toEqual({ courseCompleted: false });
    await expect(settleCourse(made.grader, { enrollmentId })).rejects.toMatchObject({ kind: "not_found" });
  });
});
