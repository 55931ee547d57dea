import { describe, expect, it } from "vitest";
import { newId } from "@/lib/ids";
import { after, DAY_MS } from "@/lib/time";
import { system } from "@/server/access";
import { placeOrder } from "@/server/commerce";
import { makeLearner } from "@/tests/factories/make-learner";
import type { TestDatabase } from "@/tests/harness/database";
import { everyTestOnDatabase } from "@/tests/harness/every-test";
import { studioScene } from "@/tests/harness/studio-scene";
import { memoryLimits } from "@/tests/harness/in-memory-vendors";
import { TEST_NOW, testCtx } from "@/tests/harness/test-ctx";
import { setTestEnv } from "@/tests/harness/test-env";
import { getPublishGate } from "../queries/get-publish-gate";
import { getStudioCourse } from "../queries/get-studio-course";
import { listTaughtCourses } from "../queries/list-taught-courses";
import { addCollaborator } from "./add-collaborator";
import { addLesson } from "./add-lesson";
import { addModule } from "./add-module";
import { archiveCourse } from "./archive-course";
import { cancelSchedule } from "./cancel-schedule";
import { changeCollaborator } from "./change-collaborator";
import { changeModule } from "./change-module";
import { publishCourse } from "./publish-course";
import { publishScheduled } from "./publish-scheduled";
import { removeCollaborator } from "./remove-collaborator";
import { schedulePublish } from "./schedule-publish";
import { startCourse } from "./start-course";
import { unpublishCourse } from "./unpublish-course";
import { updateCourse } from "./update-course";

setTestEnv();

let database: TestDatabase;
everyTestOnDatabase((started) => {
  database = started;
});

const codes = (list: { code: string }[]) => list.map(({ code }) => code);

describe("the sessions of a module", () => {
  it("are published with it in the order of their days, and leave nothing to publish until one changes", async () => {
    const { ctx, courseId, moduleId } = await studioScene(database.db, ["uno"]);
    const held = [{ heldOn: "2027-02-02", name: "Taller", hours: 2 }, { heldOn: "2027-01-12", name: "En vivo", hours: 1.5 }];
    const isChanged = async () => (await getStudioCourse(ctx, { courseId })).hasDraftChanges;
    await changeModule(ctx, { courseId, moduleId, changes: { sessions: held } });
    expect(await isChanged()).toBe(true);
    const { releaseId } = await publishCourse(ctx, { courseId });
    expect((await database.db.releaseModule.findFirstOrThrow({ where: { releaseId } })).sessions).toEqual(held.toReversed());
    expect(await isChanged()).toBe(false);
    await changeModule(ctx, { courseId, moduleId, changes: { sessions: held.slice(0, 1) } });
    expect(await isChanged()).toBe(true);
    await ctx.settle();
  });
});

