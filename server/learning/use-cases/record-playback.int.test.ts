import { describe, expect, it } from "vitest";
import type { RecordPlaybackInput } from "@/lib/schemas/learning";
import { system } from "@/server/access";
import { closeGrant, getLessonPage } from "@/server/learning";
import { inTransaction } from "@/server/platform/outbox";
import { makeCourse } from "@/tests/factories/make-course";
import { makeLearner } from "@/tests/factories/make-learner";
import { makeUser } from "@/tests/factories/make-user";
import type { TestDatabase } from "@/tests/harness/database";
import { everyTestOnDatabase } from "@/tests/harness/every-test";
import { testCtx, TEST_NOW, userViewer } from "@/tests/harness/test-ctx";
import { recordPlayback } from "./record-playback";

let database: TestDatabase;
everyTestOnDatabase((started) => {
  database = started;
});

const at = (seconds: number) => new Date(TEST_NOW.getTime() + seconds * 1_000).toISOString();
type Report = Partial<Pick<RecordPlaybackInput, "positionSeconds" | "at" | "lessonSlug">>;

async function world() {
  const made = await makeCourse(database.db, {
    lessons: [
      { slug: "uno", kind: "video", durationSeconds: 100 },
      { slug: "dos", kind: "video", durationSeconds: 100 },
      { slug: "texto", kind: "article", durationSeconds: 200 },
    ],
  });
  const ctx = testCtx(database.db);
  const learner = await makeLearner(database.db, { courseId: made.course.id, releaseId: made.release.id }, ctx);
  await ctx.settle();
  ctx.relayed.length = 0;
  const own = ctx.as(learner.viewer);
  const play = (ranges: [number, number][], { positionSeconds = ranges.at(-1)?.[1] ?? 0, at: sentAt = at(0), lessonSlug = "uno" }: Report = {}) =>
    recordPlayback(own, {
      courseSlug: made.course.slug,
      lessonSlug,
      ranges: ranges.map(([from, to]) => ({ fromMs: from * 1_000, toMs: to * 1_000 })),
      positionSeconds,
      at: sentAt,
    });
  const place = async (lessonSlug = "uno") => (await getLessonPage(own, { courseSlug: made.course.slug, lessonSlug })).standing?.positionSeconds;
  const lastLesson = async () => (await database.db.enrollment.findUniqueOrThrow({ where: { id: learner.enrollmentId } })).lastLessonId;
  const names = async () => {
    await ctx.settle();
    return ctx.relayed.map((event) => event.name);
  };
  return { ...made, ctx, own, learner, play, place, lastLesson, names };
}

describe("the ledger of what was played", () => {
  it("is a union: repeats, overlaps, and any order count once", async () => {
    const { play } = await world();
    expect(await play([[0, 10], [20, 30]])).toEqual({ watchedSeconds: 20, isCompleted: false });
    expect(await play([[0, 10], [20, 30]])).toEqual({ watchedSeconds: 20, isCompleted: false });
    expect(await play([[5, 25]])).toEqual({ watchedSeconds: 30, isCompleted: false });
    expect(await play([[29, 3]])).toEqual({ watchedSeconds: 30, isCompleted: false });
    expect(await play([[90, 400]])).toEqual({ watchedSeconds: 40, isCompleted: false });
  });

  it("adds up over reports of two devices that arrive at once", async () => {
    const { play } = await world();
    await Promise.all([play([[0, 20]]), play([[10, 40]]), play([[60, 70]]), play([[65, 80]])]);
    expect(await play([])).toEqual({ watchedSeconds: 60, isCompleted: false });
  });

  it("does not complete by jumping to the end", async () => {
    const { play, names, place } = await world();
    expect(await play([[0, 2]], { positionSeconds: 100 })).toEqual({ watchedSeconds: 2, isCompleted: false });
    expect(await play([[99, 100]], { positionSeconds: 100 })).toEqual({ watchedSeconds: 3, isCompleted: false });
    expect(await names()).toEqual([]);
    expect(await place()).toBe(100);
  });

  it("completes at nine tenths, once, and never goes back", async () => {
    const { play, names } = await world();
    expect((await play([[0, 89.999]])).isCompleted).toBe(false);
    expect((await play([[89, 90]])).isCompleted).toBe(true);
    expect((await play([[0, 100]])).isCompleted).toBe(true);
    expect((await play([])).isCompleted).toBe(true);
    expect(await names()).toEqual(["learning/lesson.completed"]);
  });

  it("completes once when the last parts arrive at the same time", async () => {
    const { play, names } = await world();
    await play([[0, 50]]);
    const answers = await Promise.all([play([[50, 95]]), play([[50, 95]]), play([[50, 100]])]);
    expect(answers.every((answer) => answer.isCompleted)).toBe(true);
    expect(await names()).toEqual(["learning/lesson.completed"]);
  });

  it("keeps only the place of an article, and refuses ranges there", async () => {
    const { play, place, names } = await world();
    expect(await play([], { lessonSlug: "texto", positionSeconds: 120 })).toEqual({ watchedSeconds: 0, isCompleted: false });
    expect(await place("texto")).toBe(120);
    await expect(play([[0, 200]], { lessonSlug: "texto" })).rejects.toMatchObject({ code: "learning.range_invalid" });
    expect(await names()).toEqual([]);
  });
});

