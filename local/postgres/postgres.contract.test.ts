import { fork } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { neonConfig, Pool as NeonPool } from "@neondatabase/serverless";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { freePort } from "../kit/testing/free-port.ts";
import { startPostgres, type RunningPostgres } from "./start-postgres.ts";
import { bindMessage, executeMessage, openWire, parseMessage } from "./testing/raw-wire.ts";
import { encodeMessage } from "./wire.ts";
import { startWsProxy } from "./ws-proxy.ts";

let postgres: RunningPostgres;
let pool: pg.Pool;

beforeAll(async () => {
  postgres = await startPostgres({ port: 0, memory: true, maxConnections: 25, idleInTransactionMs: 400 });
  pool = new pg.Pool({ connectionString: postgres.url, max: 10 });
  pool.on("error", () => undefined);
  await pool.query("create table counter (id int primary key, n int not null); insert into counter values (1, 0)");
});
afterAll(async () => {
  await pool.end();
  await postgres.close();
});

async function newClient(): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: postgres.url });
  client.on("error", () => undefined);
  await client.connect();
  return client;
}

describe("one backend, many clients", () => {
  test("two hundred transactions that read and then write lose no update", async () => {
    await pool.query("update counter set n = 0");
    await Promise.all(
      Array.from({ length: 200 }, async () => {
        const client = await pool.connect();
        try {
          await client.query("begin");
          const { rows } = await client.query<{ n: number }>("select n from counter where id = 1 for update");
          await client.query("update counter set n = $1 where id = 1", [(rows[0]?.n ?? 0) + 1]);
          await client.query("commit");
        } finally {
          client.release();
        }
      }),
    );
    expect((await pool.query("select n from counter")).rows).toEqual([{ n: 200 }]);
  });

  test("unnamed statements of different clients are never mixed up", async () => {
    const answers = await Promise.all(Array.from({ length: 500 }, (_, index) => pool.query(`select $1::int * ${(index % 9) + 1} as product, ${index % 9} as kind`, [index])));
    for (const [index, { rows }] of answers.entries()) expect(rows).toEqual([{ product: index * ((index % 9) + 1), kind: index % 9 }]);
  });

  test("named statements with one name mean what each client prepared", async () => {
    const clients = await Promise.all(Array.from({ length: 5 }, newClient));
    for (let round = 0; round < 3; round += 1) {
      const answers = await Promise.all(clients.map((client, index) => client.query({ name: "same name", text: `select ${index} + $1::int as sum`, values: [round] })));
      expect(answers.map(({ rows }) => rows[0].sum)).toEqual(clients.map((_, index) => index + round));
    }
    await Promise.all(clients.map((client) => client.end()));
  });

  test("an unnamed statement outlives another client's, and a pipeline in pieces stays whole", async () => {
    const [one, other] = await Promise.all([openWire(postgres.port), openWire(postgres.port)]);
    expect(await one.send(parseMessage("select 'one'"), encodeMessage("S"))).toEqual(["1", "Z"]);
    expect(await other.send(parseMessage("select 'other'"), encodeMessage("S"))).toEqual(["1", "Z"]);
    expect(await one.send(bindMessage, executeMessage, encodeMessage("S"))).toEqual(["2", "D:one", "C", "Z"]);
    // With Flush the backend answers, and the pipeline goes on: nobody else may come between.
    expect(await one.send(parseMessage("select 'mine'"), encodeMessage("H"))).toEqual(["1"]);
    const waiting = other.send(parseMessage("select 'theirs'"), bindMessage, executeMessage, encodeMessage("S"));
    expect(await one.send(bindMessage, executeMessage, encodeMessage("S"))).toEqual(["2", "D:mine", "C", "Z"]);
    expect(await waiting).toEqual(["1", "2", "D:theirs", "C", "Z"]);
    // A client that is gone in the middle of a pipeline does not hold it open.
    await one.send(parseMessage("select 'left'"), encodeMessage("H"));
    one.destroy();
    expect(await other.send(bindMessage, executeMessage, encodeMessage("S"))).toEqual(["2", "D:theirs", "C", "Z"]);
    other.destroy();
  });

  test("an error ends its own statement only, and leaves the connection usable", async () => {
    const answers = await Promise.allSettled(Array.from({ length: 40 }, (_, index) => pool.query(index % 2 ? "select $1::int as n" : "select nonsense($1)", [index])));
    expect(answers.map(({ status }) => status === "fulfilled")).toEqual(Array.from({ length: 40 }, (_, index) => index % 2 === 1));
    const client = await newClient();
    await client.query("begin");
    await expect(client.query("select 1 / 0")).rejects.toMatchObject({ code: "22012" });
    await expect(client.query("select 1")).rejects.toMatchObject({ code: "25P02" });
    await client.query("rollback");
    expect((await client.query("select 1 as one")).rows).toEqual([{ one: 1 }]);
    await client.end();
  });

  test("a client that vanishes in a transaction, or while it begins one, leaves nothing behind", async () => {
    const before = (await pool.query("select n from counter")).rows;
    for (const moment of ["after", "during"]) {
      const client = await newClient();
      const begun = client.query("begin; update counter set n = -1");
      if (moment === "after") await begun;
      else begun.catch(() => undefined);
      // A connection cut without a farewell.
      Reflect.get(Reflect.get(client, "connection"), "stream").destroy();
      expect((await pool.query("select n from counter")).rows).toEqual(before);
    }
  });

  test("a client that stays idle in a transaction while others wait is ended, with a reason", async () => {
    const idle = await newClient();
    const ended = once(idle, "error");
    await idle.query("begin; update counter set n = n + 1000");
    const waiting = pool.query("select n < 1000 as rolled_back from counter");
    expect((await ended)[0]).toMatchObject({ code: "25P03", message: expect.stringContaining("idle in a transaction") });
    expect((await waiting).rows).toEqual([{ rolled_back: true }]);
  });

  test("a transaction may take its time when nobody waits", async () => {
    const client = await newClient();
    await client.query("begin");
    await wait(700);
    expect((await client.query("select 1 as one")).rows).toEqual([{ one: 1 }]);
    await client.query("commit");
    await client.end();
  });

  test("a statement that still waits can be cancelled", async () => {
    const holder = await newClient();
    await holder.query("begin");
    const waiting = await newClient();
    const statement = waiting.query("select 1");
    const refused = expect(statement).rejects.toMatchObject({ code: "57014" });
    const request = Buffer.alloc(16);
    request.writeInt32BE(16, 0);
    request.writeInt32BE(80_877_102, 4);
    request.writeInt32BE(Number(Reflect.get(waiting, "processID")), 8);
    request.writeInt32BE(Number(Reflect.get(waiting, "secretKey")), 12);
    const socket = connect(postgres.port, "127.0.0.1");
    socket.end(request);
    await once(socket, "close");
    await refused;
    await holder.query("commit");
    expect((await waiting.query("select 2 as two")).rows).toEqual([{ two: 2 }]);
    await Promise.all([holder.end(), waiting.end()]);
  });

  test("COPY FROM STDIN, which would end the engine, is refused as a statement", async () => {
    await expect(pool.query("copy counter from stdin")).rejects.toMatchObject({ code: "0A000" });
    expect((await pool.query("select $1::text as lesson", ["; copy counter from stdin"])).rows).toEqual([{ lesson: "; copy counter from stdin" }]);
  });

  test("nonsense on the wire ends that connection and no other", async () => {
    for (const bytes of [Buffer.from("GET / HTTP/1.1\r\n\r\n"), Buffer.alloc(64, 255), Buffer.from([0, 0, 0, 8, 0, 3, 0, 0, 0])]) {
      const socket = connect(postgres.port, "127.0.0.1");
      socket.on("error", () => undefined);
      socket.resume().end(bytes);
      await once(socket, "close");
    }
    expect((await pool.query("select 1 as one")).rows).toEqual([{ one: 1 }]);
  });

  test("too many clients, another database and another role are refused in PostgreSQL's words", async () => {
    const others = await Promise.allSettled(Array.from({ length: 30 }, newClient));
    const refused = others.filter((result) => result.status === "rejected");
    expect(refused.length).toBeGreaterThanOrEqual(5);
    expect(refused[0]).toMatchObject({ reason: { code: "53300" } });
    await Promise.all(others.map((result) => (result.status === "fulfilled" ? result.value.end() : undefined)));
    const at = (user: string, database: string) => new pg.Client({ host: "127.0.0.1", port: postgres.port, user, database }).connect();
    await expect(at("postgres", "other")).rejects.toMatchObject({ code: "3D000" });
    await expect(at("other", "postgres")).rejects.toMatchObject({ code: "28000" });
  });

  test("has the extensions that the schema asks for", async () => {
    await pool.query("create extension if not exists vector; create extension if not exists pg_trgm; create extension if not exists unaccent");
    expect((await pool.query("select '[1,2]'::vector <-> '[1,4]' as distance, unaccent('Ñandú') as plain, similarity('curso', 'cursos') > 0.5 as similar")).rows).toEqual([{ distance: 2, plain: "Nandu", similar: true }]);
  });
});

