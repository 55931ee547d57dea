import { expect, it } from "vitest";
import { newId } from "@/lib/ids";
import { HOUR_MS, MINUTE_MS } from "@/lib/time";
import { system } from "@/server/access";
import { makeCourse } from "@/tests/factories/make-course";
import { makeLearner } from "@/tests/factories/make-learner";
import type { TestDatabase } from "@/tests/harness/database";
import { everyTestOnDatabase } from "@/tests/harness/every-test";
import { memoryMailer } from "@/tests/harness/in-memory-vendors";
import { TEST_NOW, testCtx } from "@/tests/harness/test-ctx";
import { getLiveEvent } from "../queries/get-live-event";
import { joinLive } from "./join-live";
import { tellLiveSession } from "./tell-live-session";

let database: TestDatabase;
everyTestOnDatabase((started) => {
  database = started;
});

/** A learner whose release has a lesson of this kind, of which the draft has become a class that can be joined now. */
async function scene(kind: "quiz" | "live") {
  const { db } = database;
  const { course, release, lessons } = await makeCourse(db, { lessons: [{ slug: "paso", kind: "quiz" }] });
  const mail = memoryMailer();
  const ctx = testCtx(db, { mail });
  const learner = await makeLearner(db, { courseId: course.id, releaseId: release.id }, ctx);
  const lessonId = lessons[0]?.lessonId ?? "";
  const revision = await db.lessonRevision.create({ data: { id: newId("lessonRevision"), lessonId, number: 2, kind: "live", title: "Taller" } });
  if (kind === "live") await db.releaseLesson.updateMany({ where: { releaseId: release.id, lessonId }, data: { revisionId: revision.id } });
  const startsAt = new Date(TEST_NOW.getTime() + HOUR_MS);
  await db.liveSession.create({ data: { lessonId, startsAt, durationMinutes: 60, meetingUrl: "https://meet.example.com/abc" } });
  await ctx.settle();
  const tell = (occasion: "moved" | "day" | "hour", moveId: string) => tellLiveSession(ctx.as(system("test")), { lessonId, startsAt: startsAt.toISOString(), occasion, moveId, afterUserId: null });
  const told = () => db.notification.count({ where: { userId: learner.userId, entityId: lessonId, channel: "in_app" } });
  return { db, ctx: ctx.as(learner.viewer), mail, learner, lessonId, tell, told, address: { courseSlug: course.slug, lessonSlug: "paso" } };
}

it("does no quiz for who joins a class that the lesson is in a later release alone", async () => {
  const { db, ctx, address, lessonId, tell, told, mail } = await scene("quiz");
  ctx.clock.set(new Date(TEST_NOW.getTime() + 50 * MINUTE_MS));
  await expect(joinLive(ctx, address)).rejects.toMatchObject({ kind: "not_found" });
  await expect(getLiveEvent(ctx, address)).rejects.toMatchObject({ kind: "not_found" });
  expect(await db.lessonProgress.count({ where: { lessonId } })).toBe(0);
  await tell("hour", "evt_1");
  expect([await told(), mail.sent.length]).toEqual([0, 0]);
});

it("tells of a class that is moved back to a time of which it was told before, and reminds of it once", async () => {
  const { tell, told, mail } = await scene("live");
  await tell("moved", "evt_1");
  await tell("moved", "evt_1");
  expect([await told(), mail.sent.length]).toEqual([1, 1]);
  await tell("moved", "evt_3");
  expect([await told(), mail.sent.length]).toEqual([2, 2]);
  await tell("hour", "evt_1");
  await tell("hour", "evt_3");
  expect([await told(), mail.sent.length]).toEqual([3, 3]);
});
