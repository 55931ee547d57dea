import type { Database } from "./database.ts";

/** A job that this executor holds until its lease ends, with all that the call needs. */
export type Job = {
  id: string;
  run_id: string;
  /** `run` to discover what comes next, or the id of one planned step. */
  key: string;
  attempt: number;
  max_attempts: number;
  outages: number;
  generation: number;
  limit_key_1: string | null;
  limit_1: number | null;
  limit_key_2: string | null;
  limit_2: number | null;
  function_id: string;
  events: string;
  request_version: number;
  force_plan: boolean;
  has_pending: boolean;
  parent_run_id: string | null;
  state_bytes: string;
  step_ids: string[];
  step_memos: string[];
};

const SCANNED = 64;

/**
 * Claims up to `count` due jobs in one statement, oldest run first. `running` counts the calls in flight
 * for each concurrency key; a job whose keys have no room left is passed over.
 */
export function claimJobs(database: Database, count: number, running: ReadonlyMap<string, { now: number; limit: number }>, leaseMs: number, now: Date): Promise<Job[]> {
  const saturated = [...running].filter(([, group]) => group.now >= group.limit).map(([key]) => key);
  const counts = Object.fromEntries([...running].map(([key, group]) => [key, group.now]));
  return database.write<Job>(
    `with due as (
       select id, sort_at, limit_key_1, limit_1, limit_key_2, limit_2 from inngest_local.jobs
       where leased_until is null and run_at <= $1
         and (limit_key_1 is null or limit_key_1 <> all ($2::text[])) and (limit_key_2 is null or limit_key_2 <> all ($2::text[]))
       order by sort_at, id limit ${SCANNED} for update skip locked),
     ranked as (
       select *, row_number() over (partition by limit_key_1 order by sort_at, id) as rank_1,
         row_number() over (partition by limit_key_2 order by sort_at, id) as rank_2 from due),
     picked as (
       select id from ranked
       where (limit_key_1 is null or rank_1 <= limit_1 - coalesce(($3::json ->> limit_key_1)::int, 0))
         and (limit_key_2 is null or rank_2 <= limit_2 - coalesce(($3::json ->> limit_key_2)::int, 0))
       order by sort_at, id limit $4),
     claimed as (
       update inngest_local.jobs j set leased_until = $5, generation = generation + 1, owner_request = null, is_dirty = false
       from picked p where j.id = p.id returning j.*),
     begun as (
       update inngest_local.runs r set status = 'Running', started_at = $1, deadline_at = $1::timestamptz + r.finish_within_ms * interval '1 ms'
       from claimed c where r.id = c.run_id and r.started_at is null)
     select c.id, c.run_id, c.key, c.attempt, c.max_attempts, c.outages, c.generation, c.limit_key_1, c.limit_1, c.limit_key_2, c.limit_2,
       r.function_id, r.events, r.request_version, r.force_plan, r.parent_run_id, r.state_bytes,
       exists (select 1 from inngest_local.steps s where s.run_id = c.run_id and s.position is null) as has_pending,
       coalesce(done.ids, '{}') as step_ids, coalesce(done.memos, '{}') as step_memos
     from claimed c join inngest_local.runs r on r.id = c.run_id
     left join lateral (
       select array_agg(s.step_id order by s.position) as ids, array_agg(s.value order by s.position) as memos
       from inngest_local.steps s where s.run_id = c.run_id and s.position is not null) done on true
     order by c.sort_at, c.id`,
    [now, saturated, JSON.stringify(counts), count, new Date(now.getTime() + leaseMs)],
  );
}

/** Keeps jobs that are being called from being taken for abandoned. */
export async function renewLeases(database: Database, ids: readonly string[], leaseMs: number, now: Date): Promise<void> {
  await database.write(
    "update inngest_local.jobs set leased_until = $2 where id = any ($1::bigint[]) and leased_until is not null",
    [[...ids], new Date(now.getTime() + leaseMs)],
  );
}

/** Frees jobs whose holder showed no sign of life. What it still reports later is refused, because the next claim is a new generation. */
export async function freeExpiredLeases(database: Database, now: Date): Promise<void> {
  await database.write("update inngest_local.jobs set leased_until = null, owner_request = null where leased_until < $1", [now]);
}

/**
 * Takes over whatever an earlier life of the executor left claimed, and discovers again any open run that
 * nothing would ever call. For the start, when nothing is being called yet.
 */
export async function takeOver(database: Database, now: Date): Promise<void> {
  await database.write("update inngest_local.jobs set leased_until = null, owner_request = null where leased_until is not null");
  await database.write(
    `insert into inngest_local.jobs (run_id, key, max_attempts, run_at, sort_at, limit_key_1, limit_1, limit_key_2, limit_2)
     select r.id, 'run', r.max_attempts, $1, r.sort_at, r.limit_key_1, r.limit_1, r.limit_key_2, r.limit_2 from inngest_local.runs r
     where r.ended_at is null
       and not exists (select 1 from inngest_local.jobs j where j.run_id = r.id)
       and not exists (select 1 from inngest_local.timers t where t.run_id = r.id)
     on conflict (run_id, key) do nothing`,
    [now],
  );
}

/** The app answers again: jobs that wait because it could not be reached are due now. */
export async function endOutages(database: Database, now: Date): Promise<void> {
  await database.write("update inngest_local.jobs set run_at = $1, outages = 0 where outages > 0 and leased_until is null", [now]);
}
