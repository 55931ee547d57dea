import type { Query } from "./database.ts";
import { durationMs } from "./durations.ts";
import type { Engine } from "./engine.ts";
import { finishRun } from "./finish-run.ts";
import { launch, toStoredEvent } from "./flow-control.ts";
import { nextSlot } from "./cron.ts";
import { publish } from "./publish.ts";
import { Pulse } from "./pulse.ts";
import { freeExpiredLeases } from "./queue.ts";
import { fulfilSteps } from "./step-results.ts";
import { SCHEDULED_TIMER, type StoredEvent } from "./stored-event.ts";
import { seededUlid } from "./ulid.ts";

const AT_ONCE = 200;
const DAY_MS = 24 * 3_600_000;
const SWEEP_MS = 15_000;

type NextTimes = { timer: Date | null; gathering: Date | null; deadline: Date | null; cron: Date | null; lease: Date | null };

/** Does what is due by time alone: ends sleeps and waits, starts gathered and scheduled runs, cancels what took too long. */
export class ClockLoop {
  readonly pulse = new Pulse(() => this.tick());
  private readonly engine: Engine;
  private sweptAt = 0;

  constructor(engine: Engine) {
    this.engine = engine;
  }

  stop(): Promise<void> {
    return this.pulse.stop();
  }

  private async tick(): Promise<boolean> {
    const now = new Date();
    const [next] = await this.engine.database.read<NextTimes>(
      `select (select min(fire_at) from inngest_local.timers) as timer, (select min(fire_at) from inngest_local.gatherings) as gathering,
         (select min(deadline_at) from inngest_local.runs where ended_at is null and deadline_at is not null) as deadline,
         (select min(next_at) from inngest_local.crons) as cron, (select min(leased_until) from inngest_local.jobs) as lease`,
    );
    const isDue = (at: Date | null | undefined) => at !== null && at !== undefined && at.getTime() <= now.getTime();
    if (isDue(next?.timer)) await this.fireTimers(now);
    if (isDue(next?.gathering)) await this.engine.database.transaction((query) => fireGatherings(query, this.engine, now));
    if (isDue(next?.cron)) await this.engine.database.transaction((query) => fireCrons(query, this.engine, now));
    if (isDue(next?.deadline)) await this.engine.database.transaction((query) => cancelOverdue(query, this.engine, now));
    if (isDue(next?.lease)) await freeExpiredLeases(this.engine.database, now);
    if (now.getTime() - this.sweptAt > SWEEP_MS) await this.sweep(now);
    const times = [next?.timer, next?.gathering, next?.cron, next?.deadline, next?.lease];
    if (!times.some(isDue)) {
      for (const at of times) if (at) this.pulse.wake(at);
      return false;
    }
    this.engine.wake();
    return true;
  }

  private async fireTimers(now: Date): Promise<void> {
    await this.engine.database.transaction(async (query) => {
      const due = await query<{ run_id: string; step_id: string; value: string | null }>(
        `delete from inngest_local.timers where (run_id, step_id) in (
           select run_id, step_id from inngest_local.timers where fire_at <= $1 order by fire_at limit ${AT_ONCE} for update skip locked)
         returning run_id, step_id, value`,
        [now],
      );
      await fulfilSteps(query, due.map((timer) => ({ runId: timer.run_id, stepId: timer.step_id, memo: timer.value ?? "null" })), now);
    });
  }

  /** Forgets what no longer matters and tidies tables. */
  private async sweep(now: Date): Promise<void> {
    this.sweptAt = now.getTime();
    await this.engine.database.write("delete from inngest_local.once_keys where expires_at <= $1", [now]);
    await this.engine.database.write("delete from inngest_local.buckets where free_at <= $1", [now]);
    const keptSince = new Date(now.getTime() - this.engine.settings.retentionMs);
    await this.engine.database.write("delete from inngest_local.runs where queued_at < $1 and ended_at is not null", [keptSince]);
    await this.engine.database.write("delete from inngest_local.events where received_at < $1", [keptSince]);
    // Every job's row changes at each call, and PGlite has no autovacuum: old versions would slow down every claim.
    await this.engine.database.write("vacuum inngest_local.jobs");
    await this.engine.database.write("vacuum inngest_local.runs");
  }
}

async function fireGatherings(query: Query, engine: Engine, now: Date): Promise<void> {
  const due = await query<{ function_id: string; events: string[] }>(
    `delete from inngest_local.gatherings where key in (select key from inngest_local.gatherings where fire_at <= $1 order by fire_at limit ${AT_ONCE})
     returning function_id, events`,
    [now],
  );
  const published: StoredEvent[] = [];
  for (const gathering of due) {
    const spec = engine.registry.find(gathering.function_id);
    if (spec) published.push(...(await launch(query, engine, spec, gathering.events.map(toStoredEvent), now)));
  }
  await publish(query, engine, published, now);
}

/**
 * Starts scheduled functions. The event's id depends only on the function, the schedule and the slot, so
 * that one slot never starts two runs. Slots missed while the executor was down start one run together.
 */
async function fireCrons(query: Query, engine: Engine, now: Date): Promise<void> {
  const due = await query<{ key: string; function_id: string; next_at: Date }>("select key, function_id, next_at from inngest_local.crons where next_at <= $1", [now]);
  for (const row of due) {
    const spec = engine.registry.find(row.function_id);
    const trigger = spec?.config.triggers.find((candidate) => candidate.cron && JSON.stringify([row.function_id, candidate.cron]) === row.key);
    if (!spec || !trigger?.cron) {
      await query("delete from inngest_local.crons where key = $1", [row.key]);
      continue;
    }
    await query("update inngest_local.crons set next_at = $2 where key = $1", [row.key, nextSlot(trigger.cron, now) ?? new Date(now.getTime() + DAY_MS)]);
    const id = seededUlid(row.next_at.getTime(), row.key);
    const event: StoredEvent = { id, name: SCHEDULED_TIMER, payload: { id, name: SCHEDULED_TIMER, ts: row.next_at.getTime(), data: { cron: trigger.cron } } };
    const stored = await query(
      `insert into inngest_local.events (id, external_id, name, payload, received_at) values ($1, $1, $2, $3, $4) on conflict (id) do nothing returning 1`,
      [id, event.name, JSON.stringify(event.payload), now],
    );
    if (stored.length === 0) continue;
    const jitterMs = Math.random() * (trigger.jitter ? (durationMs(trigger.jitter) ?? 0) : 0);
    await publish(query, engine, await launch(query, engine, spec, [event], new Date(now.getTime() + jitterMs), trigger.cron), now);
  }
}

async function cancelOverdue(query: Query, engine: Engine, now: Date): Promise<void> {
  const overdue = await query<{ id: string; started_at: Date | null }>(
    `select id, started_at from inngest_local.runs where ended_at is null and deadline_at <= $1 order by deadline_at limit ${AT_ONCE}`, [now]);
  for (const run of overdue) {
    const reason = run.started_at ? "It did not finish within its finish timeout." : "It did not start within its start timeout.";
    await publish(query, engine, await finishRun(query, engine, run.id, { status: "Cancelled", reason }, now), now);
  }
}
