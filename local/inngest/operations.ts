import type { Query } from "./database.ts";
import { momentOf } from "./durations.ts";
import type { Engine } from "./engine.ts";
import { expressionProblem } from "./expressions.ts";
import { parseEvents, type Ending } from "./finish-run.ts";
import { createRun } from "./new-run.ts";
import type { Operation, Outcome } from "./outcome.ts";
import type { Job } from "./queue.ts";
import { limitProblem, nameOf, recordingSql, recordingValues } from "./record-steps.ts";
import { fulfilSteps, memoOfError } from "./step-results.ts";
import { FUNCTION_INVOKED, jsonObject, type StoredEvent } from "./stored-event.ts";
import { ulid } from "./ulid.ts";

/** What a call's operations leave to do: end the run, discover again (by the rule for parallel steps, or in any case), publish events. */
export type Settled = { ending: Ending | null; wake: "no" | "by rule" | "always"; published: StoredEvent[] };

const RESULTS: ReadonlySet<string> = new Set(["StepRun", "Step", "StepError", "StepFailed"]);
const YEAR_MS = 365 * 24 * 3_600_000;

/** Carries out the operations of one call, whose job is already taken away. */
export async function applyOperations(query: Query, engine: Engine, job: Job, outcome: Extract<Outcome, { kind: "operations" }>, now: Date): Promise<Settled> {
  const { operations, version } = outcome;
  const results = operations.filter(({ op }) => RESULTS.has(op));
  const open = operations.filter(({ op }) => !RESULTS.has(op) && op !== "RunComplete");
  const completion = operations.find(({ op }) => op === "RunComplete");
  const problem = limitProblem(job, results);
  if (problem) return ended({ status: "Failed", error: { name: "LimitExceeded", message: problem } });
  const wake = results.length > 0 ? await record(query, job, results, version, now) : "no";
  if (completion) return ended({ status: "Completed", output: JSON.stringify(completion.data ?? null) });
  await query(
    "update inngest_local.runs set request_version = greatest(request_version, $2), force_plan = force_plan or $3 where id = $1",
    [job.run_id, version, open.length > 1],
  );
  const published: StoredEvent[] = [];
  for (const operation of open) {
    const refusal = await openStep(query, engine, job, operation, now, published);
    if (refusal) return { ...ended({ status: "Failed", error: { name: "NotSupported", message: refusal } }), published };
  }
  return { ending: null, wake, published };
}

async function record(query: Query, job: Job, results: readonly Operation[], version: number, now: Date): Promise<"by rule" | "always"> {
  const [row] = await query<{ is_race: boolean | null }>(
    `with ${recordingSql(1, "select $5::text as run_id", "$6::timestamptz", "$7")} select bool_or(is_race) as is_race from recorded`,
    [...recordingValues(job.attempt, results), job.run_id, now, version],
  );
  return row?.is_race ? "always" : "by rule";
}

function ended(ending: Ending): Settled {
  return { ending, wake: "no", published: [] };
}

/** Starts a step that goes on after this call. One that was reported before is left as it is. Returns why it cannot be started. */
async function openStep(query: Query, engine: Engine, job: Job, operation: Operation, now: Date, published: StoredEvent[]): Promise<string | null> {
  const start = STARTERS[operation.op];
  if (!start) return `The local executor does not support the operation ${operation.op} (step "${nameOf(operation)}").`;
  const details = { opts: operation.opts ?? {}, name: operation.name ?? null };
  const inserted = await query(
    `insert into inngest_local.steps (run_id, step_id, op, name, details, is_race, planned_at) values ($1, $2, $3, $4, $5, $6, $7)
     on conflict (run_id, step_id) do nothing returning 1`,
    [job.run_id, operation.id, operation.op, nameOf(operation), JSON.stringify(details), operation.opts?.["parallelMode"] === "race", now],
  );
  if (inserted.length > 0) await start({ query, engine, job, operation, now, published });
  return null;
}

type Start = { query: Query; engine: Engine; job: Job; operation: Operation; now: Date; published: StoredEvent[] };

const STARTERS: Readonly<Record<string, (start: Start) => Promise<void>>> = {
  StepPlanned: startPlanned,
  Sleep: startSleep,
  WaitForEvent: startWait,
  InvokeFunction: startInvoke,
};

async function startPlanned({ query, job, operation, now }: Start): Promise<void> {
  await query(
    `insert into inngest_local.jobs (run_id, key, max_attempts, run_at, sort_at, limit_key_1, limit_1, limit_key_2, limit_2)
     select id, $2, max_attempts, $3, sort_at, limit_key_1, limit_1, limit_key_2, limit_2 from inngest_local.runs where id = $1
     on conflict (run_id, key) do nothing`,
    [job.run_id, operation.id, now],
  );
}

async function startSleep(start: Start): Promise<void> {
  const text = String(start.operation.opts?.["duration"] ?? start.operation.name ?? "");
  const until = momentOf(text, start.now);
  if (until) await setTimer(start, until, "null");
  else await failStep(start, `"${text}" is neither a time string nor a date.`);
}

async function startWait(start: Start): Promise<void> {
  const { query, engine, job, operation, now } = start;
  const opts = operation.opts ?? {};
  const eventName = String(opts["event"] ?? operation.name ?? "");
  const condition = typeof opts["if"] === "string" && opts["if"] ? opts["if"] : null;
  const until = momentOf(String(opts["timeout"] ?? ""), now);
  const problem = condition ? expressionProblem(condition) : null;
  if (problem) return failStep(start, `The condition "${condition}" cannot be used: ${problem}`);
  if (!until || !eventName) return failStep(start, "A wait needs an event and a timeout.");
  await engine.waits.add(query, { runId: job.run_id, stepId: operation.id, eventName, condition, expiresAt: null }, parseEvents(job.events)[0]);
  await setTimer(start, until, "null");
}

async function startInvoke(start: Start): Promise<void> {
  const { query, engine, job, operation, now } = start;
  const opts = operation.opts ?? {};
  const functionId = String(opts["function_id"] ?? "");
  const spec = engine.registry.find(functionId);
  if (!spec) return failStep(start, `could not find function with ID: ${functionId}`);
  const payload = jsonObject.catch({}).parse(opts["payload"]);
  const id = ulid(now.getTime());
  const data = { ...jsonObject.catch({}).parse(payload["data"]), _inngest: { fn_id: functionId, correlation_id: `${job.run_id}.${operation.id}` } };
  const event: StoredEvent = { id, name: FUNCTION_INVOKED, payload: { id, name: FUNCTION_INVOKED, ts: now.getTime(), data } };
  start.published.push(event);
  await createRun(query, engine, { spec, events: [event], startAt: now, parent: { runId: job.run_id, stepId: operation.id } }, now);
  const timeout = typeof opts["timeout"] === "string" ? momentOf(opts["timeout"], now) : null;
  await setTimer(start, timeout ?? new Date(now.getTime() + YEAR_MS), memoOfError("InngestInvokeTimeoutError", "Timed out waiting for invoked function to complete"));
}

async function setTimer({ query, engine, job, operation }: Start, fireAt: Date, memo: string): Promise<void> {
  await query(
    "insert into inngest_local.timers (run_id, step_id, fire_at, value) values ($1, $2, $3, $4) on conflict do nothing",
    [job.run_id, operation.id, fireAt, memo],
  );
  engine.wake(fireAt);
}

async function failStep({ query, job, operation, now }: Start, message: string): Promise<void> {
  await fulfilSteps(query, [{ runId: job.run_id, stepId: operation.id, memo: memoOfError("Error", message) }], now);
}
