import type { DatabaseSync } from "node:sqlite";
import { transact } from "../../kit/store.ts";
import { newId } from "./ids.ts";
import { ObjectTable } from "./objects.ts";
import type { JsonObject, WireEvent } from "./wire.ts";

/** Version whose shapes we answer with and that our events carry. */
export const API_VERSION = "2026-10-28.endive";

/** Which API request an operation belongs to; nulls for the hosted page, timers and buttons. */
export type Origin = { requestId: string | null; idempotencyKey: string | null };

export type JobKind = "settle-refund" | "fail-refund" | "decide-dispute" | "cycle-subscription";

/**
 * One unit of work inside one SQLite transaction: what it stores, the events it announces and their
 * deliveries become durable together or not at all.
 */
export class Operation {
  /** Deliveries queued, so that the dispatcher is woken only when there is something to send. */
  queued = 0;

  constructor(
    private readonly db: DatabaseSync,
    readonly objects: ObjectTable,
    /** Seconds of the emulator's clock. */
    readonly now: number,
    /** Base URL of the emulator, for links to hosted pages. */
    readonly baseUrl: string,
    readonly origin: Origin,
  ) {}

  /** Announces an event with a snapshot of the object, and queues it for each endpoint that listens. */
  emit(type: string, object: { id: string }, previous?: JsonObject): void {
    const listeners = this.objects
      .all("webhook_endpoint", {})
      .filter((endpoint) => endpoint.status === "enabled" && (endpoint.enabled_events.includes("*") || endpoint.enabled_events.includes(type)));
    const event: WireEvent = {
      id: newId("evt"),
      object: "event",
      api_version: API_VERSION,
      created: this.now,
      data: { object: { ...object }, ...(previous === undefined ? {} : { previous_attributes: previous }) },
      livemode: false,
      pending_webhooks: listeners.length,
      request: { id: this.origin.requestId, idempotency_key: this.origin.idempotencyKey },
      type,
    };
    this.objects.insert("event", event);
    const at = Date.now();
    const queue = this.db.prepare("INSERT INTO deliveries (event_id, endpoint_id, event_type, state, first_due_at, next_at) VALUES (?, ?, ?, 'pending', ?, ?)");
    for (const endpoint of listeners) queue.run(event.id, endpoint.id, type, at, at);
    this.queued += listeners.length;
  }

  /** Plans work for a later second of the emulator's clock; it survives a crash. */
  schedule(kind: JobKind, target: string, dueAt: number): void {
    this.db.prepare("INSERT INTO jobs (kind, target, due_at) VALUES (?, ?, ?)").run(kind, target, dueAt);
  }

  /** Forgets planned work of an object. */
  unschedule(kind: JobKind, target: string): void {
    this.db.prepare("DELETE FROM jobs WHERE kind = ? AND target = ?").run(kind, target);
  }
}

/** The state of one running emulator. */
export class Emulator {
  readonly objects: ObjectTable;
  private wake: () => void = () => undefined;

  constructor(
    readonly db: DatabaseSync,
    readonly baseUrl: string,
  ) {
    this.objects = new ObjectTable(db);
  }

  /** Called after every commit that queued deliveries. */
  onQueued(wake: () => void): void {
    this.wake = wake;
  }

  /** Seconds of the emulator's clock: the machine's, moved forward by what `/_local/clock` asked for. */
  now(): number {
    return Math.floor(Date.now() / 1_000) + this.clockOffset();
  }

  /** Moves the emulator's clock forward by whole seconds; durable. */
  advanceClock(seconds: number): void {
    this.db
      .prepare("INSERT INTO settings (name, value) VALUES ('clock_offset', ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value")
      .run(String(this.clockOffset() + seconds));
  }

  /** Runs `work` in one transaction. Throws what it throws, with nothing stored. */
  operate<T>(work: (op: Operation) => T, origin: Origin = { requestId: null, idempotencyKey: null }): T {
    const op = new Operation(this.db, this.objects, this.now(), this.baseUrl, origin);
    const result = transact(this.db, () => work(op));
    if (op.queued > 0) this.wake();
    return result;
  }

  private clockOffset(): number {
    const row = this.db.prepare("SELECT value FROM settings WHERE name = 'clock_offset'").get();
    return row === undefined ? 0 : Number(row.value);
  }
}
