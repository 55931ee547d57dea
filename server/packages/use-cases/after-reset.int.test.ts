import { afterAll, beforeAll, expect, it } from "vitest";
import { anonymous } from "@/server/access";
import { startTestDatabase, type TestDatabase } from "@/tests/harness/database";
import { packageScene } from "@/tests/harness/package-scene";
import { scormZip } from "@/tests/harness/scorm-packages";
import { setTestEnv } from "@/tests/harness/test-env";
import { openPackageFile } from "../queries/open-package-file";
import { openPackage } from "./open-package";

let database: TestDatabase;
beforeAll(async () => {
  setTestEnv();
  database = await startTestDatabase();
});
afterAll(() => database.close());

async function scene() {
  const made = await packageScene(database.db);
  await made.bring(scormZip());
  const learner = await made.learn();
  return { ...made, learner };
}

it("finds no file by an address that no file can have", async () => {
  const { ctx, learner } = await scene();
  const token = /packages\/([^/]+)\/launch$/.exec((await openPackage(learner.ctx, learner.address)).src)?.[1] ?? "";
  for (const path of ["index.html\0", "\0", "\ud800"]) await expect(openPackageFile(ctx.as(anonymous), { token, path, range: null })).rejects.toMatchObject({ kind: "not_found" });
});