describe("the publish gate", () => {
  it("asks a course that has only a title for all that it needs, and lets it pass when it has it", async () => {
    const { ctx } = await studioScene(database.db);
    const { courseId } = await startCourse(ctx, { title: "Índices que aceleran", language: "es" });
    expect(codes((await getPublishGate(ctx, { courseId })).blocking)).toEqual(["summary_missing", "objective_missing", "no_lessons"]);
    await expect(publishCourse(ctx, { courseId })).rejects.toMatchObject({ code: "authoring.no_lessons" });
    const { moduleId } = await addModule(ctx, { courseId, title: "Bases" });
    await addLesson(ctx, { courseId, lesson: { moduleId, title: "Vacía", kind: "article" } });
    await updateCourse(ctx, { courseId, changes: { summary: "Resumen", objective: "Objetivo" } });
    const gate = await getPublishGate(ctx, { courseId });
    expect([codes(gate.blocking), codes(gate.advice)]).toEqual([["empty_lesson"], ["description_missing", "course_not_assessed", "module_without_objective"]]);
    await expect(publishCourse(ctx, { courseId })).rejects.toMatchObject({ code: "authoring.publish_blocked", params: { count: 1 }, issues: [{ message: "empty_lesson" }] });
    const { items: [lesson] } = { items: await database.db.lesson.findMany({ where: { courseId } }) };
    await database.db.lessonRevision.updateMany({ where: { lessonId: lesson?.id ?? "" }, data: { body: "Texto" } });
    expect(await publishCourse(ctx, { courseId })).toMatchObject({ number: 1 });
    expect(await database.db.course.findUniqueOrThrow({ where: { id: courseId } })).toMatchObject({ status: "published", slug: "indices-que-aceleran" });
    expect(await startCourse(ctx, { title: "Índices que aceleran", language: "es" })).toMatchObject({ slug: "indices-que-aceleran-2" });
    await ctx.settle();
  });

  it("sees videos, images, links and days, and says where", async () => {
    const { ctx, courseId, moduleId, course } = await studioScene(database.db);
    const other = await studioScene(database.db);
    const video = async (title: string, status?: "ready" | "failed" | "processing") => {
      const { lessonId } = await addLesson(ctx, { courseId, lesson: { moduleId, title, kind: "video" } });
      if (!status) return lessonId;
      const videoAssetId = newId("video");
      await database.db.videoAsset.create({ data: { id: videoAssetId, status } });
      await database.db.lessonRevision.updateMany({ where: { lessonId }, data: { videoAssetId } });
      return lessonId;
    };
    const ids = [await video("Sin video"), await video("Sin subtítulos", "ready"), await video("Fallido", "failed"), await video("En camino", "processing")];
    const body = `![](/a.png) ![Un árbol](/b.png) ![Una nube](https://example.com/c.png) [bien](uno) [mal](nada) [otro](/es/learn/${other.course.slug}/dos) [mal](/es/courses/no-existe) [curso](/en/courses/${course.slug}) [afuera](https://example.com)\n\nhttps://youtu.be/dQw4w9WgXcQ\n`;
    const { lessonId } = await addLesson(ctx, { courseId, lesson: { moduleId, title: "Texto", kind: "article", body } });
    await changeModule(ctx, { courseId, moduleId, changes: { startsOn: "2026-12-02", endsOn: "2026-12-01" } });
    const { blocking, advice } = await getPublishGate(ctx, { courseId });
    expect(blocking).toEqual([
      { code: "dates_inverted", severity: "blocking", place: { at: "module", moduleId, title: "Módulo 1" }, detail: null },
      ...(["video_missing", "video_without_captions", "video_failed"] as const).map((code, index) => expect.objectContaining({ code, place: expect.objectContaining({ lessonId: ids[index] }) })),
      expect.objectContaining({ code: "dead_internal_link", detail: "nada", place: { at: "lesson", lessonId, title: "Texto" } }),
      expect.objectContaining({ code: "dead_internal_link", detail: "/es/courses/no-existe" }),
    ]);
    expect(advice).toEqual([expect.objectContaining({ code: "course_not_assessed", place: { at: "course", field: "objective" } }), expect.objectContaining({ code: "video_processing" }), expect.objectContaining({ code: "image_without_alt", detail: "/a.png" }), expect.objectContaining({ code: "image_elsewhere", detail: "https://example.com/c.png" }), expect.objectContaining({ code: "embed_without_title", detail: "https://youtu.be/dQw4w9WgXcQ" })]);
    const [module] = (await getStudioCourse(ctx, { courseId })).modules;
    expect(module?.problems).toEqual(["dates_inverted"]);
    expect(module?.lessons.map(({ problems }) => problems)).toEqual([[], [], [], ["video_missing"], ["video_without_captions"], ["video_failed"], ["video_processing"], []]);
  });

  it("tells for whom it matters: who stays where, who is offered the new release, who has finished", async () => {
    const { ctx, courseId, release, moduleId, lessonIds } = await studioScene(database.db);
    const [first] = [await makeLearner(database.db, { courseId, releaseId: release.id }), await makeLearner(database.db, { courseId, releaseId: release.id })];
    await database.db.lessonProgress.create({ data: { enrollmentId: first.enrollmentId, lessonId: lessonIds[0] ?? "" } });
    const { lessonId } = await addLesson(ctx, { courseId, lesson: { moduleId, title: "Cuatro", kind: "article", body: "Texto" } });
    const gate = await getPublishGate(ctx, { courseId });
    expect(gate).toMatchObject({
      nextNumber: 2, difference: { added: [{ lessonId, title: "Cuatro" }], changed: [], removed: [], moved: 0 },
      impact: { releases: [{ number: 1, students: 2, inProgress: 1 }], offered: 2, finished: 0 },
    });
  });
});

