import type { Engine } from "./engine.ts";

export type Idleness = { idle: boolean; pending: number; running: number; sleeping: number };

/**
 * Whether nothing is being called or about to be. Retries that wait for their turn are `pending`; runs
 * that sleep, wait for an event, are gathered, or start later because they are throttled are `sleeping`.
 */
export async function idleness(engine: Engine): Promise<Idleness> {
  const [row] = await engine.database.read<{ pending: string; running: string; sleeping: string }>(
    `select (select count(*) from inngest_local.jobs where leased_until is null and (run_at <= $1 or attempt > 0 or outages > 0)) as pending,
       (select count(*) from inngest_local.jobs where leased_until is not null) as running,
       (select count(*) from inngest_local.timers) + (select count(*) from inngest_local.gatherings)
         + (select count(*) from inngest_local.jobs where leased_until is null and run_at > $1 and attempt = 0 and outages = 0) as sleeping`,
    [new Date()],
  );
  const counts = { pending: Number(row?.pending ?? 0), running: Number(row?.running ?? 0), sleeping: Number(row?.sleeping ?? 0) };
  return { idle: counts.pending === 0 && counts.running === 0, ...counts };
}
