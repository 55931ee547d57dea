import { expect, it } from "vitest";
import { newId } from "@/lib/ids";
import { assignmentContentSchema, EMPTY_ASSIGNMENT, type AssignmentSettings } from "@/lib/schemas/assignment-content";
import { assignmentScene } from "@/tests/harness/assignment-scene";
import type { TestDatabase } from "@/tests/harness/database";
import { everyTestOnDatabase } from "@/tests/harness/every-test";
import { memoryFiles } from "@/tests/harness/in-memory-vendors";
import { saveDraft } from "./save-draft";
import { startWorkFile } from "./start-work-file";
import { submitWork } from "./submit-work";
import { withdrawSubmission } from "./withdraw-submission";

let database: TestDatabase;
everyTestOnDatabase((started) => {
  database = started;
});

/** An assignment whose learner can be moved to a next release, in which it says something else or is not there. */
async function scene(assignment: Partial<AssignmentSettings> = {}) {
  const made = await assignmentScene(database.db, assignment, { files: memoryFiles(), scanner: null });
  const { db } = database;
  const move = async (next: Partial<AssignmentSettings> | null) => {
    const release = await db.release.create({ data: { id: newId("release"), courseId: made.courseId, number: 2, lessonCount: 1, totalSeconds: 0 } });
    const part = await db.module.findFirstOrThrow({ where: { courseId: made.courseId } });
    const { id: releaseModuleId } = await db.releaseModule.create({ data: { id: newId("releaseModule"), releaseId: release.id, moduleId: part.id, number: 1, title: part.title, objective: "" } });
    if (next) {
      const content = assignmentContentSchema.parse({ ...EMPTY_ASSIGNMENT, points: 10, passingPoints: 6, ...next });
      const revision = await db.lessonRevision.create({ data: { id: newId("lessonRevision"), lessonId: made.lessonId, number: 2, kind: "assignment", title: "Informe", content } });
      await db.releaseLesson.create({ data: { releaseId: release.id, lessonId: made.lessonId, revisionId: revision.id, releaseModuleId, slug: "informe", position: 1 } });
    }
    await db.enrollment.update({ where: { id: made.learner.enrollmentId }, data: { releaseId: release.id } });
  };
  return { ...made, move };
}

it("sent twice, or from two tabs at once, is handed in once", async () => {
  const { ctx, address, standing, relayed } = await scene({ resubmissions: 0 });
  const { sequence } = await saveDraft(ctx, { ...address, sequence: 1, text: "Una vez", links: [] });
  const [one, two] = await Promise.all([submitWork(ctx, { ...address, sequence }), submitWork(ctx, { ...address, sequence })]);
  expect(two.submissionId).toBe(one.submissionId);
  expect((await standing()).versions).toHaveLength(1);
  expect(await relayed("assessment/submission.submitted")).toHaveLength(1);
  await withdrawSubmission(ctx, one);
  expect((await submitWork(ctx, { ...address, sequence })).number, "what was taken back can come again").toBe(2);
});

it("is not taken back where the release that one follows by now takes no other", async () => {
  const strict = await scene();
  const { submissionId } = await strict.handIn("Uno");
  await strict.move({ due: { kind: "at", at: "2026-11-20T12:00:00.000Z" }, late: { kind: "refuse" } });
  await expect(withdrawSubmission(strict.ctx, { submissionId })).rejects.toMatchObject({ code: "assessment.hand_in_closed" });
  const gone = await scene();
  const left = await gone.handIn("Uno");
  await gone.move(null);
  await expect(withdrawSubmission(gone.ctx, left)).rejects.toMatchObject({ code: "assessment.hand_in_closed" });
});

it("holds no files once the assignment takes none", async () => {
  const { ctx, address, handIn, standing, move } = await scene({ files: { kinds: [], most: 2, maxMegabytes: 1 } });
  await startWorkFile(ctx, { ...address, name: "foto.png", bytes: 10 });
  await move({});
  await expect(submitWork(ctx, { ...address, sequence: 0 })).rejects.toMatchObject({ code: "assessment.nothing_to_hand_in" });
  await handIn("Con texto");
  expect((await standing()).versions[0]?.files).toEqual([]);
});
