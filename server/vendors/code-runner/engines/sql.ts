import { PGlite } from "@electric-sql/pglite";
import type { JsonValue } from "../types.ts";
import { isCallable, noFunction, spellings, type Answer, type Engine, type Print } from "./engine.ts";

const ROWS_SHOWN = 1_000;
/** A call of this name runs the source as a query, after the statements that its one argument holds. */
const QUERY = "query";

/**
 * PostgreSQL, empty, in this process's memory. A call names a function that the source creates; or it is `query`, and
 * gives the rows of the source's last statement over the tables that its argument makes, all of it rolled back after.
 */
export async function startSql(print: Print, cluster: Blob | null): Promise<Engine> {
  const database = cluster ? await PGlite.create({ loadDataDir: cluster }) : await PGlite.create();
  let script = "";
  return {
    load: async (source, stdin) => {
      script = source;
      return stdin === null ? null : attempt(async () => showResults(await database.exec(stdin === "" ? source : `${stdin}\n;${source}`), print));
    },
    call: async (name, args) => {
      if (!isCallable(name)) return noFunction(name);
      await database.exec("begin");
      try {
        if (name === QUERY) return { value: await rowsOf(database, String(args[0] ?? ""), script) };
        const problem = await attempt(async () => void (await database.exec(script)));
        return problem ? { missing: problem.error } : await valueOf(database, name, args);
      } catch (error) {
        return failure(error);
      } finally {
        await database.exec("rollback").catch(() => undefined);
      }
    },
  };
}

/** A new cluster's files, from which the next ones start several times faster. */
export async function dumpCluster(): Promise<Uint8Array> {
  const database = await PGlite.create();
  return new Uint8Array(await (await database.dumpDataDir("none")).arrayBuffer());
}

async function rowsOf(database: PGlite, setup: string, script: string): Promise<string> {
  if (setup !== "") await database.exec(setup);
  const results = await database.exec(script);
  const last = results.findLast(({ fields }) => fields.length > 0);
  return encodeJson((last?.rows ?? []) as JsonValue[]);
}

async function valueOf(database: PGlite, name: string, args: readonly JsonValue[]): Promise<Answer> {
  const found = await database.query<{ called: string; types: string[] }>(
    `select p.oid::regproc::text as called, coalesce(array(select format_type(t, null) from unnest(p.proargtypes) t), '{}') as types
     from pg_proc p where p.pronamespace = 'public'::regnamespace and p.proname = any($1) and p.pronargs = $2`,
    [spellings(name, "snake").flatMap((each) => [each, each.toLowerCase()]), args.length],
  );
  const [fit] = found.rows;
  if (!fit) return noFunction(`${name} with ${args.length} arguments`);
  const given = args.map((value, index) => textOf(value, fit.types[index] ?? "text"));
  const places = fit.types.map((type, index) => `$${index + 1}::text::${type}`).join(", ");
  const { rows } = await database.query<{ value: string | null }>(`select to_jsonb(${fit.called}(${places}))::text as value`, given);
  return { value: encodeJson(rows.length === 1 ? (JSON.parse(rows[0]?.value ?? "null") as JsonValue) : rows.map(({ value }) => JSON.parse(value ?? "null") as JsonValue)) };
}

function textOf(value: JsonValue, type: string): string | null {
  if (value === null) return null;
  if (type.startsWith("json")) return JSON.stringify(value);
  if (Array.isArray(value)) return `{${value.map((each) => (each === null ? "NULL" : `"${String(each).replace(/["\\]/g, "\\$&")}"`)).join(",")}}`;
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}

/** Rows as drivers give them are data of this process already; dates and big numbers become text and digits. */
function encodeJson(value: JsonValue): string {
  return JSON.stringify(encode(value));
}

function encode(value: unknown): unknown {
  if (typeof value === "bigint") return { n: String(value) };
  if (typeof value === "number" && !Number.isFinite(value)) return { n: String(value) };
  if (value instanceof Date) return value.toISOString();
  if (value === null || value === undefined) return null;
  if (Array.isArray(value)) return { a: value.map(encode) };
  if (typeof value === "object") return { o: Object.entries(value).map(([key, each]) => [key, encode(each)]) };
  return value;
}

function showResults(results: { rows: Record<string, unknown>[]; fields: { name: string }[] }[], print: Print): void {
  for (const { rows, fields } of results) {
    if (fields.length === 0) continue;
    print(`${fields.map(({ name }) => name).join("\t")}\n`);
    for (const row of rows.slice(0, ROWS_SHOWN)) print(`${fields.map(({ name }) => shownValue(row[name])).join("\t")}\n`);
    if (rows.length > ROWS_SHOWN) print(`… ${rows.length - ROWS_SHOWN}\n`);
  }
}

function shownValue(value: unknown): string {
  if (value === null || value === undefined) return "NULL";
  if (value instanceof Date) return value.toISOString();
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}

async function attempt(work: () => Promise<void>): Promise<{ error: string; isMemory?: boolean } | null> {
  try {
    await work();
    return null;
  } catch (error) {
    return failure(error);
  }
}

function failure(error: unknown): Extract<Answer, { error: string }> {
  const text = error instanceof Error ? `ERROR: ${error.message}` : String(error);
  return /\bout of memory\b/.test(text) ? { error: text, isMemory: true } : { error: text };
}
