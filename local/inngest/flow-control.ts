import type { Query } from "./database.ts";
import { durationMs } from "./durations.ts";
import type { Engine } from "./engine.ts";
import { evaluate, holds } from "./expressions.ts";
import { finishRun } from "./finish-run.ts";
import type { FunctionSpec } from "./function-config.ts";
import { createRun, groupKey } from "./new-run.ts";
import type { StoredEvent } from "./stored-event.ts";

const DAY_MS = 24 * 3_600_000;

/**
 * Starts a function for an event, or does what its configuration says instead: nothing (idempotency,
 * rate limit, singleton), or gather the event (debounce, batch). Returns events to publish.
 */
export async function startFunction(query: Query, engine: Engine, spec: FunctionSpec, event: StoredEvent, now: Date): Promise<StoredEvent[]> {
  if (!(await isFirst(query, spec, event, now))) return [];
  if (!(await isWithinRate(query, spec, event, now))) return [];
  const { debounce, batchEvents } = spec.config;
  if (debounce) {
    await gatherLatest(query, engine, spec, event, now);
    return [];
  }
  if (batchEvents && holds(batchEvents.if, { event: event.payload })) return gatherAll(query, engine, spec, event, now);
  return launch(query, engine, spec, [event], now);
}

/** Creates the run, when a singleton allows it, at the time that throttling allows. Returns events to publish. */
export async function launch(query: Query, engine: Engine, spec: FunctionSpec, events: readonly StoredEvent[], now: Date, cron?: string): Promise<StoredEvent[]> {
  const event = events[0]?.payload;
  const { singleton } = spec.config;
  const singletonKey = singleton ? groupKey(spec, "singleton", singleton.key, event) : null;
  const published: StoredEvent[] = [];
  if (singleton) {
    const open = await query<{ id: string }>("select id from inngest_local.runs where singleton_key = $1 and ended_at is null", [singletonKey]);
    if (open.length > 0 && singleton.mode === "skip") return [];
    for (const { id } of open) {
      published.push(...(await finishRun(query, engine, id, { status: "Cancelled", reason: "A newer run of this singleton function started." }, now)));
    }
  }
  // An event dated in the future starts its functions then; a batch has no single date.
  const dueAt = new Date(events.length === 1 ? Math.max(event?.ts ?? 0, now.getTime()) : now.getTime());
  const startAt = await throttledStart(query, spec, event, dueAt);
  await createRun(query, engine, { spec, events, startAt, singletonKey, ...(cron === undefined ? {} : { cron }) }, now);
  return published;
}

/** Takes `keys` for 24 hours (or until `expiresAt`) and returns those that were free. */
export async function claimKeys(query: Query, claims: ReadonlyMap<string, string>, now: Date): Promise<Set<string>> {
  const rows = await query<{ key: string }>(
    `insert into inngest_local.once_keys (key, holder, expires_at) select key, holder, $3 from unnest($1::text[], $2::text[]) as c (key, holder)
     on conflict (key) do update set holder = excluded.holder, expires_at = excluded.expires_at where once_keys.expires_at <= $4
     returning key`,
    [[...claims.keys()], [...claims.values()], new Date(now.getTime() + DAY_MS), now],
  );
  return new Set(rows.map((row) => row.key));
}

async function isFirst(query: Query, spec: FunctionSpec, event: StoredEvent, now: Date): Promise<boolean> {
  const expression = spec.config.idempotency;
  // An event without the key cannot be recognised again, so it runs.
  if (!expression || evaluate(expression, { event: event.payload }) === undefined) return true;
  const key = `function:${groupKey(spec, "idempotency", expression, event.payload)}`;
  return (await claimKeys(query, new Map([[key, event.id]]), now)).has(key);
}

