import type { InngestFunction } from "inngest";
import { Client } from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Bench, EVENT_KEY, SIGNING_KEY, until } from "./contract-bench.ts";
import { hashSigningKey } from "./signature.ts";

const bench = new Bench({ database: 21020, executor: 21021, app: 21022 }, { INNGEST_LOCAL_CONCURRENCY: "16" });
const { inngest } = bench;
const ran: string[] = [];
const open = { now: 0, most: 0 };
const perKey = new Map<string, { now: number; most: number }>();
const gate = { isOpen: true, waiting: new Set<() => void>() };

async function occupied(counter: { now: number; most: number }): Promise<void> {
  counter.now += 1;
  counter.most = Math.max(counter.most, counter.now);
  await new Promise((resolve) => setTimeout(resolve, 30));
  counter.now -= 1;
}
const functions: InngestFunction.Like[] = [
  inngest.createFunction({ id: "plain", triggers: [{ event: "f/plain" }, { event: "f/wild*" }] }, ({ event }) => event.data),
  inngest.createFunction({ id: "once", triggers: [{ event: "f/once" }], idempotency: "event.data.order" }, () => "ran"),
  inngest.createFunction({ id: "two-at-once", triggers: [{ event: "f/limited" }], concurrency: { limit: 2 } }, async ({ step }) => {
    await step.run("occupy", () => occupied(open));
  }),
  inngest.createFunction({ id: "one-per-key", triggers: [{ event: "f/keyed" }], concurrency: [{ limit: 1, key: "event.data.key" }, { limit: 3 }] }, async ({ step, event }) => {
    const counter = perKey.get(event.data.key) ?? { now: 0, most: 0 };
    perKey.set(event.data.key, counter);
    await step.run("occupy", () => occupied(counter));
  }),
  inngest.createFunction({ id: "rated", triggers: [{ event: "f/rated" }], rateLimit: { limit: 2, period: "1h", key: "event.data.key" } }, () => "ran"),
  inngest.createFunction({ id: "throttled", triggers: [{ event: "f/throttled" }], throttle: { limit: 10, period: "4s" } }, ({ event }) => ran.push(`throttled ${event.data.n} ${Date.now()}`)),
  inngest.createFunction({ id: "debounced", triggers: [{ event: "f/debounced" }], debounce: { period: "1s", key: "event.data.key" } }, ({ event }) => event.data.n),
  inngest.createFunction({ id: "batched", triggers: [{ event: "f/batched" }], batchEvents: { maxSize: 3, timeout: "1s" } }, ({ events }) => events.map((event) => event.data.n)),
  inngest.createFunction({ id: "single-skip", triggers: [{ event: "f/skip" }], singleton: { mode: "skip", key: "event.data.key" } }, ({ step }) => step.sleep("long", "1h")),
  inngest.createFunction({ id: "single-cancel", triggers: [{ event: "f/replace" }], singleton: { mode: "cancel" } }, ({ step }) => step.sleep("long", "1h")),
  inngest.createFunction({ id: "prioritised", triggers: [{ event: "f/priority" }], priority: { run: "event.data.rank" }, concurrency: 1 }, async ({ event }) => {
    if (event.data.rank === 0 && !gate.isOpen) await new Promise<void>((resolve) => gate.waiting.add(resolve));
    ran.push(`rank ${event.data.rank}`);
  }),
  inngest.createFunction({ id: "overdue", triggers: [{ event: "f/overdue" }], timeouts: { finish: "1s" } }, ({ step }) => step.sleep("long", "1h")),
  inngest.createFunction({ id: "nightly", triggers: [{ cron: "TZ=Europe/Paris 0 3 * * *" }] }, ({ event }) => ran.push(`cron ${"cron" in event.data ? event.data.cron : ""}`)),
  inngest.createFunction({ id: "watches", triggers: [{ event: "inngest/function.finished", if: "event.data.function_id == 'school-plain' && event.data.event.data.watch == true" }] }, ({ event }) => event.data.result),
];

beforeAll(async () => {
  await bench.startDatabase();
  await bench.startApp(functions);
  await bench.startExecutor();
  await bench.sync();
});
afterAll(() => bench.stop());

const post = (path: string, body: string, headers: Record<string, string> = {}) =>
  fetch(`${bench.executorUrl}${path}`, { method: "POST", body, headers: { "content-type": "application/json", ...headers } });
