import pg from "pg";
import { z } from "zod";
import type { Statement } from "./statement-counter.ts";

type PlanNode = { "Node Type": string; "Relation Name"?: string; Plans?: PlanNode[] };
const node: z.ZodType<PlanNode> = z.lazy(() =>
  z.looseObject({ "Node Type": z.string(), "Relation Name": z.string().optional(), Plans: z.array(node).optional() }),
);
const explained = z.array(z.object({ Plan: node, "Execution Time": z.number() })).length(1);

/** Reading a whole table of more rows than this for one page is what does not scale. */
const LARGE_TABLE_ROWS = 10_000;

export type PlanFinding = { page: string; sql: string; milliseconds: number; sequentialScans: string[]; plan: string };

/**
 * Explains the reading statements that pages really executed, with the values they had, and names those that read a
 * large table from end to end.
 */
export async function explainStatements(databaseUrl: string, executed: readonly { page: string; statement: Statement }[]): Promise<PlanFinding[]> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const large = await largeTables(client);
    const findings: PlanFinding[] = [];
    const seen = new Set<string>();
    for (const { page, statement } of executed) {
      if (!/^\s*(?:select|with)\b/i.test(statement.sql) || seen.has(`${page}\0${statement.sql}`)) continue;
      seen.add(`${page}\0${statement.sql}`);
      findings.push(await explain(client, page, statement, large));
    }
    return findings;
  } finally {
    await client.end();
  }
}

async function explain(client: pg.Client, page: string, { sql, values }: Statement, large: ReadonlySet<string>): Promise<PlanFinding> {
  const { rows } = await client.query<Record<string, unknown>>(`EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) ${sql}`, [...values]);
  const [{ Plan, "Execution Time": milliseconds } = { Plan: { "Node Type": "none" }, "Execution Time": 0 }] = explained.parse(rows[0]?.["QUERY PLAN"]);
  const sequentialScans = [...nodesOf(Plan)].flatMap((found) => {
    const table = found["Relation Name"];
    return found["Node Type"] === "Seq Scan" && table !== undefined && large.has(table) ? [table] : [];
  });
  return { page, sql: sql.replace(/\s+/g, " ").trim(), milliseconds, sequentialScans, plan: sequentialScans.length > 0 ? JSON.stringify(Plan, null, 1) : "" };
}

async function largeTables(client: pg.Client): Promise<Set<string>> {
  const { rows } = await client.query<{ relname: string }>(`SELECT relname FROM pg_class WHERE relkind = 'r' AND reltuples > ${LARGE_TABLE_ROWS}`);
  return new Set(rows.map(({ relname }) => relname));
}

function* nodesOf(plan: PlanNode): Generator<PlanNode> {
  yield plan;
  for (const child of plan.Plans ?? []) yield* nodesOf(child);
}
