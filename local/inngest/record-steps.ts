import type { Operation } from "./outcome.ts";
import type { Job } from "./queue.ts";
import type { Memo } from "./step-results.ts";

/** Most output that a run may keep and most steps that it may have, as on Inngest's server. */
const STATE_LIMIT_BYTES = 32 * 1024 * 1024;
const STEP_LIMIT = 1_000;

/** Why these results cannot be added to the run, or null. */
export function limitProblem(job: Job, operations: readonly Operation[]): string | null {
  const added = operations.reduce((sum, operation) => sum + memoOf(operation).length, 0);
  return sizeProblem(job.step_ids.length + operations.length, Number(job.state_bytes) + added);
}

/** Why a run must not have so many steps, or steps with so much output; null when it may. */
export function sizeProblem(steps: number, bytes: number): string | null {
  if (steps > STEP_LIMIT) return `The run has more than ${STEP_LIMIT} steps.`;
  return bytes > STATE_LIMIT_BYTES ? "The outputs of the run's steps are larger than 32 MB together." : null;
}

/** What a step's operation leaves behind: its data, or its final error. */
export function memoOf(operation: Operation): string {
  const memo: Memo = operation.op === "StepError" || operation.op === "StepFailed" ? { type: "error", error: operation.error } : { type: "data", data: operation.data ?? null };
  return JSON.stringify(memo);
}

/**
 * Common table expressions that record results of steps for the run that `runs` selects, unless they are
 * recorded already: the first result stays. They take four parameters from number `first` on.
 */
export function recordingSql(first: number, runs: string, now: string, version: string): string {
  const [ids, names, memos, attempts] = [first, first + 1, first + 2, first + 3].map((number) => `$${number}`);
  return `recorded as (
      insert into inngest_local.steps as s (run_id, step_id, op, name, value, position, planned_at, ended_at, attempts)
      select run_id, step_id, 'StepRun', name, memo, nextval('inngest_local.step_position'), ${now}, ${now}, ${attempts}
      from (${runs}) as held, unnest(${ids}::text[], ${names}::text[], ${memos}::text[]) as given (step_id, name, memo)
      on conflict (run_id, step_id) do update
        set value = excluded.value, position = excluded.position, ended_at = excluded.ended_at, attempts = excluded.attempts
        where s.position is null
      returning s.run_id, s.step_id, s.value, s.is_race),
    measured as (
      update inngest_local.runs r set state_bytes = r.state_bytes + added.bytes, request_version = greatest(r.request_version, ${version}::int)
      from (select run_id, sum(length(value)) as bytes from recorded group by run_id) as added where r.id = added.run_id)`;
}

/** The four parameters of `recordingSql`. */
export function recordingValues(attempt: number, operations: readonly Operation[]): [string[], string[], string[], number] {
  return [operations.map((o) => o.id), operations.map(nameOf), operations.map(memoOf), attempt + 1];
}

/** The step's name as its author wrote it. */
export function nameOf(operation: Operation): string {
  return (operation.displayName ?? operation.name ?? operation.id).replaceAll("\0", "");
}
