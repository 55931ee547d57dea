import { notFound } from "@/lib/errors";
import type { Ctx } from "@/server/platform/ctx";
import { requireTurn } from "@/server/platform/require-turn";
import { readCredential, requireViewer, type Credential } from "./authenticate";
import type { Endpoint, Reply } from "./endpoint";
import { matchEndpoint } from "./match-endpoint";
import { requestProblem, toProblem } from "./problem";
import { readJsonBody } from "./read-json-body";
import { ENDPOINTS } from "./registry";

export const BASE_PATH = "/api/v1";

/**
 * Answers one request of the API. `ctx` is the caller's world before anybody is signed in. Never throws: what a use
 * case refuses and what goes wrong both become a problem document (RFC 9457) with the request's id.
 */
export async function answerRequest(ctx: Ctx, request: Request): Promise<Response> {
  const response = await answer(ctx, request).catch((error: unknown) => refuse(ctx, request, error));
  response.headers.set("cache-control", "no-store");
  response.headers.set("x-request-id", ctx.requestId);
  response.headers.set("x-content-type-options", "nosniff");
  return request.method === "HEAD" ? new Response(null, response) : response;
}

async function answer(ctx: Ctx, request: Request): Promise<Response> {
  const { pathname } = new URL(request.url);
  const method = request.method === "HEAD" ? "GET" : request.method;
  const match = matchEndpoint(ENDPOINTS, method, pathname.slice(BASE_PATH.length));
  if (match.kind === "none") throw notFound();
  if (match.kind === "other_method") {
    throw requestProblem("request.method_not_allowed", { headers: { allow: match.allowed.join(", ") } });
  }
  const { endpoint, params } = match;
  if (endpoint.kind === "raw") return endpoint.answer(ctx, request);
  const credential = await readCredential(request, endpoint.auth, ctx.clock.now());
  await requireTurn(ctx, endpoint.limit, callerKey(ctx, credential));
  const viewer = await requireViewer(ctx, credential, endpoint.auth);
  const log = viewer.kind === "user" ? ctx.log.child({ userId: viewer.userId }) : ctx.log;
  const reply = await endpoint.run({ ...ctx, viewer, log }, await readInput(request, endpoint, params));
  return toResponse(request, endpoint, reply);
}

/** Turns are counted by session where one is proved, so that callers behind one address do not share them. */
function callerKey(ctx: Ctx, credential: Credential): string {
  return credential.kind === "session" ? `session:${credential.sessionId}` : `address:${ctx.ipAddress ?? "unknown"}`;
}

async function readInput(request: Request, { schemas }: Endpoint, params: Record<string, string>) {
  const body = schemas.body ? await readJsonBody(request) : undefined;
  const headers = Object.keys(schemas.headers?.shape ?? {}).map((name) => [name, request.headers.get(name) ?? undefined] as const);
  return { params, query: readQuery(new URL(request.url).searchParams), headers: Object.fromEntries(headers), body };
}

/** A name that is given twice is a list, which no parameter of ours is: it is refused by name. */
function readQuery(search: URLSearchParams): Record<string, unknown> {
  const names = [...new Set(search.keys())];
  return Object.fromEntries(names.map((name) => {
    const values = search.getAll(name);
    return [name, values.length > 1 ? values : values[0]] as const;
  }));
}

function toResponse(request: Request, endpoint: Endpoint, { body, status = endpoint.status, location, nextCursor }: Reply<unknown>): Response {
  const headers = new Headers();
  if (location !== undefined) headers.set("location", `${BASE_PATH}${location}`);
  if (nextCursor) headers.set("link", `<${nextPage(request, nextCursor)}>; rel="next"`);
  if (endpoint.schemas.response === null) return new Response(null, { status, headers });
  return Response.json(body, { status, headers });
}

function nextPage(request: Request, cursor: string): string {
  const { pathname, searchParams } = new URL(request.url);
  searchParams.set("cursor", cursor);
  return `${pathname}?${searchParams.toString()}`;
}

function refuse(ctx: Ctx, request: Request, error: unknown): Response {
  const { problem, headers } = toProblem(error, ctx.requestId);
  if (problem.status >= 500) ctx.log.error({ err: error, method: request.method, path: new URL(request.url).pathname }, "an API request failed");
  return Response.json(problem, { status: problem.status, headers: { ...headers, "content-type": "application/problem+json" } });
}
