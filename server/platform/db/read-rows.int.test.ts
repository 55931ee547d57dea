import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Prisma } from "@/prisma/generated/client";
import { countStatements } from "@/tests/harness/count-statements";
import { startTestDatabase, type TestDatabase } from "@/tests/harness/database";
import { createDb } from "./client";
import { readRows } from "./read-rows";
import { runTransaction } from "./tx";

let database: TestDatabase;
beforeAll(async () => {
  database = await startTestDatabase();
});
afterAll(() => database.close());

const instant = new Date("2026-03-29T01:30:00.987Z");
const everyType = Prisma.sql`
  SELECT v."n", ${"it's «ñ» 🐦"}::text AS "text", ''::text AS "blank", ${7}::int4 AS "whole", ${0.1}::float8 AS "share", ${1.5}::float4 AS "single", ${true} AS "yes", NULL::text AS "none", NULL::timestamp AS "never",
    ${instant}::timestamp(3) AS "at", ${instant}::timestamptz AS "atZone", ${["a", 'b "c", \\', "NULL"]}::text[] AS "names", ARRAY[1, NULL, 3]::int4[] AS "numbers", ARRAY[]::text[] AS "empty",
    json_build_object('a', json_build_array(1, null, 'é')) AS "json", '{"b": 1.50}'::jsonb AS "jsonb", 'null'::json AS "jsonNull", 'x'::char(3) AS "padded", 'paid'::"OrderStatus" AS "state", gen_random_uuid() IS NOT NULL AS "random"
  FROM generate_series(1, 3) v("n") ORDER BY 1`;

describe("readRows", () => {
  it("gives what the client gives, for every type that it reads, asked again and again", async () => {
    const expected = await database.db.$queryRaw(everyType);
    for (let turn = 0; turn < 5; turn += 1) expect(await readRows(database.db, everyType), `turn ${turn}`).toEqual(expected);
    expect(await readRows(database.db, Prisma.sql`SELECT 1 AS "a" WHERE false`)).toEqual([]);
  });

  it("asks one statement, also through a client that nobody has used yet, and after it was disconnected", async () => {
    const fresh = createDb(database.url, 1);
    const one = Prisma.sql`SELECT ${"x"} AS "a"`;
    expect(await readRows(fresh, one)).toEqual([{ a: "x" }]);
    expect(await countStatements(() => readRows(fresh, one))).toBe(1);
    await fresh.$disconnect();
    expect(await readRows(fresh, one)).toEqual([{ a: "x" }]);
    await fresh.$disconnect();
  });

  it("sees in a transaction what the transaction wrote", async () => {
    const seen = await runTransaction(database.db, async (tx) => {
      await tx.topic.create({ data: { id: "top_tx", slug: "tx", nameEs: "a", nameEn: "a", namePtBr: "a", summaryEs: "", summaryEn: "", summaryPtBr: "", position: 1 } });
      return readRows(tx, Prisma.sql`SELECT "slug" FROM "Topic" WHERE "id" = 'top_tx'`);
    });
    expect(seen).toEqual([{ slug: "tx" }]);
  });

  it("refuses by name a column that it does not read, rather than to give it otherwise than the client", async () => {
    await expect(readRows(database.db, Prisma.sql`SELECT 1 AS "fine", 2::int8 AS "long"`)).rejects.toThrow("column long has a type");
    await expect(readRows(database.db, Prisma.sql`SELECT 1.5::numeric AS "exact"`)).rejects.toThrow("column exact has a type");
    await expect(readRows(database.db, Prisma.sql`SELECT nothing FROM "Topic"`)).rejects.toThrow();
    expect(await readRows(database.db, Prisma.sql`SELECT 1 AS "a"`), "the connection goes on").toEqual([{ a: 1 }]);
  });
});
