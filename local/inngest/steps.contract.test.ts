import { NonRetriableError, RetryAfterError, type InngestFunction } from "inngest";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Bench, until } from "./contract-bench.ts";

/** Every behaviour must hold whether the SDK records several steps within a call or reports each by itself. */
describe.each([
  { mode: "with checkpoints", flag: "1", ports: { database: 21000, executor: 21001, app: 21002 } },
  { mode: "a call for each step", flag: "0", ports: { database: 21003, executor: 21004, app: 21005 } },
])("steps, $mode", ({ flag, ports }) => {
  const bench = new Bench(ports, { INNGEST_LOCAL_CHECKPOINTING: flag });
  const { inngest } = bench;
  const ran: string[] = [];
  const failures = new Map<string, number>();
  const failTimes = (key: string, times: number) => {
    const count = (failures.get(key) ?? 0) + 1;
    failures.set(key, count);
    if (count <= times) throw new Error(`failure ${count} of ${key}`);
    return count;
  };
  const timesRan = (key: string) => ran.filter((entry) => entry === key).length;

  const functions: InngestFunction.Like[] = [
    inngest.createFunction({ id: "sequence", triggers: [{ event: "t/sequence" }] }, async ({ event, step, runId }) => {
      const first = await step.run("first", () => (ran.push(`first ${event.data.key}`), { text: "nul \u0000, snowman ☃, quote \"", n: 1.5 }));
      const second = await step.run("second", () => (ran.push(`second ${event.data.key}`), [first.n, null]));
      const third = await step.run("second", () => (ran.push(`again ${event.data.key}`), "same name"));
      return { first, second, third, runId };
    }),
    inngest.createFunction({ id: "no-steps", triggers: [{ event: "t/none" }] }, ({ event }) => ({ got: event.data, id: event.id })),
    inngest.createFunction({ id: "naps", triggers: [{ event: "t/naps" }] }, async ({ step, event }) => {
      await step.run("before", () => ran.push(`before ${event.data.key}`));
      await step.sleep("a second", "1s");
      await step.sleepUntil("a moment", new Date(Date.now() + 50));
      await step.run("after", () => ran.push(`after ${event.data.key}`));
      return "rested";
    }),
    inngest.createFunction({ id: "flaky", retries: 3, triggers: [{ event: "t/flaky" }] }, async ({ step, event, attempt }) => {
      const stepAttempts = await step.run("works the third time", () => failTimes(`step ${event.data.key}`, 2));
      const functionAttempts = failTimes(`function ${event.data.key}`, 1);
      return { stepAttempts, functionAttempts, attempt };
    }),
    inngest.createFunction({ id: "caught", retries: 1, triggers: [{ event: "t/caught" }] }, async ({ step, event }) => {
      const message = await step.run("never works", () => failTimes(`caught ${event.data.key}`, 99)).catch((error: unknown) => (error instanceof Error ? error.message : "?"));
      return { message, tries: failures.get(`caught ${event.data.key}`) };
    }),
    inngest.createFunction({ id: "gives-up", retries: 5, triggers: [{ event: "t/gives-up" }], onFailure: async ({ event, error, step }) => {
      await step.run("note", () => ran.push(`gave up: ${error.message} after ${event.data.event.data.key}`));
    } }, async ({ step, event }) => {
      await step.run("refuse", () => {
        ran.push(`refuse ${event.data.key}`);
        throw new NonRetriableError("no use");
      });
    }),
    inngest.createFunction({ id: "later", retries: 1, triggers: [{ event: "t/later" }] }, async ({ step, event }) => {
      const started = await step.run("start", () => Date.now());
      await step.run("not yet", () => {
        if (failures.has(`later ${event.data.key}`)) return;
        failures.set(`later ${event.data.key}`, 1);
        throw new RetryAfterError("wait a second", "1s");
      });
      return Date.now() - started;
    }),
    inngest.createFunction({ id: "parallel", triggers: [{ event: "t/parallel" }] }, async ({ step, event }) => {
      const sums = await Promise.all([1, 2, 3].map((n) => step.run(`square ${n}`, () => (ran.push(`square ${n} ${event.data.key}`), n * n))));
      const total = await step.run("total", () => (ran.push(`total ${event.data.key}`), sums.reduce((sum, n) => sum + n, 0)));
      const [, later] = await Promise.all([step.sleep("short", "1s"), step.run("beside", () => (ran.push(`beside ${event.data.key}`), "b"))]);
      return { total, later };
    }),
    inngest.createFunction({ id: "waits", triggers: [{ event: "t/waits" }] }, async ({ step }) => {
      const paid = await step.waitForEvent("paid", { event: "t/paid", timeout: "1h", match: "data.order" });
      const never = await step.waitForEvent("never", { event: "t/paid", timeout: "1s", if: "async.data.order == 'none'" });
      return { amount: paid?.data.amount, id: paid?.id, never };
    }),
    inngest.createFunction({ id: "child", retries: 0, triggers: [{ event: "t/child" }] }, async ({ event, step }) => {
      if (event.data.mustFail) throw new NonRetriableError("child refused");
      return step.run("double", () => Number(event.data.n) * 2);
    }),
    inngest.createFunction({ id: "invokes", triggers: [{ event: "t/invokes" }] }, async ({ step }) => {
      const child = { id: () => "child" };
      const good = await step.invoke("good", { function: functionNamed(child.id()), data: { n: 21 } });
      const bad = await step.invoke("bad", { function: functionNamed("child"), data: { mustFail: true } }).catch((error: unknown) => (error instanceof Error ? error.message : "?"));
      const slow = await step.invoke("slow", { function: functionNamed("sleeper"), data: {}, timeout: "1s" }).catch((error: unknown) => (error instanceof Error ? error.message : "?"));
      return { good, bad, slow };
    }),
    inngest.createFunction({ id: "sleeper", triggers: [{ event: "t/sleeper" }] }, async ({ step }) => step.sleep("long", "30m")),
    inngest.createFunction({ id: "sends", triggers: [{ event: "t/sends" }] }, async ({ step, event }) => {
      const { ids } = await step.sendEvent("tell", [{ name: "t/none", data: { from: event.data.key } }]);
      return ids;
    }),
    inngest.createFunction({ id: "cancellable", triggers: [{ event: "t/cancellable" }], cancelOn: [{ event: "t/cancel", match: "data.key" }] }, async ({ step, event }) => {
      await step.sleep("until cancelled", "1h");
      await step.run("never", () => ran.push(`uncancelled ${event.data.key}`));
    }),
    inngest.createFunction({ id: "conditional", triggers: [{ event: "t/conditional", if: "event.data.amount > 10 && event.data.kind == 'gift'" }] }, () => "ran"),
    inngest.createFunction({ id: "large", retries: 0, triggers: [{ event: "t/large" }] }, async ({ step }) => {
      const pieces = [await step.run("a", () => "a".repeat(2_500_000)), await step.run("b", () => "b".repeat(2_500_000)), await step.run("c", () => "c")];
      await step.sleep("so that state is sent again", "1s");
      return pieces.map((piece) => piece.length);
    }),
    inngest.createFunction({ id: "too-large", retries: 0, triggers: [{ event: "t/too-large" }] }, async ({ step }) => step.run("huge", () => "x".repeat(5_000_000))),
    inngest.createFunction({ id: "race", triggers: [{ event: "t/race" }] }, async ({ step, group, event }) => {
      const winner = await group.parallel({ mode: "race" }, () => Promise.race([step.sleep("long", "1h").then(() => "slow"), step.run("quick", () => "quick")]));
      await step.run("then", () => ran.push(`${winner} won ${event.data.key}`));
    }),
    inngest.createFunction({ id: "fetches", retries: 0, triggers: [{ event: "t/fetches" }] }, async ({ step }) => (await step.fetch("http://127.0.0.1:1/")).status),
  ];
  function functionNamed(id: string) {
    const found = functions.find((candidate) => (candidate as InngestFunction.Any).id() === id);
    return found as InngestFunction.Any;
  }

  beforeAll(async () => {
    await bench.startDatabase();
    await bench.startApp(functions);
    await bench.startExecutor();
    await bench.sync();
  });
  afterAll(() => bench.stop());

  const outputOf = async (name: string, data: Record<string, unknown>) => (await bench.ended(await bench.send(name, data)))[0];

  it("runs steps in order, each once, and returns what the function returns", async () => {
    const run = await outputOf("t/sequence", { key: "s" });
    expect(run).toMatchObject({ status: "Completed", function_id: "school-sequence" });
    expect(run?.output).toEqual({ first: { text: "nul \u0000, snowman ☃, quote \"", n: 1.5 }, second: [1.5, null], third: "same name", runId: run?.run_id });
    expect([timesRan("first s"), timesRan("second s"), timesRan("again s")]).toEqual([1, 1, 1]);
  });

  it("runs a function without steps and keeps the event's own id", async () => {
    const eventId = await bench.send("t/none", { a: 1 }, `mine-${flag}`);
    expect((await bench.ended(eventId))[0]?.output).toEqual({ got: { a: 1 }, id: `mine-${flag}` });
  });

  it("sleeps for a time and until a moment", async () => {
    const eventId = await bench.send("t/naps", { key: "n" });
    await bench.untilSleeping(1);
    expect(timesRan("after n")).toBe(0);
    expect((await bench.ended(eventId))[0]?.output).toBe("rested");
    expect([timesRan("before n"), timesRan("after n")]).toEqual([1, 1]);
  });

  it("retries a step and the function, each with its own attempts", async () => {
    expect((await outputOf("t/flaky", { key: "f" }))?.output).toEqual({ stepAttempts: 3, functionAttempts: 2, attempt: 1 });
  });

  it("lets the function catch a step that failed for good", async () => {
    expect((await outputOf("t/caught", { key: "c" }))?.output).toEqual({ message: "failure 2 of caught c", tries: 2 });
  });

  it("does not retry NonRetriableError and tells onFailure", async () => {
    const run = await outputOf("t/gives-up", { key: "g" });
    expect(run).toMatchObject({ status: "Failed", output: { message: "no use" } });
    await bench.untilIdle();
    expect(timesRan("refuse g")).toBe(1);
    expect(timesRan("gave up: no use after g")).toBe(1);
  });

  it("waits as long as RetryAfterError says", async () => {
    expect(Number((await outputOf("t/later", { key: "l" }))?.output)).toBeGreaterThanOrEqual(1_000);
  });

  it("runs parallel steps once each and goes on when all are done", async () => {
    expect((await outputOf("t/parallel", { key: "p" }))?.output).toEqual({ total: 14, later: "b" });
    expect([1, 2, 3].map((n) => timesRan(`square ${n} p`))).toEqual([1, 1, 1]);
    expect([timesRan("total p"), timesRan("beside p")]).toEqual([1, 1]);
  });

  it("resumes on the matching event only, and with null when none comes", async () => {
    const eventId = await bench.send("t/waits", { order: "o1" });
    await bench.untilSleeping(1);
    await bench.send("t/paid", { order: "o2", amount: 1 });
    await bench.untilSleeping(1);
    await bench.send("t/paid", { order: "o1", amount: 9 }, `paid-${flag}`);
    expect((await bench.ended(eventId))[0]?.output).toEqual({ amount: 9, id: `paid-${flag}`, never: null });
  });

  it("invokes functions: result, failure and timeout reach the caller", async () => {
    expect((await outputOf("t/invokes", {}))?.output).toEqual({ good: 42, bad: "child refused", slow: "Timed out waiting for invoked function to complete" });
  });

  it("sends events from a step", async () => {
    const [id] = (await outputOf("t/sends", { key: "x" }))?.output as string[];
    expect((await bench.ended(id ?? ""))[0]?.output).toMatchObject({ got: { from: "x" } });
  });

  it("cancels on the matching event", async () => {
    const [kept, gone] = [await bench.send("t/cancellable", { key: `kept${flag}` }), await bench.send("t/cancellable", { key: `gone${flag}` })];
    await bench.untilIdle();
    await bench.send("t/cancel", { key: `gone${flag}` });
    expect((await bench.ended(gone))[0]).toMatchObject({ status: "Cancelled" });
    const [open] = await bench.runsOf(kept);
    expect(open).toMatchObject({ status: "Running" });
    await bench.api(`/v1/runs/${open?.run_id}`, "DELETE");
    expect((await bench.ended(kept))[0]).toMatchObject({ status: "Cancelled" });
  });

  it("starts a function only when the trigger's condition holds", async () => {
    const ids = [await bench.send("t/conditional", { amount: 20, kind: "gift" }), await bench.send("t/conditional", { amount: 5, kind: "gift" })];
    await bench.untilIdle();
    expect(await Promise.all(ids.map(async (id) => (await bench.runsOf(id)).length))).toEqual([1, 0]);
  });

  it("lets the SDK fetch state that does not fit into a call", async () => {
    expect((await outputOf("t/large", {}))?.output).toEqual([2_500_000, 2_500_000, 1]);
  });

  it("fails a step whose output is larger than 4 MB", async () => {
    expect(await outputOf("t/too-large", {})).toMatchObject({ status: "Failed", output: { name: "OutputTooLarge" } });
  });

  it("goes on after the first of racing steps", async () => {
    const eventId = await bench.send("t/race", { key: flag });
    await until(() => timesRan(`quick won ${flag}`), (times) => times === 1, "the step after the race");
    await bench.untilSleeping(2);
    const [run] = await bench.runsOf(eventId);
    await bench.api(`/v1/runs/${run?.run_id}`, "DELETE");
  });

  it("says clearly what it does not support", async () => {
    const run = await outputOf("t/fetches", {});
    expect(run?.status).toBe("Failed");
    expect(JSON.stringify(run?.output)).toContain("does not support the operation Gateway");
  });
});
