import { strFromU8, strToU8 } from "fflate";
import { describe, expect, it } from "vitest";
import { anonymous, system } from "@/server/access";
import { getLessonPage, getLiveEvent, tellLiveSession } from "@/server/learning";
import { completeLesson } from "@/server/learning/use-cases/complete-lesson";
import { joinLive } from "@/server/learning/use-cases/join-live";
import { makeLearner } from "@/tests/factories/make-learner";
import type { TestDatabase } from "@/tests/harness/database";
import { everyTestOnDatabase } from "@/tests/harness/every-test";
import { memoryFiles, memoryMailer } from "@/tests/harness/in-memory-vendors";
import { studioScene } from "@/tests/harness/studio-scene";
import { testCtx } from "@/tests/harness/test-ctx";
import { setTestEnv } from "@/tests/harness/test-env";
import { DAY_MS, HOUR_MS, MINUTE_MS } from "@/lib/time";
import { getLiveSession } from "../queries/get-live-session";
import { getPublishGate } from "../queries/get-publish-gate";
import { getStudioCourse } from "../queries/get-studio-course";
import { addLesson } from "./add-lesson";
import { exportCourse } from "./export-course";
import { importCourse } from "./import-course";
import { publishCourse } from "./publish-course";
import { saveLiveSession } from "./save-live-session";

setTestEnv();

let database: TestDatabase;
everyTestOnDatabase((started) => {
  database = started;
});

const TIMES = { startsAt: "2026-11-24T18:00:00Z", durationMinutes: 60, meetingUrl: "https://meet.example.com/abc", recordingUrl: null };

/** A course with an article and a live lesson, still without a time. */
async function scene() {
  const { db } = database;
  const made = await studioScene(db, ["uno"]);
  const mailer = memoryMailer();
  const ctx = testCtx(db, { mail: mailer, files: memoryFiles() }, made.ctx.viewer);
  const { courseId, moduleId } = made;
  const lesson = { title: "Taller en vivo", kind: "live" as const, summary: "", body: "Trae tus preguntas.", durationSeconds: 0, isPreview: false, moduleId };
  const { lessonId } = await addLesson(ctx, { courseId, lesson, beforeLessonId: null, address: "numbered" });
  const place = { courseId, lessonId };
  const publish = async () => {
    await publishCourse(ctx, { courseId });
    const course = await db.course.findUniqueOrThrow({ where: { id: courseId }, select: { currentReleaseId: true, slug: true } });
    const { slug: lessonSlug } = await db.lesson.findUniqueOrThrow({ where: { id: lessonId }, select: { slug: true } });
    const learner = await makeLearner(db, { courseId, releaseId: String(course.currentReleaseId) });
    return { learner: ctx.as(learner.viewer), address: { courseSlug: course.slug, lessonSlug }, enrollmentId: learner.enrollmentId };
  };
  return { ...made, ctx, db, place, lessonId, publish, mailer };
}

