import canonicalize from "canonicalize";
import type { Engine } from "./engine.ts";
import type { AppConnection } from "./http-call.ts";
import { ANSWER_LIMIT_BYTES, outcomeOf, type Outcome } from "./outcome.ts";
import type { Job } from "./queue.ts";
import { parseEvents } from "./finish-run.ts";
import { signBody } from "./signature.ts";
import { seededUuid } from "./ulid.ts";

/** Largest request body; above it the SDK is told to fetch events and steps itself (section 4.4.2). */
const BODY_LIMIT_BYTES = 4 * 1024 * 1024;

/** Calls the app for a job, as Inngest's server does (section 4.4 of its SDK specification), and reads the answer. */
export async function callApp(engine: Engine, connection: AppConnection, job: Job, requestId: string): Promise<Outcome> {
  const spec = engine.registry.find(job.function_id);
  if (!spec && !engine.registry.isCurrent) return { kind: "unreached", reason: "the app has not registered yet" };
  if (!spec) return { kind: "failed", error: { name: "Error", message: `No app registers the function "${job.function_id}" any more.` }, isFinal: true, retryAfter: null };
  const url = new URL(spec.endpoint, engine.settings.appUrl);
  url.searchParams.set("stepId", job.key === "run" ? "step" : job.key);
  const now = new Date();
  const body = bodyOf(engine, job);
  const answer = await connection.send({
    method: "POST",
    url,
    headers: {
      "content-type": "application/json",
      "x-inngest-server-kind": "cloud",
      "x-inngest-signature": signBody(body, engine.settings.signingKey, now),
      "x-inngest-req-version": String(job.request_version),
      "x-request-id": requestId,
      "x-inngest-generation-id": String(job.generation),
      "x-inngest-job-id": job.id,
      "x-run-id": job.run_id,
    },
    body,
    timeoutMs: engine.settings.callTimeoutMs,
    limitBytes: ANSWER_LIMIT_BYTES,
  });
  return outcomeOf(answer);
}

function bodyOf(engine: Engine, job: Job): string {
  const events = parseEvents(job.events);
  const steps = Object.fromEntries(job.step_ids.map((id, index): [string, unknown] => [id, JSON.parse(job.step_memos[index] ?? "null")]));
  const request = {
    version: job.request_version,
    event: events[0],
    events,
    steps,
    ctx: {
      // Steps are recorded within a call only when the SDK knows this id, so leaving it out turns that off.
      ...(engine.settings.isCheckpointing ? { fn_id: seededUuid(job.function_id) } : {}),
      run_id: job.run_id,
      env: "local",
      step_id: job.key === "run" ? "step" : job.key,
      attempt: job.attempt,
      max_attempts: job.max_attempts,
      qi_id: job.id,
      disable_immediate_execution: job.request_version < 2 ? job.force_plan : job.has_pending,
      use_api: false,
      stack: { stack: job.step_ids, current: job.step_ids.length },
    },
    use_api: false,
  };
  const whole = canonicalize(request) ?? "{}";
  if (Buffer.byteLength(whole) < BODY_LIMIT_BYTES) return whole;
  return canonicalize({ ...request, events: [], steps: {}, ctx: { ...request.ctx, use_api: true }, use_api: true }) ?? "{}";
}
