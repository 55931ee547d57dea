import { Hono, type Context } from "hono";
import type { FaultPlan } from "../../kit/faults.ts";
import { API_VERSION, type Emulator, type Operation } from "../core/emulator.ts";
import { decodeForm, type FormLevel } from "../core/form.ts";
import { newId } from "../core/ids.ts";
import { errorBody, StripeError } from "../core/stripe-error.ts";
import { authenticate } from "./authenticate.ts";
import { expand, expandPaths } from "./expand.ts";
import { fingerprintOf, IdempotencyTable, type StoredAnswer } from "./idempotency.ts";
import { Answer, type Route } from "./route.ts";

const MAX_BODY_BYTES = 1_000_000;
const MAX_KEY_LENGTH = 255;
/** Statuses that come from in front of the API: no work began, so nothing is kept under a key. */
const EDGE_STATUSES = new Set([429, 502, 503, 504]);

type Request = { id: string; method: string; path: string; body: string; key: string | null; ids: Record<string, string> };
type Reply = { status: number; body: string; headers?: Record<string, string> };

/** Serves the API's routes with authentication, idempotency, expansion, faults and Stripe's error envelope. */
export function serveApi(emulator: Emulator, routes: readonly Route[], secretKey: string, faults: FaultPlan): Hono {
  const app = new Hono();
  const idempotency = new IdempotencyTable(emulator.db);
  for (const route of routes) {
    app.on(route.method, route.path, async (c) => {
      const id = newId("req", 14);
      const reply = await handle(c, id, route, { emulator, idempotency, secretKey, faults });
      return reply === null ? hangUp(c) : respond(c, id, reply);
    });
  }
  app.all("/v1/*", (c) => {
    const id = newId("req", 14);
    const error = new StripeError(404, `Unrecognized request URL (${c.req.method}: ${c.req.path}). The local Stripe does not have this route; see local/stripe/README.md.`);
    return respond(c, id, refusal(error, id));
  });
  return app;
}

type Services = { emulator: Emulator; idempotency: IdempotencyTable; secretKey: string; faults: FaultPlan };

/** Answers one request; null means that the connection is to be cut without an answer. */
async function handle(c: Context, id: string, route: Route, services: Services): Promise<Reply | null> {
  try {
    authenticate(c.req.header("authorization"), services.secretKey);
    const request = await readRequest(c, id);
    return await answerOnce(route, request, services);
  } catch (error) {
    if (error instanceof StripeError) return refusal(error, id);
    throw error;
  }
}

async function readRequest(c: Context, id: string): Promise<Request> {
  const { method, path } = c.req;
  const body = method === "POST" ? await c.req.text() : new URL(c.req.url).search.slice(1);
  if (body.length > MAX_BODY_BYTES) throw new StripeError(413, "The request is too large.", {}, false);
  if (method === "POST" && c.req.header("content-type")?.includes("json")) {
    throw new StripeError(400, "Invalid request: send the body as application/x-www-form-urlencoded, not as JSON.", {}, false);
  }
  const key = method === "POST" ? (c.req.header("idempotency-key") ?? null) : null;
  if (key !== null && key.length > MAX_KEY_LENGTH) {
    throw new StripeError(400, `Idempotency keys can have up to ${MAX_KEY_LENGTH} characters.`, { type: "idempotency_error" }, false);
  }
  return { id, method, path, body, key, ids: c.req.param() };
}

/** Holds the key while the first request runs, and replays its answer to the later ones. */
async function answerOnce(route: Route, request: Request, services: Services): Promise<Reply | null> {
  const { key } = request;
  if (key === null) return answerWithFaults(route, request, services);
  const fingerprint = fingerprintOf(request.method, request.path, request.body);
  const stored = services.idempotency.find(key);
  if (stored !== null) return replay(stored, fingerprint, key);
  if (services.idempotency.running.has(key)) {
    throw new StripeError(409, "A request with this idempotency key is still in progress; try again later.", { type: "idempotency_error", code: "idempotency_key_in_use" }, false);
  }
  services.idempotency.running.add(key);
  try {
    return await answerWithFaults(route, request, services);
  } finally {
    services.idempotency.running.delete(key);
  }
}

