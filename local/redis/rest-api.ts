import { timingSafeEqual } from "node:crypto";
import { Hono, type Context } from "hono";
import { z } from "zod";
import type { FaultPlan } from "../kit/faults.ts";
import { requestFaults } from "../kit/request-faults.ts";
import type { Outcome, RedisBackend } from "./redis-backend.ts";
import { ReplyError, Status, type Reply } from "./reply.ts";

const word = z.union([z.string(), z.number().transform(String), z.boolean().transform(String), z.null().transform(() => "")]);
const command = z.array(word).min(1);
const commands = z.array(command);

/**
 * Upstash's REST interface: a command as a JSON array to `/`, several to `/pipeline` or `/multi-exec`,
 * or as a path (`/set/key/value?EX=10`, a body being the last argument).
 * https://upstash.com/docs/redis/features/restapi
 */
export function restApi(backend: RedisBackend, token: string, faults: FaultPlan): Hono {
  const app = new Hono();
  app.use(async (c, next) => {
    const given = /^Bearer (.+)$/i.exec(c.req.header("authorization") ?? "")?.[1] ?? c.req.query("_token") ?? "";
    if (!isSame(given, token)) return c.json({ error: "WRONGPASS invalid or missing auth token" }, 401);
    await next();
    return undefined;
  });
  app.use(requestFaults(faults, () => ({ error: "ERR injected fault" })));

  app.post("/", async (c) => answerOne(c, command.safeParse(await readJson(c))));
  app.post("/pipeline", async (c) => answerMany(c, (list) => backend.pipeline(list)));
  app.post("/multi-exec", async (c) => answerMany(c, (list) => backend.transaction(list)));
  app.on(["GET", "POST", "PUT", "HEAD"], "/*", async (c) => answerOne(c, command.safeParse(await commandFromPath(c))));

  async function answerOne(c: Context, parsed: z.ZodSafeParseResult<string[]>): Promise<Response> {
    if (!parsed.success) return c.json({ error: "ERR failed to parse command" }, 400);
    const outcome = await backend.run(parsed.data);
    return c.json(toBody(outcome, isBase64(c)), "error" in outcome ? 400 : 200);
  }

  async function answerMany(c: Context, run: (list: string[][]) => Promise<Outcome[]>): Promise<Response> {
    const parsed = commands.safeParse(await readJson(c));
    if (!parsed.success) return c.json({ error: "ERR failed to parse pipeline request" }, 400);
    try {
      const outcomes = await run(parsed.data);
      return c.json(outcomes.map((outcome) => toBody(outcome, isBase64(c))));
    } catch (error) {
      if (!(error instanceof ReplyError)) throw error;
      return c.json({ error: error.message }, 400);
    }
  }

  return app;
}

function readJson(c: Context): Promise<unknown> {
  return c.req.json().catch(() => null);
}

async function commandFromPath(c: Context): Promise<string[]> {
  const url = new URL(c.req.url);
  const words = url.pathname.split("/").filter(Boolean).map(decodeURIComponent);
  const body = c.req.method === "POST" || c.req.method === "PUT" ? await c.req.text() : "";
  if (body !== "") words.push(body);
  for (const [name, value] of url.searchParams) {
    if (name === "_token") continue;
    words.push(name);
    if (value !== "") words.push(value);
  }
  return words;
}

function isBase64(c: Context): boolean {
  return c.req.header("upstash-encoding")?.toLowerCase() === "base64";
}

function toBody(outcome: Outcome, usesBase64: boolean): { result: unknown } | { error: string } {
  return "error" in outcome ? outcome : { result: encode(outcome.reply, usesBase64) };
}

function encode(reply: Reply, usesBase64: boolean): unknown {
  if (reply instanceof Status) return reply.text === "OK" ? "OK" : encode(reply.text, usesBase64);
  if (typeof reply === "string") return usesBase64 ? Buffer.from(reply).toString("base64") : reply;
  if (reply === null || typeof reply === "number") return reply;
  return reply.map((item) => encode(item, usesBase64));
}

function isSame(given: string, expected: string): boolean {
  const a = Buffer.from(given);
  const b = Buffer.from(expected);
  return a.length === b.length && timingSafeEqual(a, b);
}
