import { fork, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { request } from "node:http";
import path from "node:path";
import type { InngestFunction } from "inngest";
import { Client } from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Bench, SIGNING_KEY, until } from "./contract-bench.ts";
import { signBody } from "./signature.ts";

const KILLED_RUNS = 20;
const STEPS = 6;

describe.each([
  { mode: "with checkpoints", flag: "1", ports: { database: 21040, executor: 21041, app: 21042 } },
  { mode: "a call for each step", flag: "0", ports: { database: 21043, executor: 21044, app: 21045 } },
])("survival, $mode", ({ flag, ports }) => {
  const bench = new Bench(ports, { INNGEST_LOCAL_CHECKPOINTING: flag });
  const { inngest } = bench;
  /** How often each step of each run ran, and what it returned last. */
  const ran = new Map<string, number>();
  let callsInApp = 0;

  const functions: InngestFunction.Like[] = [
    inngest.createFunction({ id: "long-walk", retries: 2, triggers: [{ event: "s/walk" }] }, async ({ step, event }) => {
      const marks: string[] = [];
      for (let index = 0; index < STEPS; index += 1) {
        marks.push(await step.run(`step ${index}`, async () => {
          callsInApp += 1;
          const key = `${event.data.n} ${index}`;
          const times = (ran.get(key) ?? 0) + 1;
          ran.set(key, times);
          await new Promise((resolve) => setTimeout(resolve, 15));
          callsInApp -= 1;
          return `${key} time ${times}`;
        }));
        if (index === 2) await step.sleep("rest", "1s");
        if (index === 3) await Promise.all(["left", "right"].map((side) => step.run(side, () => side)));
      }
      return marks;
    }),
    inngest.createFunction({ id: "hardened", retries: 0, triggers: [{ event: "s/hardened" }] }, async ({ step }) => [await step.run("a", () => 1), await step.run("b", () => 2)]),
    inngest.createFunction({ id: "resilient", retries: 20, triggers: [{ event: "s/resilient" }] }, async ({ step, event }) => {
      const key = `resilient ${event.data.n}`;
      const first = await step.run("count", () => {
        ran.set(key, (ran.get(key) ?? 0) + 1);
        return ran.get(key);
      });
      const second = await step.run("again", () => first);
      return [first, second];
    }),
  ];

  beforeAll(async () => {
    await bench.startDatabase();
    await bench.startApp(functions);
  });
  afterAll(() => bench.stop());

  const spawn = async (): Promise<ChildProcess> => {
    const child = fork(path.resolve(import.meta.dirname, "contract-process.ts"), [], {
      execArgv: ["--import", "tsx"],
      env: { ...process.env, ...bench.environment, PORT: String(ports.executor), APP_URL: `http://127.0.0.1:${ports.app}`, DATABASE_URL: bench.databaseUrl },
    });
    await new Promise<void>((resolve, reject) => {
      child.once("message", () => resolve());
      child.once("exit", (code) => reject(new Error(`the executor ended with ${code}`)));
    });
    return child;
  };
  /** Ends it at once; its port is free when this resolves. */
  const kill = async (child: ChildProcess): Promise<void> => {
    const ended = once(child, "exit");
    child.kill("SIGKILL");
    await ended;
  };

  it("never runs a recorded step again, though killed between any two steps", async () => {
    const client = new Client({ connectionString: bench.databaseUrl });
    await client.connect();
    const recorded = async () => {
      const { rows } = await client.query<{ n: string; name: string; value: string }>(
        `select (r.events::json -> 0 -> 'data' ->> 'n') as n, s.name, s.value from inngest_local.steps s join inngest_local.runs r on r.id = s.run_id
         where s.position is not null and s.name like 'step %'`);
      return new Map(rows.map((row) => [`${row.n} ${row.name.slice(5)}`, row.value]));
    };
    let child = await spawn();
    await bench.sync();
    const ids: string[] = [];
    let kills = 0;
    const snapshots: { timesRan: Map<string, number>; values: Map<string, string> }[] = [];
    for (let round = 0; round < 4; round += 1) {
      for (let n = 0; n < KILLED_RUNS / 4; n += 1) ids.push(await bench.send("s/walk", { n: ids.length }));
      const before = (await recorded()).size;
      await until(async () => (await recorded()).size, (size) => size >= before + 4 + round, "some steps to be recorded");
      await kill(child);
      kills += 1;
      await until(() => callsInApp, (calls) => calls === 0, "the app to finish what it was called for");
      snapshots.push({ timesRan: new Map(ran), values: await recorded() });
      child = await spawn();
    }
    const runs = await Promise.all(ids.map(async (id) => (await bench.ended(id))[0]));
    await kill(child);
    const final = await recorded();
    await client.end();

    expect(kills).toBe(4);
    expect(runs.map((run) => run?.status)).toEqual(ids.map(() => "Completed"));
    for (const { timesRan, values } of snapshots) {
      for (const [key, value] of values) {
        expect(ran.get(key), `runs of step ${key} after it was recorded`).toBe(timesRan.get(key));
        expect(final.get(key)).toBe(value);
      }
    }
    // What the function saw is what was recorded, for every step of every run.
    runs.forEach((run, n) => {
      const seen = (run?.output as string[]).map((text) => JSON.stringify({ type: "data", data: text }));
      expect(seen).toEqual(Array.from({ length: STEPS }, (_, index) => final.get(`${n} ${index}`)));
    });
  });

  describe("without kills", () => {
    beforeAll(async () => {
      await bench.startExecutor();
    });

    it("waits for an app that is away, without using up attempts", async () => {
      await bench.sync();
      await bench.stopApp();
      const ids = [await bench.send("s/hardened", {}), await bench.send("s/hardened", {})];
      const tried = await until(() => bench.idle(), ({ pending, running }) => pending === 2 && running === 0, "both runs to be waiting");
      expect(tried.idle).toBe(false);
      await until(async () => (await fetch(`${bench.executorUrl}/`)).text(), (text) => text.includes("not in step"), "the outage to be noticed");
      await bench.startApp(functions);
      for (const id of ids) expect((await bench.ended(id))[0]).toMatchObject({ status: "Completed", output: [1, 2] });
    });

    it.each([
      ["duplicate", { kind: "duplicate", copies: 2 }],
      ["drop", { kind: "drop", probability: 0.5 }],
      ["delay", { kind: "delay", delayMs: 30 }],
      ["reorder", { kind: "reorder", delayMs: 60 }],
      ["error", { kind: "error", probability: 0.4, status: 502 }],
    ])("completes every run once in spite of %s", async (name, fault) => {
      await bench.setFaults([{ on: "delivery", match: "resilient", ...fault }]);
      const ids = await Promise.all([1, 2, 3, 4, 5].map((n) => bench.send("s/resilient", { n: `${name} ${n}` })));
      const runs = await Promise.all(ids.map(async (id) => bench.ended(id)));
      await bench.setFaults([]);
      for (const [run, ...others] of runs) {
        expect(others).toEqual([]);
        expect(run?.status).toBe("Completed");
        const [first, second] = run?.output as number[];
        // However often the step ran, one result was recorded and everything after it saw that one.
        expect(second).toBe(first);
      }
    });

    it("is refused by the app when a call was changed on its way", async () => {
      const body = JSON.stringify({ ctx: { attempt: 0, run_id: "r" }, event: { data: { amount: 1 }, name: "s/hardened" }, events: [], steps: {} });
      const call = (sent: string, signature: string) => new Promise<number>((resolve, reject) => {
        const outgoing = request(`http://127.0.0.1:${ports.app}/api/inngest?fnId=school-hardened&stepId=step`,
          { method: "POST", headers: { "content-type": "application/json", "x-inngest-signature": signature } }, (response) => {
            response.resume();
            resolve(response.statusCode ?? 0);
          });
        outgoing.on("error", reject);
        outgoing.end(sent);
      });
      const signature = signBody(body, SIGNING_KEY, new Date());
      expect(await call(body, signature)).toBe(206);
      expect(await call(body.replace("1", "9"), signature)).toBe(401);
      expect(await call(body, signBody(body, SIGNING_KEY, new Date(Date.now() - 600_000)))).toBe(401);
      expect(await call(body, signBody(body, `signkey-local-${"aa".repeat(16)}`, new Date()))).toBe(401);
    });
  });
});