describe("a live lesson", () => {
  it("needs a time to be published, opens its door around it, and is done by who joins", async () => {
    const { ctx, place, publish } = await scene();
    expect((await getPublishGate(ctx, place)).blocking.map(({ code }) => code)).toContain("live_without_time");
    expect(await getLiveSession(ctx, place)).toEqual({ session: null, timeZone: "America/Bogota", canEdit: true });
    await saveLiveSession(ctx, { ...place, ...TIMES });
    expect((await getPublishGate(ctx, place)).blocking.map(({ code }) => code)).not.toContain("live_without_time");
    expect((await getStudioCourse(ctx, place)).modules[0]?.lessons[1]?.problems).toEqual([]);
    const { learner, address } = await publish();

    const page = await getLessonPage(learner, address);
    expect(page.lesson).toMatchObject({ kind: "live", live: { startsAt: "2026-11-24T18:00:00.000Z", durationMinutes: 60, recordingUrl: null, timeZone: "America/Bogota" } });
    expect(JSON.stringify(page)).not.toContain("meet.example.com");
    await expect(getLessonPage(learner.as(anonymous), address)).rejects.toMatchObject({ kind: "unauthenticated" });
    expect(await getLiveEvent(learner, address)).toMatchObject({ title: "Taller en vivo", startsAt: new Date(TIMES.startsAt), durationMinutes: 60 });

    await expect(joinLive(learner, address)).rejects.toMatchObject({ code: "learning.live_waiting" });
    await expect(completeLesson(learner, address)).rejects.toMatchObject({ code: "learning.live_not_over" });
    learner.clock.set(new Date(Date.parse(TIMES.startsAt) - 15 * MINUTE_MS));
    expect(await joinLive(learner, address)).toEqual({ url: TIMES.meetingUrl, courseCompleted: false });
    expect((await getLessonPage(learner, address)).standing?.isCompleted).toBe(true);
    expect(await joinLive(ctx, address)).toMatchObject({ url: TIMES.meetingUrl });
    learner.clock.set(new Date(Date.parse(TIMES.startsAt) + 91 * MINUTE_MS));
    await expect(joinLive(learner, address)).rejects.toMatchObject({ code: "learning.live_over" });
  });

  it("that somebody missed is done by their word once it is over", async () => {
    const { ctx, place, publish } = await scene();
    await saveLiveSession(ctx, { ...place, ...TIMES });
    const { learner, address } = await publish();
    learner.clock.set(new Date(Date.parse(TIMES.startsAt) + 2 * HOUR_MS));
    await completeLesson(learner, address);
    expect((await getLessonPage(learner, address)).standing?.isCompleted).toBe(true);
  });

  it("is moved for everybody at once, never into the past, and only by who may edit", async () => {
    const { ctx, place, publish, addColleague, db, lessonId } = await scene();
    await saveLiveSession(ctx, { ...place, ...TIMES });
    const { learner, address } = await publish();
    await expect(saveLiveSession(ctx, { ...place, ...TIMES, startsAt: "2026-11-20T18:00:00Z" })).rejects.toMatchObject({ code: "authoring.live_in_past", issues: [{ path: "startsAt" }] });
    await saveLiveSession(ctx, { ...place, ...TIMES, startsAt: "2026-11-25T18:00:00Z" });
    expect((await getLessonPage(learner, address)).lesson.live?.startsAt).toBe("2026-11-25T18:00:00.000Z");
    await expect(saveLiveSession(await addColleague({ canEdit: false }), { ...place, ...TIMES })).rejects.toMatchObject({ kind: "forbidden" });
    // Afterwards its recording is added: the time stays, although it is over.
    ctx.clock.set(new Date("2026-11-26T18:00:00Z"));
    await saveLiveSession(ctx, { ...place, ...TIMES, startsAt: "2026-11-25T18:00:00Z", recordingUrl: "https://video.example.com/1" });
    expect((await getLessonPage(learner, address)).lesson.live?.recordingUrl).toBe("https://video.example.com/1");
    expect(await db.courseChange.count({ where: { lessonId, kind: "live_changed" } })).toBe(3);
    const other = { ...place, lessonId: String((await db.lesson.findFirst({ where: { courseId: place.courseId, id: { not: lessonId } }, select: { id: true } }))?.id) };
    await expect(getLiveSession(ctx, other)).rejects.toMatchObject({ kind: "not_found" });
    await expect(saveLiveSession(ctx, { ...place, lessonId: "les_nobody", ...TIMES })).rejects.toMatchObject({ kind: "not_found" });
  });

  it("is told of to those whose release holds it, once an occasion, in their own time; a class that has moved is not", async () => {
    const { ctx, place, publish, db, lessonId, mailer } = await scene();
    await saveLiveSession(ctx, { ...place, ...TIMES });
    await ctx.settle();
    const moved = () => ctx.relayed.filter(({ name }) => name === "authoring/live-session.moved").map(({ data }) => data);
    expect(moved()).toEqual([{ lessonId, startsAt: "2026-11-24T18:00:00.000Z" }]);
    const { learner } = await publish();
    const job = ctx.as(system("test"));
    const tell = (startsAt: string, occasion: "moved" | "day" | "hour") => tellLiveSession(job, { lessonId, startsAt, occasion, moveId: "evt_1", afterUserId: null });
    await tell(TIMES.startsAt, "hour");
    await tell(TIMES.startsAt, "hour");
    const userId = learner.viewer.kind === "user" ? learner.viewer.userId : "";
    const told = await db.notification.findMany({ where: { userId, entityId: lessonId }, select: { channel: true, kind: true, subject: true }, orderBy: { channel: "asc" } });
    expect(told.map(({ channel, kind }) => `${channel} ${kind}`).sort()).toEqual(["email live-session", "in_app live-reminder"]);
    expect(told.find(({ channel }) => channel === "in_app")?.subject).toContain("Taller en vivo");
    expect(mailer.sent).toHaveLength(1);

    await saveLiveSession(ctx, { ...place, ...TIMES, startsAt: "2026-11-26T18:00:00Z" });
    await tell(TIMES.startsAt, "day");
    expect(await db.notification.count({ where: { userId, entityId: lessonId } })).toBe(2);
    await saveLiveSession(ctx, { ...place, ...TIMES, startsAt: "2026-11-26T18:00:00Z", durationMinutes: 90 });
    await ctx.settle();
    expect(moved().map(({ startsAt }) => startsAt)).toEqual(["2026-11-24T18:00:00.000Z", "2026-11-26T18:00:00.000Z"]);
    job.clock.set(new Date(Date.parse(TIMES.startsAt) + 3 * DAY_MS));
    expect(await tell("2026-11-26T18:00:00Z", "hour")).toEqual({ last: null });
  });

  it("is carried by a course's folder", async () => {
    const { ctx, place, db, publish } = await scene();
    await db.course.update({ where: { id: place.courseId }, data: { code: "VIVO-1" } });
    await saveLiveSession(ctx, { ...place, ...TIMES });
    const { files } = await exportCourse(ctx, place);
    const isOfTheClass = ({ path }: { path: string }): boolean => path.includes("taller-en-vivo");
    const moved = files.map((file) => (isOfTheClass(file) ? { ...file, bytes: strToU8(strFromU8(file.bytes).replace("2026-11-24T18:00:00.000Z", "2026-11-27T18:00:00.000Z")) } : file));
    const { courses } = await importCourse(ctx, { name: "vivo", files: moved, update: true, dryRun: false });
    expect(courses).toMatchObject([{ courseId: place.courseId }]);
    expect((await getLiveSession(ctx, place)).session?.startsAt).toBe("2026-11-27T18:00:00.000Z");
    expect((await exportCourse(ctx, place)).files).toEqual(moved);
    await publish();
  });
});
