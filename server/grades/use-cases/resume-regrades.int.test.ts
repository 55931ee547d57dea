import { describe, expect, it } from "vitest";
import { MINUTE_MS } from "@/lib/time";
import type { TestDatabase } from "@/tests/harness/database";
import { everyTestOnDatabase } from "@/tests/harness/every-test";
import { breakOutbox } from "@/tests/harness/marking-scene";
import { regradeScene } from "@/tests/harness/regrade-scene";
import { applyRegrade } from "./apply-regrade";
import { resumeRegrades } from "./resume-regrades";
import { runPrograms } from "./run-programs";

let database: TestDatabase;
everyTestOnDatabase((started) => {
  database = started;
});

/** Thirty learners whose regrade has done its first part of two. `fail` tries it while nothing can be announced, so that no part of it ends. */
async function scene() {
  const made = await regradeScene(database.db);
  const taken = [];
  for (let index = 0; index < 30; index += 1) taken.push(await made.take({ truth: true, city: "Quito" }));
  await made.fix((given) => given.map((question) => (question.type === "shortText" ? { ...question, accepted: [{ text: "Quito" }] } : question)));
  const { regradeId } = await made.start();
  await applyRegrade(made.job, { regradeId });
  /** What the durable function does with an event. */
  const run = async (of: { regradeId: string }) => {
    await runPrograms(made.job, of);
    while ((await applyRegrade(made.job, of)).left);
  };
  const fail = async () => {
    const { mend } = await breakOutbox(database.db);
    try {
      await expect(run({ regradeId })).rejects.toThrow(/killed/);
    } finally {
      await mend();
    }
  };
  const told = async () => Map.groupBy(await made.relayed(), ({ name }) => name);
  return { ...made, taken, regradeId, run, fail, told };
}

describe("a regrade whose job failed for good", () => {
  it("is gone on with by the sweep, where it stopped, and once", async () => {
    const { regradeId, run, fail, told, base, job, regradePage, taken, stored, start, nameOf } = await scene();
    await fail();
    expect(await resumeRegrades(job), "its retries may yet help").toEqual({ resumed: 0 });
    expect(await regradePage()).toMatchObject({ isApplying: true, heldUpSince: null, past: [{ appliedAt: null, counts: { attempts: 25 } }] });
    base.clock.advance(41 * MINUTE_MS);
    expect((await regradePage()).heldUpSince).toBe(new Date(base.clock.now().getTime() - 41 * MINUTE_MS).toISOString());
    await expect(start([{ question: await nameOf(0), mode: "full" }]), "it blocks the next one").rejects.toMatchObject({ code: "grades.regrade_running" });
    expect(await resumeRegrades(job)).toEqual({ resumed: 1 });
    expect(await resumeRegrades(job), "it has a job now").toEqual({ resumed: 0 });
    const first = await told();
    expect(first.get("grades/grade.updated")).toHaveLength(25);
    expect(first.get("grades/regrade.requested")?.map(({ data }) => data.regradeId)).toEqual([regradeId, regradeId]);
    expect(new Set(first.get("grades/regrade.requested")?.map(({ id }) => id)).size, "another event, which Inngest takes for no copy").toBe(2);
    await fail();
    base.clock.advance(41 * MINUTE_MS);
    expect(await resumeRegrades(job), "as often as it takes").toEqual({ resumed: 1 });
    const [event] = (await told()).get("grades/regrade.requested") ?? [];
    await run({ regradeId: String(event?.data.regradeId) });
    await run({ regradeId });
    for (const { attemptId } of taken) expect(await stored(attemptId)).toMatchObject({ points: 2, regradeIds: [regradeId], regraded: [{ pointsBefore: 1, pointsAfter: 2 }] });
    expect((await told()).get("grades/grade.updated"), "the last five, and nobody twice").toHaveLength(5);
    expect(await regradePage()).toMatchObject({ isApplying: false, heldUpSince: null, past: [{ counts: { attempts: 30, raised: 30 } }] });
    base.clock.advance(41 * MINUTE_MS);
    expect(await resumeRegrades(job), "it is done").toEqual({ resumed: 0 });
  });

  it("is looked for by the system alone", async () => {
    const { grader, enrol } = await regradeScene(database.db);
    for (const who of [grader, (await enrol()).ctx]) await expect(resumeRegrades(who)).rejects.toMatchObject({ kind: "not_found" });
  });
});
