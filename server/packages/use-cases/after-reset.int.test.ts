import { expect, it } from "vitest";
import { anonymous } from "@/server/access";
import type { TestDatabase } from "@/tests/harness/database";
import { everyTestOnDatabase } from "@/tests/harness/every-test";
import { packageScene } from "@/tests/harness/package-scene";
import { scormZip } from "@/tests/harness/scorm-packages";
import { openPackageFile } from "../queries/open-package-file";
import { commitPackage } from "./commit-package";
import { openPackage } from "./open-package";
import { resetPackage } from "./reset-package";

let database: TestDatabase;
everyTestOnDatabase((started) => {
  database = started;
});

async function scene() {
  const made = await packageScene(database.db);
  await made.bring(scormZip());
  const learner = await made.learn();
  const commit = (session: number, sequence: number, state: Record<string, string>) => commitPackage(learner.ctx, { ...learner.address, session, sequence, state });
  const where = { enrollmentId_lessonId: { enrollmentId: learner.enrollmentId, lessonId: made.lessonId } };
  return { ...made, learner, commit, attempt: () => database.db.packageAttempt.findUniqueOrThrow({ where }) };
}

it("takes nothing of a report from before a package was begun anew, and all of those since", async () => {
  const { ctx, place, learner, lessonId, commit, attempt } = await scene();
  const passed = { "cmi.core.lesson_status": "passed", "cmi.core.score.raw": "90" };
  await openPackage(learner.ctx, learner.address);
  await resetPackage(ctx, place);
  expect(await commit(1, 5, passed)).toMatchObject({ outcome: "superseded", progress: { score: null, isDone: false } });
  expect(await attempt()).toMatchObject({ bestScore: null, completedAt: null });
  expect(await database.db.lessonProgress.count({ where: { lessonId } })).toBe(0);
  const { session } = await openPackage(learner.ctx, learner.address);
  expect(await commit(1, 6, passed)).toMatchObject({ outcome: "superseded", progress: { score: null } });
  expect(await commit(session ?? 0, 1, passed)).toMatchObject({ outcome: "stored", progress: { score: 90, isDone: true } });
});

it("finds no file by an address that no file can have", async () => {
  const { ctx, learner } = await scene();
  const token = /packages\/([^/]+)\/launch$/.exec((await openPackage(learner.ctx, learner.address)).src)?.[1] ?? "";
  for (const path of ["index.html\0", "\0", "\ud800"]) await expect(openPackageFile(ctx.as(anonymous), { token, path, range: null })).rejects.toMatchObject({ kind: "not_found" });
});
