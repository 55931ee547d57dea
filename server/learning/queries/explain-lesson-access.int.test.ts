import { describe, expect, it } from "vitest";
import { DAY_MS, after } from "@/lib/time";
import { addLesson, publishCourse } from "@/server/authoring";
import { changeLesson } from "@/server/authoring/use-cases/change-lesson";
import { anonymous } from "@/server/access";
import { makeLearner } from "@/tests/factories/make-learner";
import type { TestDatabase } from "@/tests/harness/database";
import { everyTestOnDatabase } from "@/tests/harness/every-test";
import { studioScene } from "@/tests/harness/studio-scene";
import { TEST_NOW } from "@/tests/harness/test-ctx";
import { requireLesson } from "../lesson-access";
import { explainLessonAccess } from "./explain-lesson-access";
import { getStudent } from "./get-student";

let database: TestDatabase;
everyTestOnDatabase((started) => {
  database = started;
});

async function scene() {
  const studio = await studioScene(database.db, ["uno", "dos"]);
  const { ctx, courseId, course, release } = studio;
  const learner = await makeLearner(database.db, { courseId, releaseId: release.id }, ctx);
  const explain = (lessonId = studio.lessonIds[0] ?? "") => explainLessonAccess(ctx, { courseId, enrollmentId: learner.enrollmentId, lessonId });
  /** What the gate does with the same person at the same door. */
  const gate = async (lessonSlug = "uno") =>
    requireLesson(database.db, learner.viewer, { courseSlug: course.slug, lessonSlug }, ctx.clock.now()).then(
      () => "open",
      (error: { code: string; params: { reason?: string } }) => error.params.reason ?? error.code,
    );
  const setGrant = (data: object) => database.db.grant.updateMany({ where: { enrollmentId: learner.enrollmentId }, data });
  const student = () => getStudent(ctx, { courseId, enrollmentId: learner.enrollmentId });
  return { ...studio, learner, explain, gate, setGrant, student };
}

const asked = ({ steps }: Awaited<ReturnType<typeof explainLessonAccess>>) => steps.map(({ check, holds }) => `${check} ${holds ? "yes" : "no"}`);

describe("why a student can or cannot open a lesson", () => {
  it("is a purchase that is open", async () => {
    const { explain, gate, student } = await scene();
    const said = await explain();
    expect(said).toMatchObject({ isOpen: true, reason: null });
    expect(await student()).toMatchObject({ name: "Ana Prueba", releaseNumber: 1, grants: [{ kind: "purchase", state: "open", endsAt: null, closedAt: null }] });
    expect(asked(said)).toEqual(["account yes", "released yes", "release yes", "preview no", "grant yes"]);
    expect(await gate()).toBe("open");
  });

  it.each([
    ["closed", { revokedAt: TEST_NOW, revokedReason: "refund" }],
    ["ended", { endsAt: TEST_NOW }],
    ["waiting", { startsAt: after(TEST_NOW, DAY_MS) }],
  ])("is a grant that is %s", async (state, data) => {
    const { explain, gate, setGrant, student } = await scene();
    await setGrant(data);
    const said = await explain();
    expect(said).toMatchObject({ isOpen: false, reason: "enrollment_closed" });
    expect(await student()).toMatchObject({ grants: [{ state }] });
    expect(asked(said)).toEqual(["account yes", "released yes", "release yes", "preview no", "grant no", "staff no", "published yes", "signed_in yes", "enrolled yes"]);
    expect(await gate()).toBe("enrollment_closed");
  });

  it("is a preview, though access has ended", async () => {
    const { ctx, courseId, explain, gate, setGrant, lessonIds } = await scene();
    await changeLesson(ctx, { courseId, lessonId: lessonIds[1] ?? "", changes: { isPreview: true } });
    await publishCourse(ctx, { courseId });
    await setGrant({ endsAt: TEST_NOW });
    expect(await explain(lessonIds[1])).toMatchObject({ isOpen: true, reason: null, steps: [{}, {}, {}, { check: "preview", holds: true }] });
    expect(await gate("dos")).toBe("open");
    await ctx.settle();
  });

  it("is a lesson of a newer release, or of none", async () => {
    const { ctx, courseId, moduleId, explain, gate } = await scene();
    const { lessonId, slug } = await addLesson(ctx, { courseId, lesson: { moduleId, title: "Tres", kind: "article", body: "Texto" } });
    const draft = await explain(lessonId);
    expect(draft).toMatchObject({ isOpen: false, reason: "not_released" });
    expect(asked(draft)).toEqual(["account yes", "released no"]);
    await publishCourse(ctx, { courseId });
    const newer = await explain(lessonId);
    expect(newer).toMatchObject({ isOpen: false, reason: "not_in_release" });
    expect(asked(newer).slice(0, 3)).toEqual(["account yes", "released yes", "release no"]);
    expect(await gate(slug)).toBe("learning.lesson_not_in_release");
    await ctx.settle();
  });

  it("is an account that is suspended", async () => {
    const { explain, learner } = await scene();
    await database.db.user.update({ where: { id: learner.userId }, data: { status: "suspended" } });
    const said = await explain();
    expect(said).toMatchObject({ isOpen: false, reason: "sign_in_required" });
    expect(asked(said)[0]).toBe("account no");
  });

  it("is told to those who manage the students of that course", async () => {
    const { ctx, courseId, learner, lessonIds, addColleague } = await scene();
    const input = { courseId, enrollmentId: learner.enrollmentId, lessonId: lessonIds[0] ?? "" };
    await expect(explainLessonAccess(await addColleague({ canEdit: true }), input)).rejects.toMatchObject({ kind: "forbidden" });
    await expect(explainLessonAccess(ctx.as(anonymous), input)).rejects.toMatchObject({ kind: "unauthenticated" });
    const other = await studioScene(database.db);
    await expect(explainLessonAccess(other.ctx, { ...input, courseId: other.courseId })).rejects.toMatchObject({ kind: "not_found" });
  });
});
