import type { FaultPlan, Verdict } from "../../kit/faults.ts";
import { transact } from "../../kit/store.ts";
import type { Emulator } from "../core/emulator.ts";
import type { WireEvent } from "../core/wire.ts";
import { retryDelayMs } from "./retry-schedule.ts";
import { sendEvent, type Outcome } from "./send-event.ts";

const CONCURRENCY = 24;
const FLUSH_AFTER_MS = 10;
const NO_FAULT: Verdict = { drop: false, errorStatus: null, delayMs: 0, copies: 1 };

type Due = { id: number; eventId: string; endpointId: string; eventType: string; attempts: number };
type Result = { delivery: Due; outcomes: Outcome[] };

/**
 * Delivers queued events at least once. A delivery leaves the queue only when a 2xx was received and
 * that fact is on disk; anything else is retried with growing waits and given up after the last one.
 * Several events travel at the same time, so their order of arrival is not guaranteed, as with Stripe.
 */
export class Dispatcher {
  private readonly inFlight = new Set<number>();
  /** Verdicts already pronounced on deliveries that are being held back. */
  private readonly held = new Map<number, Verdict>();
  private results: Result[] = [];
  private stopping = false;
  /** Ways to give up the attempts that are under way. */
  private readonly givingUp = new Set<() => void>();
  private timer: NodeJS.Timeout | null = null;
  private flushTimer: NodeJS.Timeout | null = null;
  private sends = new Set<Promise<void>>();

  constructor(
    private readonly emulator: Emulator,
    private readonly faults: FaultPlan,
    private readonly retryScale: number,
  ) {}

  /** Looks for due deliveries soon. */
  wake(): void {
    this.arm(0);
  }

  /** Sends a delivery again now, whatever became of it before. Returns false when it does not exist. */
  resend(deliveryId: number): boolean {
    const changed = this.emulator.db.prepare("UPDATE deliveries SET state = 'pending', next_at = ? WHERE id = ?").run(Date.now(), deliveryId);
    this.wake();
    return Number(changed.changes) > 0;
  }

  /** Stops sending; what was not acknowledged stays queued for the next start. */
  async stop(): Promise<void> {
    this.stopping = true;
    for (const giveUp of this.givingUp) giveUp();
    if (this.timer !== null) clearTimeout(this.timer);
    await Promise.all(this.sends);
    if (this.flushTimer !== null) clearTimeout(this.flushTimer);
    this.flush();
  }

  private arm(delayMs: number): void {
    if (this.stopping) return;
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = setTimeout(() => this.pump(), delayMs);
  }

  private pump(): void {
    this.timer = null;
    const free = CONCURRENCY - this.inFlight.size;
    if (free <= 0) return;
    // One look at the clock: what fell due between two would be in neither answer, and sleep until something else happens.
    const now = Date.now();
    const due = this.due(now, CONCURRENCY + this.inFlight.size).filter((delivery) => !this.inFlight.has(delivery.id));
    for (const delivery of due.slice(0, free)) this.begin(delivery);
    if (due.length < free) this.armForNext(now);
  }

  private due(now: number, limit: number): Due[] {
    return this.emulator.db
      .prepare("SELECT id, event_id, endpoint_id, event_type, attempts FROM deliveries WHERE state = 'pending' AND next_at <= ? ORDER BY next_at, id LIMIT ?")
      .all(now, limit)
      .map((row) => ({ id: Number(row.id), eventId: String(row.event_id), endpointId: String(row.endpoint_id), eventType: String(row.event_type), attempts: Number(row.attempts) }));
  }

  private armForNext(now: number): void {
    const row = this.emulator.db.prepare("SELECT min(next_at) AS at FROM deliveries WHERE state = 'pending' AND next_at > ?").get(now);
    if (row?.at !== null && row?.at !== undefined) this.arm(Math.min(Math.max(1, Number(row.at) - Date.now()), 3_600_000));
  }

  private begin(delivery: Due): void {
    const verdict = this.held.get(delivery.id) ?? this.faults.judge("delivery", delivery.eventType);
    if (verdict.delayMs > 0) {
      this.held.set(delivery.id, { ...verdict, delayMs: 0 });
      this.emulator.db.prepare("UPDATE deliveries SET next_at = ? WHERE id = ?").run(Date.now() + verdict.delayMs, delivery.id);
      this.wake();
      return;
    }
    this.held.delete(delivery.id);
    this.inFlight.add(delivery.id);
    const send = this.attempt(delivery, verdict).finally(() => this.sends.delete(send));
    this.sends.add(send);
  }

  private async attempt(delivery: Due, verdict: Verdict): Promise<void> {
    const endpoint = this.emulator.objects.find("webhook_endpoint", delivery.endpointId);
    const event = this.emulator.objects.find("event", delivery.eventId);
    const secret = this.emulator.objects.hidden(delivery.endpointId).secret;
    if (endpoint === null || event === null || secret === undefined || endpoint.status !== "enabled") {
      this.report({ delivery, outcomes: [] });
      return;
    }
    if (verdict.drop) {
      this.report({ delivery, outcomes: [{ status: null, response: "Lost on the way (injected fault).", durationMs: 0 }] });
      return;
    }
    const { copies, errorStatus } = { ...NO_FAULT, ...verdict };
    const sent = await Promise.all(Array.from({ length: copies }, () => this.send(endpoint.url, secret, event)));
    if (this.stopping && sent.every((outcome) => outcome.status === null)) return;
    const outcomes = errorStatus === null ? sent : sent.map((outcome) => ({ ...outcome, status: errorStatus, response: `Answer replaced by ${errorStatus} (injected fault).` }));
    this.report({ delivery, outcomes });
  }

  private async send(url: string, secret: string, event: WireEvent): Promise<Outcome> {
    let giveUp = (): void => undefined;
    const outcome = await sendEvent(url, secret, event, (how) => {
      giveUp = how;
      this.givingUp.add(how);
    });
    this.givingUp.delete(giveUp);
    return outcome;
  }

  private report(result: Result): void {
    this.results.push(result);
    this.flushTimer ??= setTimeout(() => this.flush(), FLUSH_AFTER_MS);
  }

  /** Writes what happened in one transaction: one disk flush serves many deliveries. */
  private flush(): void {
    this.flushTimer = null;
    const results = this.results;
    this.results = [];
    if (results.length > 0) transact(this.emulator.db, () => results.forEach((result) => this.record(result)));
    for (const { delivery } of results) this.inFlight.delete(delivery.id);
    this.wake();
  }

  private record({ delivery, outcomes }: Result): void {
    const { db } = this.emulator;
    const now = Date.now();
    const log = db.prepare("INSERT INTO attempts (delivery_id, at, status, response, duration_ms) VALUES (?, ?, ?, ?, ?)");
    for (const outcome of outcomes) log.run(delivery.id, now - outcome.durationMs, outcome.status, outcome.response, outcome.durationMs);
    const delivered = outcomes.some((outcome) => outcome.status !== null && outcome.status >= 200 && outcome.status < 300);
    const attempts = delivery.attempts + 1;
    const wait = delivered || outcomes.length === 0 ? null : retryDelayMs(attempts, this.retryScale);
    const state = delivered ? "delivered" : wait === null ? "failed" : "pending";
    db.prepare("UPDATE deliveries SET state = ?, attempts = ?, next_at = ? WHERE id = ?").run(state, attempts, now + (wait ?? 0), delivery.id);
  }
}