test("Neon's driver runs a transaction through the WebSocket proxy", async () => {
  const proxy = await startWsProxy({ port: 0, postgresPort: postgres.port });
  neonConfig.wsProxy = (host, port) => `127.0.0.1:${proxy.port}/v1?address=${host}:${port}`;
  neonConfig.useSecureWebSocket = false;
  neonConfig.pipelineConnect = false;
  const neon = new NeonPool({ connectionString: postgres.url });
  const client = await neon.connect();
  await client.query("begin");
  await client.query("update counter set n = $1", [7]);
  await client.query("rollback");
  await client.query("begin");
  await client.query("update counter set n = $1", [8]);
  await client.query("commit");
  client.release();
  expect((await pool.query("select n from counter")).rows).toEqual([{ n: 8 }]);
  await neon.end();
  neonConfig.wsProxy = () => `127.0.0.1:${proxy.port}/v1?address=127.0.0.1:1`;
  const elsewhere = new NeonPool({ connectionString: postgres.url });
  elsewhere.on("error", () => undefined);
  await expect(elsewhere.query("select 1")).rejects.toBeTruthy();
  await proxy.close();
});

describe("kill -9", () => {
  const start = async (dataDir: string, port: number) => {
    const child = fork(path.join(import.meta.dirname, "child.ts"), [JSON.stringify({ port, dataDir })], { execArgv: ["--import", "tsx"] });
    const [message] = await once(child, "message");
    expect(message).toEqual({ type: "ready" });
    return child;
  };

  test("loses no committed row and keeps no half transaction, three times over", async () => {
    const dataDir = mkdtempSync(path.join(tmpdir(), "pg-kill-"));
    const port = await freePort();
    const url = `postgres://postgres:postgres@127.0.0.1:${port}/postgres`;
    const committed: number[] = [];
    for (let round = 0; round < 3; round += 1) {
      const child = await start(dataDir, port);
      const writers = new pg.Pool({ connectionString: url, max: 5 });
      writers.on("error", () => undefined);
      await writers.query("create table if not exists pair (id int, half int, primary key (id, half))");
      const target = committed.length + 60;
      await Promise.all(
        Array.from({ length: 5 }, async (_, writer) => {
          for (let index = 0; index < 1_000; index += 1) {
            const id = round * 100_000 + writer * 10_000 + index;
            const client = await writers.connect().catch(() => null);
            if (!client) return;
            client.on("error", () => undefined);
            const isDone = await client
              .query("begin")
              .then(() => client.query("insert into pair values ($1, 1)", [id]))
              .then(() => client.query("insert into pair values ($1, 2)", [id]))
              .then(() => client.query("commit"))
              .then(() => true, () => false);
            client.release(!isDone);
            if (!isDone) return;
            committed.push(id);
            if (committed.length === target) child.kill("SIGKILL");
          }
        }),
      );
      if (child.signalCode === null) await once(child, "exit");
      await writers.end();
    }
    const child = await start(dataDir, port);
    const reader = new pg.Client({ connectionString: url });
    await reader.connect();
    const { rows } = await reader.query<{ id: number; halves: number }>("select id, count(*)::int as halves from pair group by id");
    await reader.end();
    child.disconnect();
    await once(child, "exit");
    rmSync(dataDir, { recursive: true });
    expect(committed.length).toBeGreaterThanOrEqual(180);
    expect(rows.filter(({ halves }) => halves !== 2)).toEqual([]);
    const kept = new Set(rows.map(({ id }) => id));
    expect(committed.filter((id) => !kept.has(id))).toEqual([]);
  });
});
