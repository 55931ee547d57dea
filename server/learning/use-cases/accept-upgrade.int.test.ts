import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addLesson, publishCourse } from "@/server/authoring";
import { deleteLessons } from "@/server/authoring/use-cases/delete-lessons";
import { moveLessons } from "@/server/authoring/use-cases/move-lessons";
import { saveLesson } from "@/server/authoring/use-cases/save-lesson";
import { makeLearner } from "@/tests/factories/make-learner";
import type { TestDatabase } from "@/tests/harness/database";
import { everyTestOnDatabase } from "@/tests/harness/every-test";
import { studioScene } from "@/tests/harness/studio-scene";
import { getFollowedCourse } from "../queries/get-followed-course";
import { getLessonPage } from "../queries/get-lesson-page";
import { findUpgradeOffer } from "../queries/find-upgrade-offer";
import { listMyCourses } from "../queries/list-my-courses";
import { acceptUpgrade } from "./accept-upgrade";
import { completeLesson } from "./complete-lesson";

let database: TestDatabase;
everyTestOnDatabase((started) => {
  database = started;
});

async function upgradeScene() {
  const scene = await studioScene(database.db);
  const learner = await makeLearner(database.db, { courseId: scene.courseId, releaseId: scene.release.id }, scene.ctx);
  const me = scene.ctx.as(learner.viewer);
  const courseSlug = scene.course.slug;
  const standing = async () => {
    const [course] = await listMyCourses(me);
    if (!course) throw new Error("the learner has no course");
    return course;
  };
  const live = async () =>
    (await database.db.lesson.findMany({ where: { courseId: scene.courseId, deletedAt: null }, orderBy: { position: "asc" }, select: { id: true } })).map(({ id }) => id);
  return { ...scene, ...learner, me, courseSlug, standing, live };
}

