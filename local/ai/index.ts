import { createHash, timingSafeEqual } from "node:crypto";
import { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { FaultPlan } from "../kit/faults.ts";
import { requestFaults } from "../kit/request-faults.ts";
import { requireVariable } from "../kit/require-variable.ts";
import { serveOnLoopback, type StartService } from "../kit/service.ts";
import { answerFaultSchema, CallLedger } from "./call-ledger.ts";
import { completionRequest, toCompletion, toFaultyCompletion } from "./completions.ts";

const MAX_BODY_BYTES = 4 * 1024 * 1024;
/** What this server calls its only "model": rules, no language model. */
const MODEL = "local-rules-1";

/** The part of OpenAI's HTTP API that the application asks: chat completions and the list of models. */
export const start: StartService = ({ port, dataDir, env }) => {
  const apiKey = requireVariable(env, "AI_API_KEY");
  const faults = new FaultPlan();
  const ledger = new CallLedger(dataDir);
  const app = new Hono();
  app.use(bodyLimit({ maxSize: MAX_BODY_BYTES, onError: (c) => c.json(errorBody("The request is too large.", "invalid_request_error"), 413) }));

  app.get("/", (c) => c.text(`${MODEL}: questions by rules from the passages that are sent, no language model.\nCalls answered: ${ledger.list().length}\n`));
  app.get("/_local/calls", (c) => c.json(ledger.list()));
  app.put("/_local/answers", async (c) => {
    const wanted = answerFaultSchema.array().safeParse(await c.req.json().catch(() => null));
    if (!wanted.success) return c.json({ message: wanted.error.message }, 422);
    ledger.plan(wanted.data);
    return c.json(wanted.data);
  });

  app.use("/v1/*", async (c, next) => {
    const given = /^Bearer (.+)$/.exec(c.req.header("authorization") ?? "")?.[1] ?? "";
    if (!isSame(given, apiKey)) return c.json(errorBody("Incorrect API key provided.", "invalid_request_error", "invalid_api_key"), 401);
    await next();
    return undefined;
  });
  app.use("/v1/*", requestFaults(faults, (status) => errorBody("Injected fault", status === 429 ? "rate_limit_error" : "server_error")));
  app.get("/v1/models", (c) => c.json({ object: "list", data: [{ id: MODEL, object: "model", created: 0, owned_by: "local" }] }));
  app.post("/v1/chat/completions", async (c) => {
    const request = completionRequest.safeParse(await c.req.json().catch(() => null));
    if (!request.success) return c.json(errorBody(request.error.message, "invalid_request_error"), 400);
    if (request.data.model !== MODEL) return c.json(errorBody(`The model ${request.data.model} does not exist.`, "invalid_request_error", "model_not_found"), 404);
    const fault = ledger.takeFault();
    const completion = fault ? toFaultyCompletion(request.data, fault) : toCompletion(request.data);
    ledger.record({ id: completion.id, model: MODEL, fault: fault ?? null, usage: completion.usage });
    // Some servers of the same protocol do not count.
    return c.json(fault === "uncounted" ? { ...completion, usage: undefined } : completion);
  });
  return serveOnLoopback("ai", port, app, faults);
};

function errorBody(message: string, type: string, code: string | null = null) {
  return { error: { message, type, param: null, code } };
}

function isSame(given: string, expected: string): boolean {
  const [a, b] = [given, expected].map((text) => createHash("sha256").update(text).digest());
  return a !== undefined && b !== undefined && timingSafeEqual(a, b);
}