describe("what is on sale", () => {
  it("stops selling when it is unpublished, while learners go on, and sells again with the next release", async () => {
    const { ctx, courseId, course, release } = await studioScene(database.db);
    const learner = await makeLearner(database.db, { courseId, releaseId: release.id });
    await unpublishCourse(ctx, { courseId });
    await unpublishCourse(ctx, { courseId });
    const buyer = await makeLearner(database.db, await studioScene(database.db).then((scene) => ({ courseId: scene.courseId, releaseId: scene.release.id })));
    const order = { courseSlug: course.slug, expectedAmount: 6_900, expectedCurrency: "USD", locale: "es" as const, idempotencyKey: "unpublished_order" };
    await expect(placeOrder(testCtx(database.db, { limits: memoryLimits() }, buyer.viewer), order)).rejects.toMatchObject({ kind: "not_found" });
    expect(await database.db.grant.findFirst({ where: { enrollmentId: learner.enrollmentId, revokedAt: null } })).not.toBeNull();
    await publishCourse(ctx, { courseId });
    expect(await database.db.course.findUniqueOrThrow({ where: { id: courseId } })).toMatchObject({ status: "published" });
    await ctx.settle();
  });

  it("is published at the time that was asked for, and not when that was taken back or replaced", async () => {
    const { ctx, courseId } = await studioScene(database.db);
    const job = ctx.as(system("publish-on-schedule"));
    const publishAt = after(TEST_NOW, DAY_MS).toISOString();
    await expect(schedulePublish(ctx, { courseId, publishAt: TEST_NOW.toISOString() })).rejects.toMatchObject({ issues: [{ path: "publishAt" }] });
    const first = await schedulePublish(ctx, { courseId, publishAt });
    expect(await publishScheduled(job, { courseId, ...first }), "too early").toBe("stale");
    const second = await schedulePublish(ctx, { courseId, publishAt, notes: "La nueva" });
    ctx.clock.advance(DAY_MS);
    expect(await publishScheduled(job, { courseId, ...first }), "replaced").toBe("stale");
    expect(await publishScheduled(job, { courseId, ...second })).toBe("published");
    expect(await publishScheduled(job, { courseId, ...second }), "twice").toBe("stale");
    const { releases, schedule } = await getStudioCourse(ctx, { courseId });
    expect(releases).toMatchObject([{ number: 2, notes: "La nueva", publishedBy: "Inés Maestra", isCurrent: true }, { number: 1 }]);
    expect(schedule).toMatchObject({ state: "published", requestedBy: "Inés Maestra" });
    const third = await schedulePublish(ctx, { courseId, publishAt: after(TEST_NOW, 2 * DAY_MS).toISOString() });
    expect(await cancelSchedule(ctx, { courseId })).toEqual({ cancelled: true });
    expect(await cancelSchedule(ctx, { courseId })).toEqual({ cancelled: false });
    ctx.clock.advance(2 * DAY_MS);
    expect(await publishScheduled(job, { courseId, ...third })).toBe("stale");
    await ctx.settle();
    expect(ctx.relayed.filter(({ name }) => name === "authoring/publication.scheduled")).toHaveLength(3);
  });

  it("stays as it is when the gate refuses at that time, and says why", async () => {
    const { ctx, courseId, moduleId } = await studioScene(database.db);
    const schedule = await schedulePublish(ctx, { courseId, publishAt: after(TEST_NOW, DAY_MS).toISOString() });
    await addLesson(ctx, { courseId, lesson: { moduleId, title: "Vacía", kind: "article" } });
    ctx.clock.advance(DAY_MS);
    expect(await publishScheduled(ctx.as(system("publish-on-schedule")), { courseId, ...schedule })).toBe("refused");
    const studio = await getStudioCourse(ctx, { courseId });
    expect(studio).toMatchObject({ schedule: { state: "refused", problems: ["empty_lesson"] }, hasDraftChanges: true });
    expect(studio.releases).toHaveLength(1);
  });

  it("knows when the draft says something else, and when it does not any more", async () => {
    const { ctx, courseId, moduleId } = await studioScene(database.db);
    const mine = async () => (await listTaughtCourses(ctx))[0];
    expect(await mine()).toMatchObject({ courseId, hasDraftChanges: false, releaseNumber: 1, revenue: [], students: 0, completionShare: null, rating: null });
    await changeModule(ctx, { courseId, moduleId, changes: { objective: "Otro" } });
    expect(await mine()).toMatchObject({ hasDraftChanges: true });
    await publishCourse(ctx, { courseId });
    expect(await mine()).toMatchObject({ hasDraftChanges: false, releaseNumber: 2 });
    await ctx.settle();
  });
});

