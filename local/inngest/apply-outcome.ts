import { outageDelayMs, retryAfterMs, retryDelayMs } from "./backoff.ts";
import type { Query } from "./database.ts";
import type { Engine } from "./engine.ts";
import { finishRun, type Ending } from "./finish-run.ts";
import { applyOperations, type Settled } from "./operations.ts";
import type { Operation, Outcome } from "./outcome.ts";
import { publish } from "./publish.ts";
import type { Job } from "./queue.ts";
import { limitProblem, recordingSql, recordingValues } from "./record-steps.ts";
import { wakeRun } from "./step-results.ts";
import { FUNCTION_FINISHED } from "./stored-event.ts";

/** The job is still this call's: nobody took it over, and no other copy of the call reported first. */
export const HELD = "id = $1 and generation = $2 and leased_until is not null and (owner_request is null or owner_request = $3)";

/**
 * Takes over what a call led to, all of it or nothing. Returns false, and changes nothing, when the
 * call has lost its job meanwhile: the run was cancelled, the lease ended, or a copy was faster.
 */
export async function applyOutcome(engine: Engine, job: Job, requestId: string, outcome: Outcome, now: Date): Promise<boolean> {
  const fence = [job.id, job.generation, requestId];
  if (outcome.kind === "unreached") return postpone(engine, job, fence, now);
  if (outcome.kind === "failed" && !outcome.isFinal && job.attempt + 1 < job.max_attempts) {
    return retry(engine, job, fence, { error: outcome.error, retryAfter: outcome.retryAfter, name: null }, now);
  }
  if (outcome.kind === "operations") {
    const [operation] = outcome.operations;
    if (operation && outcome.operations.length === 1) {
      const quick = await applySingle(engine, job, fence, operation, outcome, now);
      if (quick !== null) return quick;
    }
  }
  if (outcome.kind === "completed" && canCompleteQuickly(engine, job)) return completeQuickly(engine, fence, outcome.output, now);
  return engine.database.transaction(async (query) => {
    const [held] = await query<{ is_dirty: boolean }>(`delete from inngest_local.jobs where ${HELD} returning is_dirty`, fence);
    if (!held) return false;
    await settle(query, engine, job, outcome, held.is_dirty, now);
    return true;
  });
}

async function settle(query: Query, engine: Engine, job: Job, outcome: Outcome, isDirty: boolean, now: Date): Promise<void> {
  const settled: Settled = outcome.kind === "operations" ? await applyOperations(query, engine, job, outcome, now)
    : { ending: endingOf(outcome), wake: "no", published: [] };
  const published = [...settled.published];
  if (settled.ending) {
    if (settled.ending.status === "Failed") await logFailure(query, job, settled.ending.error, now);
    published.push(...(await finishRun(query, engine, job.run_id, settled.ending, now)));
  } else if (settled.wake !== "no" || isDirty) {
    await wakeRun(query, job.run_id, isDirty || settled.wake === "always", now);
  }
  await publish(query, engine, published, now);
  engine.wake();
}

function endingOf(outcome: Exclude<Outcome, { kind: "operations" }>): Ending {
  if (outcome.kind === "completed") return { status: "Completed", output: outcome.output };
  return { status: "Failed", error: outcome.kind === "failed" ? outcome.error : { name: "Error", message: outcome.reason } };
}

/** The outcomes that nearly every call has, in one statement each. Null when this is not one of them. */
async function applySingle(engine: Engine, job: Job, fence: unknown[], operation: Operation, outcome: Extract<Outcome, { kind: "operations" }>, now: Date): Promise<boolean | null> {
  if (operation.op === "StepError" && !outcome.isFinal && job.attempt + 1 < job.max_attempts) {
    return retry(engine, job, fence, { error: operation.error, retryAfter: outcome.retryAfter, name: operation.displayName ?? null, stepId: operation.id }, now);
  }
  if (operation.op === "RunComplete" && canCompleteQuickly(engine, job)) {
    return completeQuickly(engine, fence, JSON.stringify(operation.data ?? null), now);
  }
  if ((operation.op === "StepRun" || operation.op === "Step") && job.key === "run" && !job.has_pending && !limitProblem(job, [operation])) {
    const rows = await engine.database.write(
      `with held as (
         update inngest_local.jobs set leased_until = null, attempt = 0, outages = 0, is_dirty = false, run_at = $4,
           sort_at = (select r.sort_at from inngest_local.runs r where r.id = jobs.run_id)
         where ${HELD} returning run_id),
       ${recordingSql(5, "select run_id from held", "$4::timestamptz", "$9")}
       select 1 from held`,
      [...fence, now, ...recordingValues(job.attempt, [operation]), outcome.version],
    );
    engine.wake();
    return rows.length > 0;
  }
  return null;
}

