import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { Ratelimit } from "@upstash/ratelimit";
import { Redis } from "@upstash/redis";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { z } from "zod";
import { freePort } from "../kit/testing/free-port.ts";
import { startServiceProcess } from "../kit/testing/service-process.ts";
import type { RunningService, ServiceOptions } from "../kit/service.ts";
import { start } from "./index.ts";

const token = "contract-token";
let dataDir: string;
let service: RunningService;
let redis: Redis;

async function options(): Promise<ServiceOptions> {
  return { port: await freePort(), dataDir, appUrl: "", databaseUrl: "", env: { UPSTASH_REDIS_REST_TOKEN: token } };
}

beforeAll(async () => {
  dataDir = mkdtempSync(path.join(tmpdir(), "redis-"));
  service = await start(await options());
  redis = new Redis({ url: service.url, token });
});
beforeEach(() => redis.flushdb());
afterEach(() => {
  service.faults.replace([]);
  vi.useRealTimers();
});
afterAll(async () => {
  await service.close();
  rmSync(dataDir, { recursive: true });
});

describe("the vendor's SDK, unchanged", () => {
  test("texts, numbers and objects come back as they were", async () => {
    await redis.set("object", { name: "Ñandú", tags: ["a", 1] });
    expect(await redis.get("object")).toEqual({ name: "Ñandú", tags: ["a", 1] });
    await redis.set("text", "OK");
    expect(await redis.get("text")).toBe("OK");
    expect(await redis.get("missing")).toBeNull();
    expect(await redis.ping()).toBe("PONG");
    expect(await redis.type("object")).toBe("string");
    expect(await redis.incrby("count", 41)).toBe(41);
    expect(await redis.incr("count")).toBe(42);
    await expect(redis.incr("object")).rejects.toThrow(/not an integer/);
    await expect(redis.lpush("object", 1)).rejects.toThrow(/WRONGTYPE/);
    expect(await redis.mget("text", "missing", "count")).toEqual(["OK", null, 42]);
    expect(await redis.append("text", "!")).toBe(3);
    expect(await redis.getrange("text", -2, -1)).toBe("K!");
  });

  test("SET keeps its conditions and times to live", async () => {
    vi.useFakeTimers({ toFake: ["Date"], now: 1_000_000 });
    expect(await redis.set("k", 1, { nx: true, ex: 10 })).toBe("OK");
    expect(await redis.set("k", 2, { nx: true })).toBeNull();
    expect(await redis.set("other", 2, { xx: true })).toBeNull();
    expect(await redis.set("k", 3, { get: true, keepTtl: true })).toBe(1);
    expect(await redis.ttl("k")).toBe(10);
    vi.setSystemTime(1_000_000 + 9_999);
    expect(await redis.pttl("k")).toBe(1);
    expect(await redis.get("k")).toBe(3);
    vi.setSystemTime(1_000_000 + 10_000);
    expect(await redis.get("k")).toBeNull();
    expect(await redis.pttl("k")).toBe(-2);
    await redis.set("k", 4);
    expect(await redis.ttl("k")).toBe(-1);
    expect(await redis.expire("k", 5, "GT")).toBe(0);
    expect(await redis.pexpire("k", 5_000, "NX")).toBe(1);
    expect(await redis.persist("k")).toBe(1);
    await redis.set("k", 5, { px: 100 });
    await redis.set("k", 6);
    expect(await redis.ttl("k")).toBe(-1);
    await redis.incr("k");
    expect(await redis.getdel("k")).toBe(7);
    await expect(redis.set("k", 1, { ex: 0 })).rejects.toThrow(/invalid expire/);
  });

  test("hashes, lists, sets and sorted sets", async () => {
    expect(await redis.hset("h", { a: 1, b: "two" })).toBe(2);
    expect(await redis.hgetall("h")).toEqual({ a: 1, b: "two" });
    expect(await redis.hmget("h", "b", "none")).toEqual({ b: "two", none: null });
    expect(await redis.hincrby("h", "a", 4)).toBe(5);
    expect(await redis.hdel("h", "a", "b")).toBe(2);
    expect(await redis.exists("h")).toBe(0);

    expect(await redis.rpush("l", "b", "c")).toBe(2);
    expect(await redis.lpush("l", "a", "z")).toBe(4);
    expect(await redis.lrange("l", 0, -1)).toEqual(["z", "a", "b", "c"]);
    expect(await redis.lpop("l")).toBe("z");
    expect(await redis.rpop("l", 2)).toEqual(["c", "b"]);
    expect(await redis.lmove("l", "m", "left", "right")).toBe("a");
    expect(await redis.exists("l")).toBe(0);

    expect(await redis.sadd("s", "x", "y", "x")).toBe(2);
    await redis.sadd("t", "y", "z");
    expect(await redis.sinter("s", "t")).toEqual(["y"]);
    expect((await redis.sunion("s", "t")).sort()).toEqual(["x", "y", "z"]);
    expect(await redis.smismember("s", ["x", "q"])).toEqual([1, 0]);

    expect(await redis.zadd("z", { score: 2, member: "b" }, { score: 1, member: "a" }, { score: 2.5, member: "c" })).toBe(3);
    expect(await redis.zrange("z", 0, -1, { withScores: true })).toEqual(["a", 1, "b", 2, "c", 2.5]);
    expect(await redis.zrange("z", "(1", "+inf", { byScore: true, offset: 1, count: 5 })).toEqual(["c"]);
    expect(await redis.zrange("z", 0, 0, { rev: true })).toEqual(["c"]);
    expect(await redis.zadd("z", { gt: true }, { score: 0, member: "c" })).toBe(0);
    expect(await redis.zincrby("z", 10, "a")).toBe(11);
    expect(await redis.zrank("z", "a")).toBe(2);
    expect(await redis.zpopmin("z")).toEqual(["b", 2]);
    expect(await redis.zremrangebyscore("z", "-inf", 5)).toBe(1);
    expect(await redis.zcard("z")).toBe(1);
  });

  test("SCAN visits every key that stays, while others come and go", async () => {
    await Promise.all(Array.from({ length: 300 }, (_, index) => redis.set(`stay:${index}`, index)));
    const seen = new Set<string>();
    let cursor = "0";
    let turn = 0;
    do {
      const [next, keys] = await redis.scan(cursor, { match: "stay:*", count: 25 });
      for (const key of keys) seen.add(key);
      await redis.set(`passing:${turn}`, 1);
      await redis.del(`passing:${turn - 1}`);
      turn += 1;
      cursor = next;
    } while (cursor !== "0");
    expect(seen.size).toBe(300);
    expect(turn).toBeGreaterThan(5);
    expect((await redis.keys("stay:1[0-2]")).sort()).toEqual(["stay:10", "stay:11", "stay:12"]);
  });

  test("a pipeline reports each command; a transaction is refused whole", async () => {
    const pipeline = redis.pipeline();
    pipeline.set("p", "text");
    pipeline.incr("p");
    pipeline.get("p");
    expect(await pipeline.exec({ keepErrors: true })).toMatchObject([{ result: "OK" }, { error: expect.stringContaining("not an integer") }, { result: "text" }]);
    const transaction = redis.multi();
    transaction.incr("n");
    transaction.incr("n");
    expect(await transaction.exec()).toEqual([1, 2]);
    const refused = await fetch(`${service.url}/multi-exec`, { method: "POST", headers: { authorization: `Bearer ${token}` }, body: JSON.stringify([["incr", "n"], ["nonsense"]]) });
    expect(refused.status).toBe(400);
    expect(await redis.get("n")).toBe(2);
  });

  test("commands as paths, and the token", async () => {
    const headers = { authorization: `Bearer ${token}` };
    expect(await (await fetch(`${service.url}/set/path%2Fkey/value?EX=100`, { headers })).json()).toEqual({ result: "OK" });
    expect(await (await fetch(`${service.url}/ttl/path%2Fkey`, { headers })).json()).toEqual({ result: 100 });
    await fetch(`${service.url}/set/body`, { method: "POST", headers, body: "from the body" });
    expect(await (await fetch(`${service.url}/get/body?_token=${token}`)).json()).toEqual({ result: "from the body" });
    const wrong = await fetch(service.url, { method: "POST", headers: { authorization: "Bearer wrong" }, body: '["GET","k"]' });
    expect([wrong.status, await wrong.json()]).toEqual([401, { error: "WRONGPASS invalid or missing auth token" }]);
  });
});

