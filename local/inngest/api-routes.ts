import { Hono, type Context } from "hono";
import { cancelRun, rerun } from "./run-actions.ts";
import type { Engine } from "./engine.ts";
import { isAuthorized } from "./signature.ts";

type RunRow = {
  id: string; function_id: string; status: string; event_ids: string[]; cron: string | null; original_run_id: string | null;
  queued_at: Date; started_at: Date | null; ended_at: Date | null; output: string | null;
};
type EventRow = { id: string; name: string; payload: string; received_at: Date };

const RUN_COLUMNS = "id, function_id, status, event_ids, cron, original_run_id, queued_at, started_at, ended_at, output";
const DEFAULT_EVENTS = 20;
const MOST_EVENTS = 100;

/** Inngest's REST API for events and runs (https://api-docs.inngest.com), with the signing key as the bearer token. */
export function apiRoutes(engine: Engine): Hono {
  const app = new Hono();
  app.use("*", async (c, next) => (isAuthorized(c.req.header("authorization"), engine.settings.signingKey) ? next() : c.json({ error: "Unauthorized", status: 401 }, 401)));
  app.get("/events", async (c) => {
    const limit = Math.min(Math.max(Number(c.req.query("limit")) || DEFAULT_EVENTS, 1), MOST_EVENTS);
    const rows = await engine.database.read<EventRow>(
      "select id, name, payload, received_at from inngest_local.events where ($1::text is null or name = $1) and ($2::text is null or id < $2) order by id desc limit $3",
      [c.req.query("name") ?? null, c.req.query("cursor") ?? null, limit],
    );
    return answer(c, rows.map(toEvent));
  });
  app.get("/events/:id", async (c) => {
    const [row] = await engine.database.read<EventRow>("select id, name, payload, received_at from inngest_local.events where id = $1", [c.req.param("id")]);
    return row ? answer(c, toEvent(row)) : notFound(c);
  });
  app.get("/events/:id/runs", async (c) => answer(c, (await runsOf(engine, c.req.param("id"))).map(toRun)));
  app.get("/runs/:id", async (c) => {
    const [row] = await engine.database.read<RunRow>(`select ${RUN_COLUMNS} from inngest_local.runs where id = $1`, [c.req.param("id")]);
    return row ? answer(c, toRun(row)) : notFound(c);
  });
  app.delete("/runs/:id", async (c) => ((await cancelRun(engine, c.req.param("id"), "It was cancelled through the API.", new Date())) ? c.body(null, 204) : notFound(c)));
  app.post("/runs/:id/rerun", async (c) => {
    const id = await rerun(engine, c.req.param("id"), new Date());
    return id ? answer(c, { run_id: id }) : notFound(c);
  });
  return app;
}

/** The runs that an event started, by the id that the executor gave it or by the sender's own. */
function runsOf(engine: Engine, eventId: string): Promise<RunRow[]> {
  return engine.database.read<RunRow>(
    `select ${RUN_COLUMNS} from inngest_local.runs
     where event_ids && (array[$1] || array(select id from inngest_local.events where external_id = $1))
     order by id`,
    [eventId],
  );
}

function answer(c: Context, data: unknown): Response {
  const now = new Date().toISOString();
  return c.json({ data, metadata: { fetched_at: now, cached_until: null } });
}

function notFound(c: Context): Response {
  return c.json({ error: "not found", status: 404 }, 404);
}

function toEvent(row: EventRow): unknown {
  const payload: unknown = JSON.parse(row.payload);
  return { ...(typeof payload === "object" ? payload : {}), internal_id: row.id, received_at: row.received_at };
}

function toRun(row: RunRow): unknown {
  return {
    run_id: row.id,
    run_started_at: row.started_at ?? row.queued_at,
    function_id: row.function_id,
    function_version: 1,
    event_id: row.event_ids[0],
    ...(row.event_ids.length > 1 ? { event_ids: row.event_ids } : {}),
    ...(row.original_run_id ? { original_run_id: row.original_run_id } : {}),
    ...(row.cron ? { cron: row.cron } : {}),
    status: row.status,
    ended_at: row.ended_at,
    output: row.output === null ? null : (JSON.parse(row.output) as unknown),
  };
}