function canCompleteQuickly(engine: Engine, job: Job): boolean {
  return job.parent_run_id === null && !engine.registry.hasTrigger(FUNCTION_FINISHED) && !engine.waits.isAwaited(FUNCTION_FINISHED);
}

async function completeQuickly(engine: Engine, fence: unknown[], output: string, now: Date): Promise<boolean> {
  const rows = await engine.database.write(
    `with held as (select run_id from inngest_local.jobs where ${HELD} for update),
     ended as (
       update inngest_local.runs r set status = 'Completed', output = $4, ended_at = $5 from held where r.id = held.run_id and r.ended_at is null returning r.id),
     no_jobs as (delete from inngest_local.jobs where run_id in (select run_id from held)),
     no_timers as (delete from inngest_local.timers where run_id in (select run_id from held)),
     no_waits as (delete from inngest_local.waits where run_id in (select run_id from held))
     select 1 from ended`,
    [...fence, output, now],
  );
  return rows.length > 0;
}

async function postpone(engine: Engine, job: Job, fence: unknown[], now: Date): Promise<boolean> {
  const at = new Date(now.getTime() + outageDelayMs(job.outages));
  const rows = await engine.database.write(
    `update inngest_local.jobs set leased_until = null, owner_request = null, outages = outages + 1, run_at = $4 where ${HELD} returning 1`,
    [...fence, at],
  );
  engine.wake(at);
  return rows.length > 0;
}

type Failure = { error: unknown; retryAfter: string | null; name: string | null; stepId?: string };

async function retry(engine: Engine, job: Job, fence: unknown[], failure: Failure, now: Date): Promise<boolean> {
  const delayMs = retryAfterMs(failure.retryAfter, now) ?? retryDelayMs(job.attempt, engine.settings.backoffMs);
  const at = new Date(now.getTime() + delayMs);
  const { message, detail } = describeError(failure.error);
  const rows = await engine.database.write(
    `with held as (
       update inngest_local.jobs set leased_until = null, owner_request = null, attempt = attempt + 1, outages = 0, is_dirty = false, run_at = $4, sort_at = $4
       where ${HELD} returning run_id)
     insert into inngest_local.run_log (run_id, step_id, attempt, message, detail, retry_at, at)
     select run_id, $5, $6, $7, $8, $4, $9 from held returning 1`,
    [...fence, at, failure.stepId ?? stepOf(job), job.attempt, failure.name ? `${failure.name}: ${message}` : message, detail, now],
  );
  engine.wake(at);
  return rows.length > 0;
}

async function logFailure(query: Query, job: Job, error: unknown, now: Date): Promise<void> {
  const { message, detail } = describeError(error);
  await query(
    "insert into inngest_local.run_log (run_id, step_id, attempt, message, detail, at) values ($1, $2, $3, $4, $5, $6)",
    [job.run_id, stepOf(job), job.attempt, message, detail, now],
  );
}

function stepOf(job: Job): string | null {
  return job.key === "run" ? null : job.key;
}

/** An error that the SDK serialised, as one line and its stack. Text columns refuse U+0000. */
export function describeError(error: unknown): { message: string; detail: string | null } {
  const text = (key: string) => (typeof error === "object" && error && typeof Reflect.get(error, key) === "string" ? String(Reflect.get(error, key)).replaceAll("\0", "") : "");
  return { message: [text("name") || "Error", text("message") || "no message"].join(": "), detail: text("stack") || null };
}