const sendAll = (name: string, data: Record<string, unknown>[]) => Promise.all(data.map((item) => bench.send(name, item)));
const startedBy = async (ids: string[]) => (await Promise.all(ids.map((id) => bench.runsOf(id)))).map((runs) => runs.length);

describe("the event API", () => {
  it("accepts one event or many and returns an id for each", async () => {
    const one = await post(`/e/${EVENT_KEY}`, JSON.stringify({ name: "f/plain", data: { n: 1 } }));
    const many = await post(`/e/${EVENT_KEY}`, JSON.stringify([{ name: "f/plain" }, { name: "f/wild.card", data: { n: 3 } }]));
    expect(one.status).toBe(200);
    const ids = [...((await one.json()) as { ids: string[] }).ids, ...((await many.json()) as { ids: string[] }).ids];
    expect(new Set(ids).size).toBe(3);
    expect((await Promise.all(ids.map((id) => bench.ended(id)))).map(([run]) => run?.output)).toEqual([{ n: 1 }, {}, { n: 3 }]);
  });

  it.each([
    ["not json", "not JSON"], ["{}", "name"], ['{"name":""}', "name is empty"], ['{"name":"inngest/x"}', "reserved"], ['{"name":"x","data":[]}', "data"],
    ['{"name":"x","ts":5}', "1980"], ['[{"name":"f/plain","data":{"refused":true}},{"name":7}]', "event 1"], ['"text"', "event 0"],
    [JSON.stringify({ name: "x", data: { big: "x".repeat(600_000) } }), "512 KB"],
  ])("refuses %s", async (body, reason) => {
    const response = await post(`/e/${EVENT_KEY}`, body);
    expect(response.status).toBe(400);
    expect(((await response.json()) as { error: string }).error).toContain(reason);
  });

  it("stores nothing of a refused request", async () => {
    const names = await bench.api<{ data: { refused?: boolean } }[]>("/v1/events?name=f/plain&limit=100");
    expect(names.length).toBeGreaterThan(0);
    expect(names.some((event) => event.data.refused)).toBe(false);
  });

  it("refuses a wrong key", async () => {
    expect((await post("/e/other-key", '{"name":"f/plain"}')).status).toBe(401);
    expect((await fetch(`${bench.executorUrl}/v1/events`)).status).toBe(401);
  });

  it("starts nothing for an id that it has seen, in one request or in several", async () => {
    const [first, second] = [await bench.send("f/plain", { n: 1 }, "seen"), await bench.send("f/plain", { n: 2 }, "seen")];
    const { ids } = await inngest.send([{ name: "f/plain", id: "twin", data: {} }, { name: "f/plain", id: "twin", data: {} }]);
    await bench.untilIdle();
    expect(await startedBy([first, second, ...ids])).toEqual([1, 0, 1, 0]);
  });

  it("recognises a request that the SDK repeats, by its seed", async () => {
    const seed = { "x-inngest-event-id-seed": `${Date.now()},c2VlZA==` };
    const answers = [await post(`/e/${EVENT_KEY}`, '{"name":"f/plain"}', seed), await post(`/e/${EVENT_KEY}`, '{"name":"f/plain"}', seed)];
    const ids = await Promise.all(answers.map(async (answer) => ((await answer.json()) as { ids: string[] }).ids[0] ?? ""));
    expect(ids[0]).toBe(ids[1]);
    expect(await startedBy(ids.slice(0, 1))).toEqual([1]);
  });

  it("suffers the faults asked of it, and the SDK's retries make up for them", async () => {
    await bench.setFaults([{ on: "request", kind: "error", match: "/e/", count: 1, status: 503 }, { on: "request", kind: "drop", match: "/e/", count: 1 }, { on: "request", kind: "duplicate", match: "/e/", count: 1 }]);
    const id = await bench.send("f/plain", { n: "despite faults" });
    await bench.untilIdle();
    expect(await startedBy([id])).toEqual([1]);
  });
});

