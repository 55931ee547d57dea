import { describe, expect, it } from "vitest";
import type { TestDatabase } from "@/tests/harness/database";
import { everyTestOnDatabase } from "@/tests/harness/every-test";
import { regradeScene } from "@/tests/harness/regrade-scene";
import { MINUTE_MS } from "@/lib/time";
import { applyRegrade } from "./apply-regrade";
import { resumeRegrades } from "./resume-regrades";
import { runPrograms } from "./run-programs";

let database: TestDatabase;
everyTestOnDatabase((started) => {
  database = started;
});

/** Thirty learners whose regrade does its first part of two and then fails, whenever it is tried, until it is mended. */
async function scene() {
  const made = await regradeScene(database.db);
  const taken = [];
  for (let index = 0; index < 30; index += 1) taken.push(await made.take({ truth: true, city: "Quito" }));
  await made.fix((given) => given.map((question) => (question.type === "shortText" ? { ...question, accepted: [{ text: "Quito" }] } : question)));
  const { regradeId } = await made.start();
  const last = taken.map(({ attemptId, enrollmentId }) => ({ attemptId, enrollmentId })).toSorted((one, other) => (one.enrollmentId < other.enrollmentId ? 1 : -1))[0];
  // The database refuses it, as it would refuse what a bug made: the transaction of the last part fails.
  await database.db.$executeRawUnsafe(`ALTER TABLE "RegradedAttempt" ADD CONSTRAINT "broken" CHECK ("attemptId" <> '${last?.attemptId}')`);
  const mend = () => database.db.$executeRawUnsafe('ALTER TABLE "RegradedAttempt" DROP CONSTRAINT "broken"');
  /** What the durable function does with an event. */
  const run = async (of: { regradeId: string }) => {
    await runPrograms(made.job, of);
    while ((await applyRegrade(made.job, of)).left);
  };
  const requested = async () => (await made.relayed()).flatMap(({ name, data, id }) => (name === "grades/regrade.requested" ? [{ id, regradeId: String(data.regradeId) }] : []));
  return { ...made, taken, regradeId, mend, run, requested };
}

describe("a regrade whose job failed for good", () => {
  it("is gone on with by the sweep, where it stopped, and once", async () => {
    const { regradeId, run, requested, mend, base, job, regradePage, taken, stored, relayed, start, nameOf } = await scene();
    const [first] = await requested();
    try {
      await expect(run({ regradeId })).rejects.toThrow(/broken/);
      expect(await resumeRegrades(job), "its retries may yet help").toEqual({ resumed: 0 });
      expect(await regradePage()).toMatchObject({ isApplying: true, heldUpSince: null, past: [{ appliedAt: null, counts: { attempts: 25 } }] });
      base.clock.advance(41 * MINUTE_MS);
      expect((await regradePage()).heldUpSince).toBe(new Date(base.clock.now().getTime() - 41 * MINUTE_MS).toISOString());
      await expect(start([{ question: await nameOf(0), mode: "full" }]), "it blocks the next one").rejects.toMatchObject({ code: "grades.regrade_running" });
      expect(await resumeRegrades(job)).toEqual({ resumed: 1 });
      expect(await resumeRegrades(job), "it has a job now").toEqual({ resumed: 0 });
      const told = await relayed();
      expect(told.filter(({ name }) => name === "grades/grade.updated")).toHaveLength(25);
      const [again, ...others] = told.filter(({ name }) => name === "grades/regrade.requested");
      expect([again?.data.regradeId, others]).toEqual([regradeId, []]);
      expect(again?.id, "another event, which Inngest takes for no copy").not.toBe(first?.id);
      await expect(run({ regradeId }), "still broken").rejects.toThrow(/broken/);
      base.clock.advance(41 * MINUTE_MS);
      expect(await resumeRegrades(job)).toEqual({ resumed: 1 });
    } finally {
      await mend();
    }
    const [event] = await requested();
    await run({ regradeId: event?.regradeId ?? "" });
    await run({ regradeId });
    for (const { attemptId } of taken) expect(await stored(attemptId)).toMatchObject({ points: 2, regradeIds: [regradeId], regraded: [{ pointsBefore: 1, pointsAfter: 2 }] });
    expect((await relayed()).filter(({ name }) => name === "grades/grade.updated"), "the last five, and nobody twice").toHaveLength(5);
    expect(await regradePage()).toMatchObject({ isApplying: false, heldUpSince: null, past: [{ counts: { attempts: 30, raised: 30 } }] });
    base.clock.advance(41 * MINUTE_MS);
    expect(await resumeRegrades(job), "it is done").toEqual({ resumed: 0 });
  });

  it("is looked for by the system alone", async () => {
    const { grader, enrol } = await regradeScene(database.db);
    for (const who of [grader, (await enrol()).ctx]) await expect(resumeRegrades(who)).rejects.toMatchObject({ kind: "not_found" });
  });
});