/** A token bucket kept as the moment when it is full again: `limit` starts at once, then one every `period / limit`. */
async function isWithinRate(query: Query, spec: FunctionSpec, event: StoredEvent, now: Date): Promise<boolean> {
  const { rateLimit, idempotency } = spec.config;
  // Inngest lets idempotency replace the rate limit.
  if (!rateLimit || idempotency) return true;
  const periodMs = durationMs(rateLimit.period) ?? 0;
  const rows = await query(
    `insert into inngest_local.buckets as b (key, free_at) values ($1, $2::timestamptz + $3 * interval '1 ms')
     on conflict (key) do update set free_at = greatest(b.free_at, $2) + $3 * interval '1 ms'
     where greatest(b.free_at, $2) + $3 * interval '1 ms' <= $2::timestamptz + $4 * interval '1 ms' returning 1`,
    [groupKey(spec, "rate limit", rateLimit.key, event.payload), now, periodMs / rateLimit.limit, periodMs],
  );
  return rows.length > 0;
}

async function throttledStart(query: Query, spec: FunctionSpec, event: StoredEvent["payload"] | undefined, now: Date): Promise<Date> {
  const { throttle } = spec.config;
  if (!throttle) return now;
  const spacingMs = (durationMs(throttle.period) ?? 0) / throttle.limit;
  const [row] = await query<{ free_at: Date }>(
    `insert into inngest_local.buckets as b (key, free_at) values ($1, $2::timestamptz + $3 * interval '1 ms')
     on conflict (key) do update set free_at = greatest(b.free_at, $2) + $3 * interval '1 ms' returning free_at`,
    [groupKey(spec, "throttle", throttle.key, event), now, spacingMs],
  );
  const turn = (row?.free_at.getTime() ?? now.getTime()) - spacingMs * (1 + (throttle.burst ?? 0));
  return new Date(Math.max(turn, now.getTime()));
}

async function gatherLatest(query: Query, engine: Engine, spec: FunctionSpec, event: StoredEvent, now: Date): Promise<void> {
  const debounce = spec.config.debounce;
  if (!debounce) return;
  const fireAt = new Date(now.getTime() + (durationMs(debounce.period) ?? 0));
  const deadline = debounce.timeout ? new Date(now.getTime() + (durationMs(debounce.timeout) ?? 0)) : null;
  await query(
    `insert into inngest_local.gatherings as g (key, function_id, kind, events, event_ids, fire_at, deadline_at)
     values ($1, $2, 'debounce', $3, $4, $5, $6)
     on conflict (key) do update set events = excluded.events, event_ids = excluded.event_ids, fire_at = least(excluded.fire_at, g.deadline_at)`,
    [groupKey(spec, "debounce", debounce.key, event.payload), spec.id, [JSON.stringify(event)], [event.id], fireAt, deadline],
  );
  engine.wake(fireAt);
}

async function gatherAll(query: Query, engine: Engine, spec: FunctionSpec, event: StoredEvent, now: Date): Promise<StoredEvent[]> {
  const batch = spec.config.batchEvents;
  if (!batch) return [];
  const key = groupKey(spec, "batch", batch.key, event.payload);
  const fireAt = new Date(now.getTime() + (durationMs(batch.timeout) ?? 0));
  const [row] = await query<{ events: string[] }>(
    `insert into inngest_local.gatherings as g (key, function_id, kind, events, event_ids, fire_at) values ($1, $2, 'batch', $3, $4, $5)
     on conflict (key) do update set events = g.events || excluded.events, event_ids = g.event_ids || excluded.event_ids returning events`,
    [key, spec.id, [JSON.stringify(event)], [event.id], fireAt],
  );
  if (!row || row.events.length < batch.maxSize) {
    engine.wake(fireAt);
    return [];
  }
  await query("delete from inngest_local.gatherings where key = $1", [key]);
  return launch(query, engine, spec, row.events.map(toStoredEvent), now);
}

/** An event as `gatherings` keeps it. */
export function toStoredEvent(text: string): StoredEvent {
  return JSON.parse(text) as StoredEvent;
}