describe("flow control", () => {
  it("idempotency starts one run for a key", async () => {
    const ids = await sendAll("f/once", [{ order: "a" }, { order: "a" }, { order: "b" }, {}, {}]);
    expect((await startedBy(ids)).reduce((sum, count) => sum + count)).toBe(4);
  });

  it("concurrency limits the steps that run at once, in all and for each key", async () => {
    const ids = [...await sendAll("f/limited", Array.from({ length: 8 }, () => ({}))), ...await sendAll("f/keyed", ["a", "b", "a", "b", "a", "b"].map((key) => ({ key })))];
    await Promise.all(ids.map((id) => bench.ended(id)));
    expect(open.most).toBe(2);
    expect([...perKey.values()].map((counter) => counter.most)).toEqual([1, 1]);
  });

  it("rate limits skip what is too much", async () => {
    const ids = await sendAll("f/rated", [{ key: "a" }, { key: "a" }, { key: "a" }, { key: "b" }]);
    expect((await startedBy(ids)).reduce((sum, count) => sum + count)).toBe(3);
  });

  it("throttling spreads starts over time and loses none", async () => {
    const ids = await sendAll("f/throttled", [1, 2, 3].map((n) => ({ n })));
    await Promise.all(ids.map((id) => bench.ended(id)));
    const times = ran.filter((entry) => entry.startsWith("throttled")).map((entry) => Number(entry.split(" ")[2])).sort((a, b) => a - b);
    expect(times).toHaveLength(3);
    expect((times[2] ?? 0) - (times[0] ?? 0)).toBeGreaterThan(600);
  });

  it("debounce runs once, with the last event", async () => {
    const ids = [];
    for (const n of [1, 2, 3]) ids.push(await bench.send("f/debounced", { key: "a", n }));
    expect((await bench.ended(ids[2] ?? ""))[0]?.output).toBe(3);
    expect(await startedBy(ids)).toEqual([0, 0, 1]);
  });

  it("batches run when they are full, and when their time is over", async () => {
    const ids = [];
    for (const n of [1, 2, 3, 4]) ids.push(await bench.send("f/batched", { n }));
    expect((await bench.ended(ids[0] ?? ""))[0]?.output).toEqual([1, 2, 3]);
    expect((await bench.ended(ids[3] ?? ""))[0]?.output).toEqual([4]);
  });

  it("singletons skip the newer run or cancel the older", async () => {
    const skipped = [await bench.send("f/skip", { key: "a" }), await bench.send("f/skip", { key: "a" }), await bench.send("f/skip", { key: "b" })];
    expect(await startedBy(skipped)).toEqual([1, 0, 1]);
    const [older, newer] = [await bench.send("f/replace", {}), await bench.send("f/replace", {})];
    expect((await bench.ended(older))[0]).toMatchObject({ status: "Cancelled" });
    expect((await bench.runsOf(newer))[0]?.ended_at).toBeNull();
  });

  it("priority decides who starts next", async () => {
    gate.isOpen = false;
    const first = await bench.send("f/priority", { rank: 0 });
    await until(() => gate.waiting.size, (size) => size === 1, "the first run to occupy the function");
    const ids = await sendAll("f/priority", [{ rank: -100 }]);
    ids.push(await bench.send("f/priority", { rank: 5 }), await bench.send("f/priority", { rank: 500 }));
    gate.waiting.forEach((go) => go());
    await Promise.all([first, ...ids].map((id) => bench.ended(id)));
    expect(ran.filter((entry) => entry.startsWith("rank"))).toEqual(["rank 0", "rank 500", "rank 5", "rank -100"]);
  });

  it("an event dated in the future starts its functions then", async () => {
    const dueAt = Date.now() + 900;
    const { ids } = await inngest.send({ name: "f/plain", data: {}, ts: dueAt });
    expect((await bench.runsOf(ids[0] ?? ""))[0]?.ended_at).toBeNull();
    const [run] = await bench.ended(ids[0] ?? "");
    expect(Date.parse(run?.ended_at ?? "")).toBeGreaterThanOrEqual(dueAt);
  });

  it("timeouts cancel a run that does not finish", async () => {
    expect((await bench.ended(await bench.send("f/overdue", {})))[0]).toMatchObject({ status: "Cancelled", output: { message: "It did not finish within its finish timeout." } });
  });

  it("functions can watch the end of others", async () => {
    await bench.send("f/plain", { watch: true, n: 5 });
    const outputs = async () => {
      const events = await bench.api<{ internal_id: string }[]>("/v1/events?name=inngest/function.finished");
      return (await Promise.all(events.map((event) => bench.runsOf(event.internal_id)))).flat().map((run) => run.output);
    };
    // Bodies travel as canonical JSON, so keys arrive in alphabetical order.
    await until(outputs, (values) => values.some((value) => JSON.stringify(value) === '{"n":5,"watch":true}'), "the watching function's run");
  });
});

