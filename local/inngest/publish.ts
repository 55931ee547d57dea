import type { Query } from "./database.ts";
import type { Engine } from "./engine.ts";
import { claimKeys, startFunction } from "./flow-control.ts";
import { finishRun } from "./finish-run.ts";
import { fulfilSteps } from "./step-results.ts";
import type { StoredEvent } from "./stored-event.ts";

/**
 * Stores events and all that they cause, in the caller's transaction: runs that they start, steps that
 * waited for them, runs that they cancel. An event whose id was seen in the last 24 hours is stored and
 * causes nothing.
 */
export async function publish(query: Query, engine: Engine, events: readonly StoredEvent[], now: Date): Promise<void> {
  const pending = [...events];
  while (pending.length > 0) {
    const batch = pending.splice(0);
    for (const event of await storeFresh(query, batch, now)) {
      // Waits first: a run that this event starts must not be resumed or cancelled by it.
      pending.push(...(await settleWaits(query, engine, event, now)));
      for (const spec of engine.registry.startedBy(event)) pending.push(...(await startFunction(query, engine, spec, event, now)));
    }
  }
}

/** Stores the events and returns those that are not repetitions. */
async function storeFresh(query: Query, events: readonly StoredEvent[], now: Date): Promise<StoredEvent[]> {
  const firstOf = new Map<string, string>();
  for (const event of events) if (!firstOf.has(keyOf(event))) firstOf.set(keyOf(event), event.id);
  const claimed = await claimKeys(query, firstOf, now);
  const fresh = events.filter((event) => claimed.has(keyOf(event)) && firstOf.get(keyOf(event)) === event.id);
  const isFresh = new Set(fresh);
  await query(
    `insert into inngest_local.events (id, external_id, name, payload, received_at, is_duplicate)
     select id, external_id, name, payload, $6, is_duplicate
     from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::boolean[]) as e (id, external_id, name, payload, is_duplicate)
     on conflict (id) do nothing`,
    [
      events.map((event) => event.id), events.map((event) => event.payload.id), events.map((event) => event.name),
      events.map((event) => JSON.stringify(event.payload)), events.map((event) => !isFresh.has(event)), now,
    ],
  );
  return fresh;
}

function keyOf(event: StoredEvent): string {
  return `event:${event.payload.id}`;
}

async function settleWaits(query: Query, engine: Engine, event: StoredEvent, now: Date): Promise<StoredEvent[]> {
  const matches = await engine.waits.matching(query, event, now);
  if (matches.length === 0) return [];
  const memo = JSON.stringify({ type: "data", data: event.payload });
  await fulfilSteps(query, matches.flatMap(({ runId, stepId }) => (stepId ? [{ runId, stepId, memo }] : [])), now);
  const published: StoredEvent[] = [];
  for (const { runId } of matches.filter(({ stepId }) => !stepId)) {
    published.push(...(await finishRun(query, engine, runId, { status: "Cancelled", reason: `The event ${event.name} cancelled it.` }, now)));
  }
  engine.wake();
  return published;
}