describe("Lua scripts", () => {
  test("values cross in Redis' ways", async () => {
    expect(await redis.eval("return {1, 2.9, 'x', false, 5}", [], [])).toEqual([1, 2, "x", null, 5]);
    expect(await redis.eval("return {1, nil, 3}", [], [])).toEqual([1]);
    expect(await redis.eval("redis.call('SET', KEYS[1], 10 / 2) return redis.call('GET', KEYS[1])", ["k"], [])).toBe(5);
    expect(await redis.eval("return redis.call('GET', 'missing') == false and 1 or 0", [], [])).toBe(1);
    expect(await redis.eval("local r = redis.pcall('INCR', KEYS[1], 'too', 'many') return r.err", ["k"], [])).toMatch(/^ERR wrong number/);
    expect(await redis.eval("return redis.call('SET', 'a', 'ñ').ok .. #redis.call('GET', 'a')", [], [])).toBe("OK2");
    await expect(redis.eval("return redis.call('NOPE')", [], [])).rejects.toThrow(/unknown command/);
    await expect(redis.eval("error('stop')", [], [])).rejects.toThrow(/stop/);
    await expect(redis.eval("return os.execute('id')", [], [])).rejects.toThrow(/ERR/);
    await expect(redis.eval("this is not lua", [], [])).rejects.toThrow(/compiling/);
  });

  test("a script is found by its digest, and forgotten on request", async () => {
    const sha = await redis.scriptLoad("return ARGV[1]");
    expect(await redis.evalsha(sha, [], ["hola"])).toBe("hola");
    expect(await redis.scriptExists(sha)).toEqual([1]);
    await redis.scriptFlush();
    await expect(redis.evalsha(sha, [], ["hola"])).rejects.toThrow(/NOSCRIPT/);
  });

  test("an endless script is stopped", async () => {
    await expect(redis.eval("while true do end", [], [])).rejects.toThrow(/BUSY/);
    expect(await redis.ping()).toBe("PONG");
  });
});

