import type { Ctx } from "./ctx";
import type { Env } from "./env";

type PartState = "ok" | "down" | "off";

export type Health = { status: "ok" | "degraded"; parts: Record<string, PartState> };

const TIMEOUT_MS = 4_000;

/** Asks every part that the school needs. `off` is a part that is not configured, or that this database cannot do. */
export async function checkHealth(ctx: Pick<Ctx, "db" | "vendors">, env: Env): Promise<Health> {
  const [database, limits, ...services] = await Promise.all([
    checkDatabase(ctx),
    stateOf(() => fetchOk(`${env.UPSTASH_REDIS_REST_URL}/ping`, { authorization: `Bearer ${env.UPSTASH_REDIS_REST_TOKEN}` })),
    ...localServices(env).map(async ([name, url]) => [name, await stateOf(() => fetchOk(url))] as const),
  ]);
  const parts: Record<string, PartState> = { ...database, limits, ...Object.fromEntries(services) };
  return { status: Object.values(parts).includes("down") ? "degraded" : "ok", parts };
}

async function checkDatabase({ db }: Pick<Ctx, "db">): Promise<{ database: PartState; migrations: PartState; semanticSearch: PartState }> {
  try {
    const rows = await db.$queryRaw<{ pending: number; vector: boolean }[]>`
      SELECT (SELECT count(*)::int FROM "_prisma_migrations" WHERE "finished_at" IS NULL AND "rolled_back_at" IS NULL) AS "pending",
        EXISTS (SELECT 1 FROM pg_extension WHERE extname = 'vector') AS "vector"`;
    return { database: "ok", migrations: rows[0]?.pending === 0 ? "ok" : "down", semanticSearch: rows[0]?.vector ? "ok" : "off" };
  } catch {
    return { database: "down", migrations: "down", semanticSearch: "off" };
  }
}

/** Vendors whose base URL is configured are asked for a sign of life; the vendors' own clouds are not polled. */
function localServices(env: Env): [name: string, url: string][] {
  const bases: [string, string | undefined][] = [
    ["events", env.INNGEST_BASE_URL],
    ["payments", env.STRIPE_API_URL],
    ["video", env.MUX_API_URL],
    ["files", env.VERCEL_BLOB_API_URL],
    ["mail", env.RESEND_BASE_URL],
  ];
  return bases.flatMap(([name, base]) => (base ? [[name, new URL("/_local/health", base).href] as [string, string]] : []));
}

async function stateOf(check: () => Promise<boolean>): Promise<PartState> {
  try {
    return (await check()) ? "ok" : "down";
  } catch {
    return "down";
  }
}

async function fetchOk(url: string, headers: Record<string, string> = {}): Promise<boolean> {
  const response = await fetch(url, { headers, cache: "no-store", signal: AbortSignal.timeout(TIMEOUT_MS) });
  return response.ok;
}