function replay(stored: StoredAnswer, fingerprint: string, key: string): Reply {
  if (stored.fingerprint !== fingerprint) {
    throw new StripeError(
      400,
      `The idempotency key '${key}' was first used with other parameters; use another key for a different request.`,
      { type: "idempotency_error" },
      false,
    );
  }
  return { status: stored.status, body: stored.body, headers: { "idempotent-replayed": "true", "original-request": stored.requestId } };
}

async function answerWithFaults(route: Route, request: Request, services: Services): Promise<Reply | null> {
  const verdict = services.faults.judge("request", `${request.method} ${request.path}`);
  if (verdict.delayMs > 0) await new Promise((resolve) => setTimeout(resolve, verdict.delayMs));
  if (verdict.errorStatus !== null) return failOnPurpose(verdict.errorStatus, request, services);
  let reply = execute(route, request, services);
  for (let copy = 1; copy < verdict.copies; copy += 1) {
    // The network delivered the request twice: a key makes the second one a replay, without one it acts again.
    if (request.key === null) reply = execute(route, request, services);
  }
  return verdict.drop ? null : reply;
}

function failOnPurpose(status: number, request: Request, { emulator, idempotency }: Services): Reply {
  const error = new StripeError(status, "An error was injected by the fault plan of the local Stripe.", status === 429 ? { code: "rate_limit" } : { type: "api_error" });
  const reply = refusal(error, request.id);
  const { key } = request;
  if (key === null || EDGE_STATUSES.has(status)) return reply;
  emulator.operate(() => idempotency.store(key, stored(request, reply)));
  return reply;
}

/** Runs a route; its work and the answer kept under its key are one transaction. */
function execute(route: Route, request: Request, { emulator, idempotency }: Services): Reply {
  const origin = { requestId: request.id, idempotencyKey: request.key };
  const keep = (reply: Reply): Reply => {
    if (request.key !== null) idempotency.store(request.key, stored(request, reply));
    return reply;
  };
  try {
    return emulator.operate((op) => keep(run(op, route, request)), origin);
  } catch (error) {
    const shown = error instanceof StripeError ? error : new StripeError(500, "The local Stripe failed; see its log.", { type: "api_error" });
    if (shown !== error) process.stderr.write(`stripe: ${request.method} ${request.path} failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    const reply = refusal(shown, request.id);
    return shown.executed && request.key !== null ? emulator.operate(() => keep(reply), origin) : reply;
  }
}

function run(op: Operation, route: Route, request: Request): Reply {
  const { expand: wanted, ...input }: FormLevel = decodeForm(request.body);
  const paths = expandPaths(wanted);
  const answer = route.run(op, { ids: request.ids, input });
  if (answer instanceof Answer) return { status: answer.status, body: JSON.stringify(answer.body, null, 2) };
  return { status: 200, body: JSON.stringify(expand(op, answer, paths), null, 2) };
}

function stored(request: Request, reply: Reply): StoredAnswer {
  return { fingerprint: fingerprintOf(request.method, request.path, request.body), requestId: request.id, status: reply.status, body: reply.body };
}

function refusal(error: StripeError, requestId: string): Reply {
  return { status: error.status, body: JSON.stringify(errorBody(error, requestId), null, 2) };
}

function respond(c: Context, requestId: string, reply: Reply): Response {
  const key = c.req.header("idempotency-key");
  return new Response(reply.body, {
    status: reply.status,
    headers: {
      "content-type": "application/json",
      "cache-control": "no-cache, no-store",
      "request-id": requestId,
      "stripe-version": c.req.header("stripe-version") ?? API_VERSION,
      ...(key === undefined || c.req.method !== "POST" ? {} : { "idempotency-key": key, "original-request": requestId }),
      ...reply.headers,
    },
  });
}

/** Cuts the connection, as when an answer is lost after the work was done. */
function hangUp(c: Context): Response {
  const incoming: unknown = Reflect.get(c.env ?? {}, "incoming");
  if (typeof incoming === "object" && incoming !== null) {
    const socket: unknown = Reflect.get(incoming, "socket");
    if (typeof socket === "object" && socket !== null && "destroy" in socket && typeof socket.destroy === "function") socket.destroy();
  }
  return new Response(null, { status: 502 });
}
