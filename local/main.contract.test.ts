import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import pg from "pg";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { freePort, isFree } from "./kit/testing/free-port.ts";
import { localPorts, type ServiceName } from "./ports.ts";

let dataDir: string;
let appPort: number;
const running = new Set<Cloud>();

beforeAll(async () => {
  dataDir = mkdtempSync(path.join(tmpdir(), "cloud-"));
  appPort = await freeRange();
});
afterEach(async () => {
  for (const cloud of running) {
    cloud.child.kill("SIGKILL");
    await cloud.exit;
  }
});
afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

/** An application port whose services' ports are free at the moment. */
async function freeRange(): Promise<number> {
  const candidate = await freePort();
  const free = await Promise.all(Object.values(localPorts(candidate)).map(isFree));
  return free.every(Boolean) ? candidate : freeRange();
}

type Cloud = { child: ChildProcess; output: () => string; until(text: string): Promise<void>; exit: Promise<number | null> };

function startCloud(services: string, changes: Record<string, string> = {}): Cloud {
  const child = spawn(process.execPath, ["--import", "tsx", path.join(import.meta.dirname, "main.ts")], {
    env: { ...process.env, PORT: String(appPort), DATA_DIR: dataDir, LOCAL_SERVICES: services, ...changes },
    stdio: ["pipe", "pipe", "pipe"],
  });
  let text = "";
  const waiting = new Set<() => void>();
  const collect = (chunk: Buffer) => {
    text += chunk.toString();
    for (const check of waiting) check();
  };
  child.stdout?.on("data", collect);
  child.stderr?.on("data", collect);
  const exit = once(child, "close").then(([code]) => {
    running.delete(cloud);
    return typeof code === "number" ? code : null;
  });
  const cloud: Cloud = {
    child,
    output: () => text,
    exit,
    until: (wanted) =>
      new Promise((resolve, reject) => {
        const check = () => text.includes(wanted) && resolve();
        waiting.add(check);
        check();
        void exit.then((code) => reject(new Error(`the cloud ended with ${code} before it said "${wanted}":\n${text}`)));
      }),
  };
  running.add(cloud);
  return cloud;
}

const portOf = (name: ServiceName) => localPorts(appPort)[name];

async function query(sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: `postgres://postgres:postgres@127.0.0.1:${portOf("postgres")}/postgres` });
  client.on("error", () => undefined);
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end().catch(() => undefined);
  }
}

describe("what it refuses, in one line and with a failure", () => {
  test.each([
    ["an unknown service", "postgres,nonsense", {}, /^LOCAL_SERVICES names nonsense, which .*postgres, inngest/],
    ["a port that is none", "redis", { PORT: "65530" }, /^PORT must be a whole number/],
  ])("%s", async (_, services, changes, message) => {
    const cloud = startCloud(services, changes);
    expect(await cloud.exit).toBe(1);
    expect(cloud.output()).toMatch(message);
    expect(cloud.output().trim().split("\n")).toHaveLength(1);
  });

  test("a port that another program has", async () => {
    const other = createServer().listen(portOf("mail"), "127.0.0.1");
    await once(other, "listening");
    const cloud = startCloud("redis,mail");
    expect(await cloud.exit).toBe(1);
    expect(cloud.output().trim()).toBe(`Port ${portOf("mail")} is taken by another program, so mail cannot start. Stop that program, or set PORT to another number.`);
    other.close();
  });

  test("a folder that another cloud uses, but not one that a killed cloud left", async () => {
    const first = startCloud("redis");
    await first.until("Local cloud ready");
    const second = startCloud("mail");
    expect(await second.exit).toBe(1);
    expect(second.output()).toContain(`is in use by the local cloud of process ${first.child.pid}`);
    first.child.kill("SIGKILL");
    await first.exit;
    const third = startCloud("mail");
    await third.until("Local cloud ready");
  });
});

describe("its life", () => {
  test("makes secrets that only their owner can read, and keeps them", async () => {
    const file = path.join(dataDir, "secrets.json");
    const before = readFileSync(file, "utf8");
    expect(statSync(file).mode & 0o777).toBe(0o600);
    const cloud = startCloud("redis");
    await cloud.until("Local cloud ready");
    expect(readFileSync(file, "utf8")).toBe(before);
  });

  test("stops when told to, and when the program that started it is gone", async () => {
    for (const stop of [(cloud: Cloud) => cloud.child.kill("SIGTERM"), (cloud: Cloud) => cloud.child.kill("SIGINT"), (cloud: Cloud) => cloud.child.stdin?.end()]) {
      const cloud = startCloud("redis,mail,oauth,blob");
      await cloud.until("Local cloud ready");
      stop(cloud);
      expect(await cloud.exit).toBe(0);
      expect(await Promise.all([portOf("redis"), portOf("mail")].map(isFree))).toEqual([true, true]);
    }
  });

  test("starts Postgres again when its process is killed, with its rows", async () => {
    const cloud = startCloud("postgres");
    await cloud.until("Local cloud ready");
    await query("create table kept (n int)");
    await query("insert into kept values (1)");
    const postgresPid = Number(readFileSync(path.join(dataDir, "postgres", "postgres.lock.pid"), "utf8"));
    process.kill(postgresPid, "SIGKILL");
    await cloud.until("postgres is back");
    expect(await query("select n from kept")).toEqual([{ n: 1 }]);
    cloud.child.kill("SIGTERM");
    expect(await cloud.exit).toBe(0);
  });

  test("a killed cloud leaves no Postgres behind, and the next one finds the rows", async () => {
    const first = startCloud("postgres");
    await first.until("Local cloud ready");
    await query("insert into kept values (2)");
    first.child.kill("SIGKILL");
    await first.exit;
    // Its Postgres notices and closes; the next cloud waits for that.
    const second = startCloud("postgres");
    await second.until("Local cloud ready");
    expect(await query("select n from kept order by n")).toEqual([{ n: 1 }, { n: 2 }]);
  });
});
