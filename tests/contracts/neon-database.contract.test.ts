import { neonConfig } from "@neondatabase/serverless";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startWsProxy, type WsProxy } from "@/local/postgres/ws-proxy.ts";
import { Prisma } from "@/prisma/generated/client";
import { createDb, isNeonUrl, type Db } from "@/server/platform/db/client";
import { readRows } from "@/server/platform/db/read-rows";
import { startTestDatabase, type TestDatabase } from "../harness/database";

let database: TestDatabase;
let proxy: WsProxy;
let neon: Db;

beforeAll(async () => {
  database = await startTestDatabase();
  const postgresPort = Number(new URL(database.url).port);
  proxy = await startWsProxy({ port: 0, postgresPort });
  // The driver is told where its proxy is, as for any Neon host that is not Neon's own.
  neonConfig.wsProxy = () => `127.0.0.1:${proxy.port}/v1?address=127.0.0.1:${postgresPort}`;
  neonConfig.useSecureWebSocket = false;
  neonConfig.pipelineConnect = false;
  const url = new URL(database.url);
  url.hostname = "ep-quiet-school-123456.sa-east-1.aws.neon.tech";
  neon = createDb(url.href, 4);
});
afterAll(async () => {
  await neon.$disconnect();
  await proxy.close();
  await database.close();
});

const topic = (slug: string) => ({
  id: `top_${slug}`,
  slug,
  nameEs: "Señales y «ñandúes»",
  nameEn: "Signals 🐦",
  namePtBr: "Sinais de avião",
  summaryEs: "línea 1\nlínea 2",
  summaryEn: "'; DROP TABLE \"Topic\"; --",
  summaryPtBr: "",
  position: -3,
});

describe("the school's database through Neon's driver", () => {
  it("is chosen by the host of the URL alone", () => {
    expect(isNeonUrl("postgres://u:p@ep-a.neon.tech/db")).toBe(true);
    expect(isNeonUrl("postgres://u:p@neon.tech.example.com/db")).toBe(false);
    expect(isNeonUrl("postgres://neon.tech:p@127.0.0.1/db")).toBe(false);
  });

  it("stores what the ordinary driver reads, to the character and the millisecond", async () => {
    const createdAt = new Date("2026-03-01T23:59:59.987Z");
    await neon.topic.create({ data: { ...topic("both-drivers"), createdAt } });
    const read = await database.db.topic.findUniqueOrThrow({ where: { slug: "both-drivers" } });
    expect(read).toMatchObject({ ...topic("both-drivers"), createdAt });
    expect(await neon.topic.findUniqueOrThrow({ where: { slug: "both-drivers" } })).toEqual(read);
  });

  it("reads the rows of the pages' statements as the ordinary driver does", async () => {
    const statement = Prisma.sql`SELECT ${"ñ"}::text AS "text", ${new Date("2026-03-29T01:30:00.987Z")}::timestamp(3) AS "at", ${["a", "b"]}::text[] AS "names", json_build_object('a', 1) AS "json", 0.5::float8 AS "share", NULL::int AS "none"`;
    const read = await readRows(neon, statement);
    expect(read).toEqual(await readRows(database.db, statement));
    expect(read).toEqual(await neon.$queryRaw(statement));
  });

  it("undoes a transaction that fails, and names the constraint that was broken", async () => {
    const twice = neon.$transaction(async (tx) => {
      await tx.topic.create({ data: topic("undone") });
      await tx.topic.create({ data: { ...topic("undone"), id: "top_undone-2" } });
    });
    await expect(twice).rejects.toSatisfy((error) => error instanceof Prisma.PrismaClientKnownRequestError && error.code === "P2002");
    expect(await database.db.topic.count({ where: { slug: "undone" } })).toBe(0);
  });

  it("runs transactions of several connections, each whole", async () => {
    await neon.topic.create({ data: { ...topic("counter"), position: 0 } });
    const increments = Array.from({ length: 12 }, () =>
      neon.$transaction(async (tx) => {
        const rows = await tx.$queryRaw<{ position: number }[]>`SELECT "position" FROM "Topic" WHERE "slug" = ${"counter"} FOR UPDATE`;
        await tx.topic.update({ where: { slug: "counter" }, data: { position: (rows[0]?.position ?? 0) + 1 } });
      }),
    );
    await Promise.all(increments);
    expect((await database.db.topic.findUniqueOrThrow({ where: { slug: "counter" } })).position).toBe(12);
  });

  it("speaks of ranges, arrays and vectors in raw SQL as the school's queries do", async () => {
    const [row] = await neon.$queryRaw<{ ms: number; found: boolean; near: number }[]>`
      SELECT (SELECT sum(upper(r) - lower(r))::int FROM unnest(${"{[0,10),[20,25)}"}::int4multirange) r) AS "ms",
        ${"b"} = ANY(${["a", "b"]}) AS "found",
        round(('[1,2]'::vector <-> '[1,4]'::vector)::numeric)::int AS "near"`;
    expect(row).toEqual({ ms: 15, found: true, near: 2 });
  });
});
