import { Hono, type Context } from "hono";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import { z } from "zod";
import { recordCheckpoint } from "./checkpoint.ts";
import type { Engine } from "./engine.ts";
import { EventError, readEvents } from "./event-intake.ts";
import { publish } from "./publish.ts";
import { RegistrationError } from "./registry.ts";
import { isAuthorized, isSameText } from "./signature.ts";

/**
 * Behind PGlite a transaction keeps everybody else waiting, so many events are stored in several. If one
 * of them fails the sender repeats the request, and the events already stored are recognised.
 */
const EVENTS_A_TRANSACTION = 25;

/** What the SDK calls: events, registration, checkpoints, and the state of runs too large for one request. */
export function sdkRoutes(engine: Engine): Hono {
  const app = new Hono();
  app.post("/e/:key", (c) => receiveEvents(engine, c, c.req.param("key")));
  app.post("/fn/register", (c) => register(engine, c));
  app.use("/v0/*", async (c, next) => (isAuthorized(c.req.header("authorization"), engine.settings.signingKey) ? next() : unauthorized(c)));
  app.get("/v0/runs/:id/batch", async (c) => {
    const [run] = await engine.database.read<{ events: string }>("select events from inngest_local.runs where id = $1", [c.req.param("id")]);
    return run ? json(c, run.events) : c.json({ error: "run not found", status: 404 }, 404);
  });
  app.get("/v0/runs/:id/actions", async (c) => {
    const steps = await engine.database.read<{ step_id: string; value: string }>(
      "select step_id, value from inngest_local.steps where run_id = $1 and position is not null order by position", [c.req.param("id")]);
    return json(c, `{${steps.map((step) => `${JSON.stringify(step.step_id)}:${step.value}`).join(",")}}`);
  });
  app.post("/v1/checkpoint/:id/async", (c) => checkpoint(engine, c, c.req.param("id")));
  return app;
}

function unauthorized(c: Context): Response {
  return c.json({ error: "Unauthorized", status: 401 }, 401);
}

function json(c: Context, text: string): Response {
  return c.body(text, 200, { "content-type": "application/json" });
}

async function receiveEvents(engine: Engine, c: Context, key: string): Promise<Response> {
  const refuse = (status: ContentfulStatusCode, error: string) => c.json({ ids: [], status, error }, status);
  const verdict = engine.faults.judge("request", c.req.path);
  if (verdict.delayMs > 0) await new Promise((resolve) => setTimeout(resolve, verdict.delayMs));
  if (verdict.errorStatus !== null) return refuse(verdict.errorStatus as ContentfulStatusCode, "an injected fault");
  if (!isSameText(key, engine.settings.eventKey)) return refuse(401, "Event key not found");
  try {
    const now = new Date();
    const text = await c.req.text();
    let ids: string[] = [];
    for (let copy = 0; copy < verdict.copies; copy += 1) {
      const events = readEvents(text, c.req.header("x-inngest-event-id-seed"), now);
      for (let from = 0; from < events.length; from += EVENTS_A_TRANSACTION) {
        const chunk = events.slice(from, from + EVENTS_A_TRANSACTION);
        await engine.database.transaction((query) => publish(query, engine, chunk, now));
      }
      ids = events.map((event) => event.id);
    }
    // Stored, but the sender does not learn of it: what a connection that breaks too late does.
    if (verdict.drop) return refuse(503, "an injected fault lost the answer");
    return c.json({ ids, status: 200 });
  } catch (error) {
    if (error instanceof EventError) return refuse(400, error.message);
    return refuse(503, "The events could not be stored. Send them again; those that were stored are recognised.");
  }
}

async function register(engine: Engine, c: Context): Promise<Response> {
  if (!isAuthorized(c.req.header("authorization"), engine.settings.signingKey)) {
    return c.json({ ok: false, error: "The signing key does not match the local executor's INNGEST_SIGNING_KEY.", status: 401 }, 401);
  }
  try {
    const { isModified } = await engine.registry.register(await c.req.json(), new Date());
    engine.wake(new Date(Date.now() + 1));
    return c.json({ ok: true, modified: isModified, status: 200 });
  } catch (error) {
    if (error instanceof RegistrationError || error instanceof SyntaxError) return c.json({ ok: false, error: error.message, status: 400 }, 400);
    return c.json({ ok: false, error: "The functions could not be stored.", status: 503 }, 503);
  }
}

async function checkpoint(engine: Engine, c: Context, runId: string): Promise<Response> {
  if (!isAuthorized(c.req.header("authorization"), engine.settings.signingKey)) return unauthorized(c);
  try {
    const result = await recordCheckpoint(engine, runId, await c.req.json(), new Date());
    if (result === "stale") return c.json({ error: "This call has lost its run: it was called again, cancelled, or a copy was faster.", status: 409 }, 409);
    return c.json({ ok: true });
  } catch (error) {
    if (error instanceof z.ZodError) return c.json({ error: z.prettifyError(error), status: 400 }, 400);
    return c.json({ error: "The steps could not be stored.", status: 503 }, 503);
  }
}
