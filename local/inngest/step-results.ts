import type { Query } from "./database.ts";

/** What the SDK receives for a step that is over (section 5.2.1 of Inngest's SDK specification). `null` ends a sleep, or a wait that timed out. */
export type Memo = { type: "data"; data: unknown } | { type: "error"; error: unknown } | null;

/** A step that ended without a call to the app: its time came, its event arrived, or its invoked function ended. */
export type Fulfilment = { runId: string; stepId: string; memo: string };

export function memoOfError(name: string, message: string): string {
  return JSON.stringify({ type: "error", error: { name, message } } satisfies Memo);
}

/**
 * Discovery of the given runs, unless some of their parallel steps are still open. Version 2 of the
 * protocol waits for all of them, except for those that race; version 1 goes on after each. While a
 * discovery is being called, it is marked to be called again.
 */
const WAKE = `
  insert into inngest_local.jobs (run_id, key, max_attempts, run_at, sort_at, limit_key_1, limit_1, limit_key_2, limit_2)
  select r.id, 'run', r.max_attempts, $now, r.sort_at, r.limit_key_1, r.limit_1, r.limit_key_2, r.limit_2
  from inngest_local.runs r
  where r.ended_at is null and r.id in (select run_id from done) and (
    r.request_version < 2
    or exists (select 1 from done d where d.run_id = r.id and d.is_race)
    or not exists (
      select 1 from inngest_local.steps s where s.run_id = r.id and s.position is null
      and not exists (select 1 from done d where d.run_id = s.run_id and d.step_id = s.step_id)))
  on conflict (run_id, key) do update set is_dirty = true where jobs.leased_until is not null`;

/** Records results of steps that were open, and lets their runs go on. Steps that have a result keep it. */
export async function fulfilSteps(query: Query, fulfilments: readonly Fulfilment[], now: Date): Promise<void> {
  if (fulfilments.length === 0) return;
  await query(
    `with given as (select * from unnest($1::text[], $2::text[], $3::text[]) as g (run_id, step_id, memo)),
     done as (
       update inngest_local.steps s set value = g.memo, position = nextval('inngest_local.step_position'), ended_at = $4
       from given g join inngest_local.runs r on r.id = g.run_id
       where s.run_id = g.run_id and s.step_id = g.step_id and s.position is null and r.ended_at is null
       returning s.run_id, s.step_id, s.is_race),
     no_timers as (delete from inngest_local.timers t using done d where t.run_id = d.run_id and t.step_id = d.step_id),
     no_waits as (delete from inngest_local.waits w using done d where w.run_id = d.run_id and w.step_id = d.step_id)
     ${WAKE.replace("$now", "$4")}`,
    [fulfilments.map((f) => f.runId), fulfilments.map((f) => f.stepId), fulfilments.map((f) => f.memo), now],
  );
}

/** Calls the run again, by the same rule. `mustRun` overrides the rule: a result came in that the last call did not see. */
export async function wakeRun(query: Query, runId: string, mustRun: boolean, now: Date): Promise<void> {
  await query(
    `with done as (select $1::text as run_id, null::text as step_id, $2::boolean as is_race) ${WAKE.replace("$now", "$3")}`,
    [runId, mustRun, now],
  );
}
