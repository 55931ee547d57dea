import { createHash } from "node:crypto";
import type { Database, Query } from "./database.ts";
import { equalityProbe, evaluate, holds } from "./expressions.ts";
import type { EventPayload, StoredEvent } from "./stored-event.ts";

/** A run that listens for an event: to resume a step, or (without a step) to be cancelled. */
export type Wait = { runId: string; stepId: string | null; eventName: string; condition: string | null; expiresAt: Date | null };

/** A run whose wait an event fulfils. */
export type Match = { runId: string; stepId: string | null };

type WaitRow = { run_id: string; step_id: string | null; condition: string | null; events: string };

/**
 * Finds the runs that wait for an event without reading all that wait for its name: a condition such as
 * `async.data.orderId == event.data.orderId` is stored with the value that it needs, and looked up by it.
 */
export class WaitIndex {
  /** For every event name that was ever waited for: the paths that conditions on it probe. */
  private readonly paths = new Map<string, Set<string>>();

  async load(database: Database): Promise<void> {
    const rows = await database.read<{ event_name: string; probe_path: string | null }>("select distinct event_name, probe_path from inngest_local.waits");
    for (const row of rows) this.note(row.event_name, row.probe_path);
  }

  /** Whether some run may be waiting for events of this name. */
  isAwaited(eventName: string): boolean {
    return this.paths.has(eventName);
  }

  async add(query: Query, wait: Wait, event: EventPayload | undefined): Promise<void> {
    const probe = equalityProbe(wait.condition, { event });
    this.note(wait.eventName, probe?.path ?? null);
    await query(
      `insert into inngest_local.waits (run_id, step_id, event_name, condition, probe_path, probe, expires_at)
       values ($1, $2, $3, $4, $5, $6, $7)`,
      [wait.runId, wait.stepId, wait.eventName, wait.condition, probe?.path ?? null, probe ? digest(probe.path, probe.value) : null, wait.expiresAt],
    );
  }

  /** The waits that `event` fulfils. */
  async matching(query: Query, event: StoredEvent, now: Date): Promise<Match[]> {
    const paths = this.paths.get(event.name);
    if (!paths) return [];
    const probes = [...paths].map((path) => digest(path, evaluate(path, { async: event.payload })));
    const rows = await query<WaitRow>(
      `select w.run_id, w.step_id, w.condition, r.events
       from inngest_local.waits w join inngest_local.runs r on r.id = w.run_id
       where w.event_name = $1 and (w.probe is null or w.probe = any ($2::text[])) and (w.expires_at is null or w.expires_at > $3)
       order by w.id`,
      [event.name, probes, now],
    );
    return rows
      .filter((row) => holds(row.condition, { event: firstEvent(row.events), async: event.payload }))
      .map((row) => ({ runId: row.run_id, stepId: row.step_id }));
  }

  private note(eventName: string, path: string | null): void {
    const paths = this.paths.get(eventName) ?? new Set<string>();
    if (path) paths.add(path);
    this.paths.set(eventName, paths);
  }
}

function digest(path: string, value: unknown): string {
  return createHash("sha1").update(JSON.stringify([path, value ?? null])).digest("hex");
}

function firstEvent(events: string): unknown {
  const parsed: unknown = JSON.parse(events);
  return Array.isArray(parsed) ? parsed[0] : undefined;
}