test("one hundred increments at once are one hundred", async () => {
  await Promise.all(Array.from({ length: 100 }, () => redis.incr("race")));
  expect(await redis.get("race")).toBe(100);
});

test("injected faults reach the client", async () => {
  service.faults.replace([{ on: "request", kind: "error", status: 500, count: 1, probability: 1, delayMs: 0, copies: 1 }]);
  await expect(redis.get("k")).rejects.toThrow(/injected fault/);
  service.faults.replace([{ on: "request", kind: "drop", match: "POST /", count: 1, probability: 1, delayMs: 0, copies: 1, status: 500 }]);
  // The SDK sends again what it got no answer for, so an increment whose answer was lost counts twice.
  expect(await redis.incr("lost")).toBe(2);
});

test("what was acknowledged survives kill -9, times to live included", async () => {
  const home = mkdtempSync(path.join(tmpdir(), "redis-kill-"));
  const settings = { ...(await options()), dataDir: home };
  const modulePath = path.join(import.meta.dirname, "index.ts");
  let victim = await startServiceProcess(modulePath, settings);
  const client = new Redis({ url: victim.url, token, retry: false });
  await client.set("forever", { a: 1 });
  await client.set("soon", "x", { ex: 1_000 });
  await client.hset("hash", { a: 1 });
  await client.eval("return redis.call('ZADD', KEYS[1], '+inf', 'top', 1.5, 'low')", ["zset"], []);
  await client.rpush("list", "a", "b");
  const acknowledged: number[] = [];
  const writers = Array.from({ length: 60 }, async (_, index) => {
    await client.sadd("set", index).then(() => acknowledged.push(index), () => undefined);
    if (acknowledged.length === 20) await victim.kill();
  });
  await Promise.all(writers);
  await victim.kill();
  victim = await startServiceProcess(modulePath, settings);
  expect(await client.get("forever")).toEqual({ a: 1 });
  expect(await client.ttl("soon")).toBeGreaterThan(900);
  expect(await client.hgetall("hash")).toEqual({ a: 1 });
  expect(await client.zrange("zset", 0, -1)).toEqual(["low", "top"]);
  expect(await client.lrange("list", 0, -1)).toEqual(["a", "b"]);
  const kept = new Set(z.array(z.number()).parse(await client.smembers("set")));
  expect(acknowledged.length).toBeGreaterThanOrEqual(20);
  expect(acknowledged.filter((index) => !kept.has(index))).toEqual([]);
  await victim.kill();
  rmSync(home, { recursive: true });
});

test("the rate limiter's own script cache survives a server that forgot its scripts", async () => {
  const limiter = new Ratelimit({ redis, limiter: Ratelimit.slidingWindow(2, "60 s"), ephemeralCache: false });
  expect((await limiter.limit("u")).success).toBe(true);
  await redis.scriptFlush();
  expect((await limiter.limit("u")).success).toBe(true);
  expect((await limiter.limit("u")).success).toBe(false);
});
