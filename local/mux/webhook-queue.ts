import { createHmac, randomUUID } from "node:crypto";
import type { DatabaseSync } from "node:sqlite";
import { z } from "zod";
import type { FaultPlan } from "../kit/faults.ts";

const deliveryRow = z.object({
  seq: z.int(),
  event_id: z.string(),
  type: z.string(),
  body: z.string(),
  status: z.enum(["pending", "delivered", "failed"]),
  attempts: z.int(),
  held: z.int(),
  next_at: z.int(),
  created_at: z.int(),
  last_result: z.string().nullable(),
});
export type DeliveryRow = z.output<typeof deliveryRow>;

const giveUpAfterMs = 24 * 60 * 60 * 1_000;
const longestWaitMs = 60_000;
const answerWithinMs = 5_000;

type Options = { db: DatabaseSync; secret: string; target: string; faults: FaultPlan };

/**
 * Durable queue of webhooks. An event recorded in the same transaction as the change that it announces is
 * sent at least once: any answer but a 2xx, or none in five seconds, is retried with growing waits for 24 hours, as
 * Mux does. Signed as described at https://docs.mux.com/docs/core/verify-webhook-signatures: the header
 * `mux-signature: t=<seconds>,v1=<hex>` is an HMAC-SHA256 of `<t>.<body>`, fresh at each attempt.
 */
export class WebhookQueue {
  private readonly options: Options;
  private timer: NodeJS.Timeout | null = null;
  private pumping: Promise<void> | null = null;
  private woken = false;
  private closed = false;
  private readonly aborter = new AbortController();

  constructor(options: Options) {
    this.options = options;
  }

  /** Stores an event to be sent. Call inside the transaction that makes the change; then `wake` after commit. */
  record(type: string, object: { type: string; id: string }, data: Record<string, unknown>): void {
    const eventId = randomUUID();
    const now = Date.now();
    const body = JSON.stringify({
      type,
      request_id: null,
      object,
      id: eventId,
      environment: { name: "Local", id: "local" },
      data,
      created_at: new Date(now).toISOString().replace("Z", "000Z"),
      attempts: [],
      accessor: null,
      accessor_source: null,
    });
    this.options.db
      .prepare("INSERT INTO deliveries (event_id, type, body, status, next_at, created_at) VALUES (?, ?, ?, 'pending', ?, ?)")
      .run(eventId, type, body, now, now);
  }

  wake(): void {
    this.woken = true;
    this.pumping ??= this.pump().finally(() => {
      this.pumping = null;
      // A wake that came after the last look at the queue would otherwise be lost.
      if (this.woken && !this.closed) this.wake();
    });
  }

  list(limit: number): DeliveryRow[] {
    return z.array(deliveryRow).parse(this.options.db.prepare("SELECT * FROM deliveries ORDER BY seq DESC LIMIT ?").all(limit));
  }

  /** Sends an event again now, whatever happened to it before. */
  redeliver(eventId: string): boolean {
    const { changes } = this.options.db
      .prepare("UPDATE deliveries SET status = 'pending', next_at = ?, held = 0 WHERE event_id = ?")
      .run(Date.now(), eventId);
    this.wake();
    return changes > 0;
  }

  async close(): Promise<void> {
    this.closed = true;
    if (this.timer) clearTimeout(this.timer);
    this.aborter.abort();
    await this.pumping;
  }

  private async pump(): Promise<void> {
    while (this.woken && !this.closed) {
      this.woken = false;
      for (let due = this.nextDue(); due && !this.closed; due = this.nextDue()) await this.attempt(due);
    }
    this.sleepUntilNext();
  }

  private nextDue(): DeliveryRow | null {
    const row = this.options.db
      .prepare("SELECT * FROM deliveries WHERE status = 'pending' AND next_at <= ? ORDER BY seq LIMIT 1")
      .get(Date.now());
    return row ? deliveryRow.parse(row) : null;
  }

  private sleepUntilNext(): void {
    if (this.closed) return;
    if (this.timer) clearTimeout(this.timer);
    const row = this.options.db.prepare("SELECT MIN(next_at) AS at FROM deliveries WHERE status = 'pending'").get();
    const at = z.object({ at: z.int().nullable() }).parse(row).at;
    if (at === null) return;
    this.timer = setTimeout(() => this.wake(), Math.max(0, at - Date.now()));
    this.timer.unref();
  }

  private async attempt(row: DeliveryRow): Promise<void> {
    const verdict = this.options.faults.judge("delivery", row.type);
    if (verdict.delayMs > 0 && row.held === 0) return this.hold(row, verdict.delayMs);
    if (verdict.drop) return this.settle(row, "lost on the way (injected fault)");
    if (verdict.errorStatus !== null) return this.settle(row, `answered ${verdict.errorStatus} (injected fault)`);
    let result = "";
    for (let copy = 0; copy < verdict.copies; copy++) result = await this.post(row);
    this.settle(row, result);
  }

  private hold(row: DeliveryRow, delayMs: number): void {
    this.options.db.prepare("UPDATE deliveries SET held = 1, next_at = ? WHERE seq = ?").run(Date.now() + delayMs, row.seq);
  }

  private async post(row: DeliveryRow): Promise<string> {
    const timestamp = Math.floor(Date.now() / 1_000);
    const signature = createHmac("sha256", this.options.secret).update(`${timestamp}.${row.body}`).digest("hex");
    try {
      const response = await fetch(this.options.target, {
        method: "POST",
        headers: { "content-type": "application/json", "mux-signature": `t=${timestamp},v1=${signature}`, "user-agent": "Mux Webhooks (local)" },
        body: row.body,
        redirect: "manual",
        signal: AbortSignal.any([this.aborter.signal, AbortSignal.timeout(answerWithinMs)]),
      });
      await response.body?.cancel();
      return response.ok ? "delivered" : `answered ${response.status}`;
    } catch (error) {
      return error instanceof Error ? `${error.message}${error.cause instanceof Error ? `: ${error.cause.message}` : ""}` : String(error);
    }
  }

  private settle(row: DeliveryRow, result: string): void {
    // Closing aborts the request in flight: the event stays due and is sent after the next start.
    if (this.closed && result !== "delivered") return;
    const attempts = row.attempts + 1;
    const waitMs = Math.min(longestWaitMs, 1_000 * 2 ** Math.min(row.attempts, 10));
    const nextAt = Date.now() + waitMs;
    const status = result === "delivered" ? "delivered" : nextAt - row.created_at > giveUpAfterMs ? "failed" : "pending";
    this.options.db
      .prepare("UPDATE deliveries SET status = ?, attempts = ?, next_at = ?, held = 0, last_result = ? WHERE seq = ?")
      .run(status, attempts, nextAt, result, row.seq);
  }
}