describe("a newer release", () => {
  it("is offered with what it changes, and followed only when it is accepted", async () => {
    const { ctx, me, courseId, courseSlug, moduleId, lessonIds: [first = "", second = "", third = ""], standing, enrollmentId } = await upgradeScene();
    expect(await findUpgradeOffer(me, { courseSlug })).toBeNull();
    await completeLesson(me, { courseSlug, lessonSlug: "uno" });
    await completeLesson(me, { courseSlug, lessonSlug: "dos" });
    const { lessonId: fourth } = await addLesson(ctx, { courseId, lesson: { moduleId, title: "Cuatro", kind: "article", body: "Texto" } });
    await deleteLessons(ctx, { courseId, lessonIds: [second] });
    await saveLesson(ctx, { courseId, lessonId: third, base: { revision: 1, edition: 1 }, saveKey: "upgrade_save", body: "Otro texto." });
    const { releaseId } = await publishCourse(ctx, { courseId, notes: "Con índices compuestos" });
    expect(await standing()).toMatchObject({ completed: 2, total: 3 });
    const offer = await findUpgradeOffer(me, { courseSlug });
    expect(offer).toMatchObject({
      releaseId, number: 2, pinnedNumber: 1, notes: "Con índices compuestos", isCompleted: false,
      difference: { added: [{ lessonId: fourth }], changed: [{ lessonId: third }], removed: [{ lessonId: second }], moved: 0 },
      progress: { now: { completed: 2, total: 3, share: 2 / 3 }, after: { completed: 1, total: 3, share: 2 / 3 } },
    });
    expect(await acceptUpgrade(me, { courseSlug, releaseId })).toEqual({ number: 2, completed: 1, total: 3, courseCompleted: false });
    expect(await acceptUpgrade(me, { courseSlug, releaseId }), "twice").toMatchObject({ number: 2, courseCompleted: false });
    await ctx.settle();
    expect(ctx.relayed.filter(({ name }) => name === "learning/release.followed").map(({ data }) => data)).toMatchObject([{ enrollmentId, releaseId }]);
    expect(await standing(), "what was reached is kept").toMatchObject({ completed: 1, total: 3, share: 2 / 3 });
    expect(await findUpgradeOffer(me, { courseSlug })).toBeNull();
    expect(await database.db.enrollmentUpgrade.findMany({ where: { enrollmentId } })).toMatchObject([{ completedBefore: 2, lessonsBefore: 3, completedAfter: 1, lessonsAfter: 3 }]);
    expect(first).not.toBe("");
    await ctx.settle();
  });

  it("is told on the dashboard and over each lesson, until it is followed, and only while access is open", async () => {
    const { ctx, me, courseId, courseSlug, moduleId, grant, standing, user } = await upgradeScene();
    const told = async () => [(await standing()).newerRelease, (await getLessonPage(me, { courseSlug, lessonSlug: "uno" })).hasNewerRelease];
    expect(await told()).toEqual([null, false]);
    await addLesson(ctx, { courseId, lesson: { moduleId, title: "Cuatro", kind: "article", body: "Texto" } });
    const { releaseId } = await publishCourse(ctx, { courseId });
    expect(await told()).toEqual([2, true]);
    expect((await getLessonPage(ctx, { courseSlug, lessonSlug: "uno" })).hasNewerRelease, "its teacher follows none").toBe(false);
    expect(await getFollowedCourse(me, { courseSlug })).toEqual({ title: "Curso de prueba", language: "es" });
    await expect(getFollowedCourse(ctx, { courseSlug }), user.name).rejects.toMatchObject({ kind: "not_found" });
    await database.db.grant.updateMany({ where: { sourceId: grant.sourceId }, data: { revokedAt: ctx.clock.now() } });
    expect((await standing()).newerRelease).toBeNull();
    await database.db.grant.updateMany({ where: { sourceId: grant.sourceId }, data: { revokedAt: null } });
    await acceptUpgrade(me, { courseSlug, releaseId });
    expect(await told()).toEqual([null, false]);
    await ctx.settle();
  });

  it("completes the course for who has nothing left to do in it, once", async () => {
    const { ctx, me, courseId, courseSlug, lessonIds, standing } = await upgradeScene();
    await completeLesson(me, { courseSlug, lessonSlug: "uno" });
    await completeLesson(me, { courseSlug, lessonSlug: "dos" });
    await deleteLessons(ctx, { courseId, lessonIds: lessonIds.slice(2) });
    const { releaseId } = await publishCourse(ctx, { courseId });
    expect(await acceptUpgrade(me, { courseSlug, releaseId })).toMatchObject({ completed: 2, total: 2, courseCompleted: true });
    expect(await standing()).toMatchObject({ status: "completed" });
    await ctx.settle();
    expect(ctx.relayed.filter(({ name }) => name === "learning/course.completed")).toHaveLength(1);
  });

  it("is not the one that was consented to when another has come since, and none for who has no access", async () => {
    const { ctx, me, courseId, courseSlug, moduleId, release, grant } = await upgradeScene();
    const publish = async (title: string) => {
      await addLesson(ctx, { courseId, lesson: { moduleId, title, kind: "article", body: "Texto" } });
      return publishCourse(ctx, { courseId });
    };
    const [second, third] = [await publish("Cuatro"), await publish("Cinco")];
    for (const releaseId of [second.releaseId, release.id]) await expect(acceptUpgrade(me, { courseSlug, releaseId })).rejects.toMatchObject({ code: "learning.offer_outdated" });
    const stranger = await studioScene(database.db);
    await expect(acceptUpgrade(stranger.ctx, { courseSlug, releaseId: third.releaseId })).rejects.toMatchObject({ kind: "not_found" });
    await database.db.grant.updateMany({ where: { sourceId: grant.sourceId }, data: { revokedAt: ctx.clock.now() } });
    expect(await findUpgradeOffer(me, { courseSlug })).toBeNull();
    await expect(acceptUpgrade(me, { courseSlug, releaseId: third.releaseId })).rejects.toMatchObject({ kind: "forbidden" });
    await ctx.settle();
  });
});