describe("the place to go on from", () => {
  it("is the newest by the player's clock, whatever arrives last", async () => {
    const { play, place } = await world();
    await play([[0, 40]], { positionSeconds: 40, at: at(-60) });
    await play([[40, 50]], { positionSeconds: 50, at: at(-30) });
    await play([[0, 12]], { positionSeconds: 12, at: at(-300) });
    expect(await place()).toBe(50);
  });

  it("does not let a device whose clock runs ahead hold the place", async () => {
    const { play, place, ctx } = await world();
    await play([[0, 5]], { positionSeconds: 5, at: at(86_400) });
    expect(await place()).toBe(5);
    ctx.clock.advance(30_000);
    await play([[5, 9]], { positionSeconds: 9, at: at(30) });
    expect(await place()).toBe(9);
  });

  it("never lies behind the end of the video", async () => {
    const { play, place } = await world();
    await play([[0, 5]], { positionSeconds: 4_000 });
    expect(await place()).toBe(100);
  });

  it("moves to another lesson, unless the report is older than what is there", async () => {
    const { play, lastLesson, lessons } = await world();
    await play([[0, 5]], { lessonSlug: "dos", at: at(-10) });
    expect(await lastLesson()).toBe(lessons[1]?.lessonId);
    await play([[0, 5]], { lessonSlug: "uno", at: at(-600) });
    expect(await lastLesson()).toBe(lessons[1]?.lessonId);
    await play([[5, 9]], { lessonSlug: "uno", at: at(-5) });
    expect(await lastLesson()).toBe(lessons[0]?.lessonId);
  });
});

describe("who may report", () => {
  it("refuses a person without an enrollment and one whose access has ended, and writes nothing", async () => {
    const { course, lessons, ctx, learner, play } = await world();
    const stranger = ctx.as(userViewer({ userId: (await makeUser(database.db)).id }));
    const report = { courseSlug: course.slug, lessonSlug: "uno", ranges: [{ fromMs: 0, toMs: 9_000 }], positionSeconds: 9, at: at(0) };
    await expect(recordPlayback(stranger, report)).rejects.toMatchObject({ code: "access.enrollment_required" });
    await inTransaction(ctx, (tx) => closeGrant(ctx.as(system("test")), tx, { ...learner.grant, reason: "refund" }));
    await expect(play([[0, 9]])).rejects.toMatchObject({ kind: "forbidden", params: { reason: "enrollment_closed" } });
    expect(await database.db.lessonProgress.count({ where: { lessonId: { in: lessons.map((lesson) => lesson.lessonId) } } })).toBe(0);
  });
});