describe("who works on a course", () => {
  it("may do what the owner says, and nothing else", async () => {
    const { ctx, courseId, instructorId } = await studioScene(database.db);
    const other = await studioScene(database.db);
    const { slug: instructorSlug } = await database.db.instructor.findUniqueOrThrow({ where: { id: other.instructorId } });
    const none = { edit: false, publish: false, students: false, media: false };
    await addCollaborator(ctx, { courseId, instructorSlug, permissions: none });
    await expect(addCollaborator(ctx, { courseId, instructorSlug, permissions: none })).rejects.toMatchObject({ code: "authoring.collaborator_exists" });
    const acts = {
      look: () => getStudioCourse(other.ctx, { courseId }),
      edit: () => addModule(other.ctx, { courseId, title: "Suyo" }),
      publish: () => schedulePublish(other.ctx, { courseId, publishAt: after(TEST_NOW, DAY_MS).toISOString() }),
      archive: () => archiveCourse(other.ctx, { courseId }),
      sell: () => updateCourse(other.ctx, { courseId, changes: { status: "published" } }),
      own: () => removeCollaborator(other.ctx, { courseId, instructorId: other.instructorId }),
    };
    const allowed = async () => {
      const done: string[] = [];
      for (const [name, act] of Object.entries(acts)) await act().then(() => done.push(name), (error: { kind: string }) => expect(["forbidden", "not_found"]).toContain(error.kind));
      return done;
    };
    expect(await allowed()).toEqual([]);
    await changeCollaborator(ctx, { courseId, instructorId: other.instructorId, permissions: { ...none, edit: true } });
    expect(await allowed()).toEqual(["look", "edit"]);
    await changeCollaborator(ctx, { courseId, instructorId: other.instructorId, permissions: { ...none, publish: true } });
    expect(await allowed()).toEqual(["look", "publish", "archive"]);
    expect((await listTaughtCourses(other.ctx)).find((course) => course.courseId === courseId)).toMatchObject({ revenue: null, viewerCan: { ...none, publish: true } });
    for (const act of [removeCollaborator, (who: typeof ctx, input: { courseId: string; instructorId: string }) => changeCollaborator(who, { ...input, permissions: none })]) {
      await expect(act(ctx, { courseId, instructorId })).rejects.toMatchObject({ code: "authoring.owner_stays" });
    }
    await removeCollaborator(ctx, { courseId, instructorId: other.instructorId });
    expect(await allowed()).toEqual([]);
    await ctx.settle();
  });
});