type Act = { act: "add" | "remove" | "edit" | "move" | "publish" | "study" | "upgrade"; pick: number };
const acts: fc.Arbitrary<Act> = fc.record({
  act: fc.constantFrom("add", "remove", "edit", "move", "publish", "publish", "study", "study", "study", "upgrade"),
  pick: fc.nat({ max: 20 }),
});

describe("whatever authors and learners do, in whatever order", () => {
  it("progress is never above the whole, its share never falls, no lesson is taken without consent, and what is completed stays so", async () => {
    let serial = 0;
    const property = fc.asyncProperty(fc.array(acts, { minLength: 6, maxLength: 16 }), async (sequence) => {
      const scene = await upgradeScene();
      const { ctx, me, courseId, courseSlug, moduleId, standing, live } = scene;
      const done = new Set<string>();
      let before = await standing();
      const run: Record<Act["act"], (pick: number) => Promise<unknown>> = {
        add: () => addLesson(ctx, { courseId, lesson: { moduleId, title: `Nueva ${(serial += 1)}`, kind: "article", body: "Texto" } }),
        remove: async (pick) => {
          const ids = await live();
          if (ids.length > 1) await deleteLessons(ctx, { courseId, lessonIds: [ids[pick % ids.length] ?? ""] });
        },
        edit: async (pick) => {
          const ids = await live();
          const lessonId = ids[pick % ids.length] ?? "";
          const { number: revision, edition } = await database.db.lessonRevision.findFirstOrThrow({ where: { lessonId }, orderBy: { number: "desc" } });
          await saveLesson(ctx, { courseId, lessonId, base: { revision, edition }, saveKey: `property_${(serial += 1)}`, body: `Texto ${serial}` });
        },
        move: async (pick) => {
          const ids = await live();
          await moveLessons(ctx, { courseId, moduleId, lessonIds: [ids[pick % ids.length] ?? ""], beforeLessonId: null });
        },
        publish: () => publishCourse(ctx, { courseId }),
        study: async (pick) => {
          const { releaseId } = await database.db.enrollment.findUniqueOrThrow({ where: { id: scene.enrollmentId } });
          const lessons = await database.db.releaseLesson.findMany({ where: { releaseId }, orderBy: { position: "asc" } });
          const lesson = lessons[pick % lessons.length];
          await completeLesson(me, { courseSlug, lessonSlug: lesson?.slug ?? "" });
          done.add(lesson?.lessonId ?? "");
        },
        upgrade: async () => {
          const offer = await findUpgradeOffer(me, { courseSlug });
          if (!offer) return;
          expect(offer.progress.now).toEqual({ completed: before.completed, total: before.total, share: before.share });
          const accepted = await acceptUpgrade(me, { courseSlug, releaseId: offer.releaseId });
          expect(offer.progress.after, "it is as the offer said").toMatchObject({ completed: accepted.completed, total: accepted.total });
        },
      };
      for (const { act, pick } of sequence) {
        await run[act](pick);
        const now = await standing();
        expect(now.completed).toBeLessThanOrEqual(now.total);
        expect(now.share).toBeLessThanOrEqual(1);
        expect(now.share, `${act} took from the share`).toBeGreaterThanOrEqual(before.share);
        if (act !== "upgrade") {
          expect(now.total, `${act} changed what counts`).toBe(before.total);
          expect(now.completed, `${act} took progress away`).toBeGreaterThanOrEqual(before.completed);
        }
        if (before.status === "completed") expect([now.status, now.completedAt]).toEqual(["completed", before.completedAt]);
        const marks = await database.db.lessonProgress.findMany({ where: { enrollmentId: scene.enrollmentId, completedAt: { not: null } }, select: { lessonId: true } });
        expect(new Set(marks.map(({ lessonId }) => lessonId)), "a lesson that was completed stays so").toEqual(done);
        before = now;
      }
      await ctx.settle();
    });
    await fc.assert(property, { numRuns: 12 });
  });
});
