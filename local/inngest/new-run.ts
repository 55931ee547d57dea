import { createHash } from "node:crypto";
import type { Query } from "./database.ts";
import { durationMs, momentOf } from "./durations.ts";
import type { Engine } from "./engine.ts";
import { evaluate } from "./expressions.ts";
import type { FunctionSpec } from "./function-config.ts";
import type { StoredEvent } from "./stored-event.ts";
import { ulid } from "./ulid.ts";

export type NewRun = {
  spec: FunctionSpec;
  /** At least one; the first is the run's `event`. */
  events: readonly StoredEvent[];
  /** When it may start: now, or later when it is throttled. */
  startAt: Date;
  singletonKey?: string | null;
  cron?: string;
  originalRunId?: string;
  /** The step that invoked it. */
  parent?: { runId: string; stepId: string };
};

const PRIORITY_LIMIT_S = 600;

/** Stores a run and its first job, so that it will be called however often the executor dies. Returns its id. */
export async function createRun(query: Query, engine: Engine, run: NewRun, now: Date): Promise<string> {
  const id = ulid(now.getTime());
  const event = run.events[0]?.payload;
  const [first, second] = run.spec.concurrency.map((option, index) => limitKey(run.spec, option, index, event));
  const [limit1, limit2] = run.spec.concurrency.map((option) => option.limit);
  const { start, finish } = run.spec.config.timeouts ?? {};
  const deadline = start ? new Date(now.getTime() + (durationMs(start) ?? 0)) : null;
  const finishMs = finish ? durationMs(finish) : null;
  await query(
    `with run as (
       insert into inngest_local.runs (id, function_id, status, event_name, event_ids, events, cron, original_run_id, parent_run_id, parent_step_id,
         singleton_key, limit_key_1, limit_1, limit_key_2, limit_2, max_attempts, queued_at, sort_at, deadline_at, finish_within_ms)
       values ($1, $2, 'Scheduled', $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19)
       returning *)
     insert into inngest_local.jobs (run_id, key, max_attempts, run_at, sort_at, limit_key_1, limit_1, limit_key_2, limit_2)
     select id, 'run', max_attempts, $20, sort_at, limit_key_1, limit_1, limit_key_2, limit_2 from run`,
    [
      id, run.spec.id, event?.name ?? "", run.events.map((item) => item.id), JSON.stringify(run.events.map((item) => item.payload)), run.cron ?? null,
      run.originalRunId ?? null, run.parent?.runId ?? null, run.parent?.stepId ?? null, run.singletonKey ?? null,
      first ?? null, limit1 ?? null, second ?? null, limit2 ?? null, run.spec.maxAttempts,
      now, sortAt(run, now), deadline, finishMs, run.startAt,
    ],
  );
  for (const cancel of run.spec.config.cancel ?? []) {
    const expiresAt = cancel.timeout ? momentOf(cancel.timeout, now) : null;
    await engine.waits.add(query, { runId: id, stepId: null, eventName: cancel.event, condition: cancel.if ?? null, expiresAt }, event);
  }
  engine.wake(run.startAt);
  if (deadline) engine.wake(deadline);
  return id;
}

/** Names one group of a function's flow control: the function, and the value of its key for this event. */
export function groupKey(spec: FunctionSpec, purpose: string, key: string | null | undefined, event: StoredEvent["payload"] | undefined): string {
  const value = key ? (evaluate(key, { event }) ?? null) : null;
  return createHash("sha1").update(JSON.stringify([purpose, spec.id, value])).digest("hex");
}

function limitKey(spec: FunctionSpec, option: FunctionSpec["concurrency"][number], index: number, event: StoredEvent["payload"] | undefined): string {
  if (option.scope === "fn") return groupKey(spec, `concurrency ${index}`, option.key, event);
  const value = option.key ? (evaluate(option.key, { event }) ?? null) : null;
  return createHash("sha1").update(JSON.stringify(["concurrency", option.scope, value])).digest("hex");
}

/** Priority moves a run ahead of those queued in the last so many seconds; it does not delay a run when nothing else waits. */
function sortAt(run: NewRun, now: Date): Date {
  const expression = run.spec.config.priority?.run;
  const wanted = expression ? evaluate(expression, { event: run.events[0]?.payload }) : 0;
  const seconds = typeof wanted === "number" ? Math.min(Math.max(wanted, -PRIORITY_LIMIT_S), PRIORITY_LIMIT_S) : 0;
  return new Date(Math.max(now.getTime(), run.startAt.getTime()) - seconds * 1_000);
}