describe("schedules", () => {
  it("start one run for a slot, however often the slot is looked at", async () => {
    const client = new Client({ connectionString: bench.databaseUrl });
    await client.connect();
    const slots = await client.query<{ next_at: Date }>("select next_at from inngest_local.crons");
    expect(slots.rows).toHaveLength(1);
    const localHour = new Intl.DateTimeFormat("en", { timeZone: "Europe/Paris", hour: "numeric", minute: "numeric", hour12: false }).format(slots.rows[0]?.next_at);
    expect(localHour).toBe("03:00");
    const slot = new Date(Date.now() - 60_000);
    const crons = () => ran.filter((entry) => entry.startsWith("cron")).length;
    const isConsumed = async () => (await client.query("select 1 from inngest_local.crons where next_at = $1", [slot])).rowCount === 0;
    await client.query("update inngest_local.crons set next_at = $1", [slot]);
    await until(crons, (count) => count === 1, "the scheduled run");
    await until(isConsumed, Boolean, "the slot to be consumed");
    await client.query("update inngest_local.crons set next_at = $1", [slot]);
    await until(isConsumed, Boolean, "the slot to be consumed again");
    await bench.untilIdle();
    await client.end();
    expect(crons()).toBe(1);
    expect(ran).toContain("cron TZ=Europe/Paris 0 3 * * *");
  });
});

describe("registration", () => {
  const register = (functions: unknown[], key = SIGNING_KEY) => post("/fn/register", JSON.stringify({ url: "http://127.0.0.1:1/api/inngest", appName: "other", sdk: "js:v4", v: "0.1", deployType: "ping", functions }), { authorization: `Bearer ${hashSigningKey(key)}` });
  const config = (extra: Record<string, unknown>) => ({ id: "other-f", name: "f", triggers: [{ event: "x" }], steps: { step: { id: "step", name: "step", runtime: { type: "http", url: "http://127.0.0.1:1/api/inngest?fnId=other-f&stepId=step" } } }, ...extra });

  it("tells whether anything changed", async () => {
    expect(await bench.sync()).toMatchObject({ status: 200, modified: false });
  });

  it("refuses a wrong signing key", async () => {
    expect((await register([], `signkey-local-${"aa".repeat(16)}`)).status).toBe(401);
  });

  it.each([
    [{ triggers: [{ event: "x", expression: "event.data.x ==" }] }, "not a usable expression"],
    [{ triggers: [{ cron: "every day" }] }, "not a usable schedule"],
    [{ triggers: [{ event: "inngest/deferred.schedule", expression: "true" }] }, "deferred functions"],
    [{ batchEvents: { maxSize: 5, timeout: "5s" }, debounce: { period: "5s" } }, "batchEvents cannot be combined with debounce"],
    [{ somethingNew: true }, "somethingNew"],
    [{ steps: { step: { id: "step", name: "step", runtime: { type: "ws", url: "ws://x" } } } }, "connect()"],
  ])("refuses what it cannot do: %j", async (extra, reason) => {
    const response = await register([config(extra)]);
    expect(response.status).toBe(400);
    const { error } = (await response.json()) as { error: string };
    expect(error).toContain(reason);
    expect(error).toContain("other-f");
  });
});

describe("the pages", () => {
  const get = async (path: string) => (await fetch(`${bench.executorUrl}${path}`)).text();

  it("list, tell and repeat runs", async () => {
    const [run] = await bench.ended(await bench.send("f/plain", { marker: "<b>shown</b>" }));
    expect(await get("/?status=Completed&function=school-plain")).toContain(`/runs/${run?.run_id}`);
    expect(await get("/?status=Failed")).not.toContain(`/runs/${run?.run_id}`);
    const story = await get(`/runs/${run?.run_id}`);
    expect(story).toContain("The event f/plain started it");
    expect(story).toContain("&lt;b&gt;shown");
    expect(await get("/events?name=f/plain")).toContain("school-plain");
    const again = await fetch(`${bench.executorUrl}/runs/${run?.run_id}/rerun`, { method: "POST", redirect: "manual" });
    const path = again.headers.get("location") ?? "";
    await bench.untilIdle();
    expect(await get(path)).toContain("It repeats");
    expect((await fetch(`${bench.executorUrl}/runs/${run?.run_id}/rerun`, { method: "POST", headers: { "sec-fetch-site": "cross-site" } })).status).toBe(403);
    expect((await fetch(`${bench.executorUrl}/runs/none`)).status).toBe(404);
  });
});
