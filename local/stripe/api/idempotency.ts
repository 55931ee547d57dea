import { createHash } from "node:crypto";
import type { DatabaseSync } from "node:sqlite";

/** Answers are kept for longer than the 24 hours that Stripe promises. */
const KEEP_MS = 30 * 3_600_000;

export type StoredAnswer = { fingerprint: string; requestId: string; status: number; body: string };

/** Answers kept under idempotency keys (https://docs.stripe.com/api/idempotent_requests). */
export class IdempotencyTable {
  /** Keys whose first request has not been answered yet. */
  readonly running = new Set<string>();

  constructor(private readonly db: DatabaseSync) {}

  find(key: string): StoredAnswer | null {
    const row = this.db.prepare("SELECT fingerprint, request_id, status, body FROM idempotency WHERE key = ?").get(key);
    if (row === undefined) return null;
    return { fingerprint: String(row.fingerprint), requestId: String(row.request_id), status: Number(row.status), body: String(row.body) };
  }

  store(key: string, answer: StoredAnswer): void {
    this.db
      .prepare("INSERT INTO idempotency (key, fingerprint, request_id, status, body, stored_at) VALUES (?, ?, ?, ?, ?, ?)")
      .run(key, answer.fingerprint, answer.requestId, answer.status, answer.body, Date.now());
  }

  /** Drops answers that are older than the promise. */
  prune(): void {
    this.db.prepare("DELETE FROM idempotency WHERE stored_at < ?").run(Date.now() - KEEP_MS);
  }
}

/** What two requests with one key must have in common. */
export function fingerprintOf(method: string, path: string, body: string): string {
  return createHash("sha256").update(`${method} ${path}\n${body}`).digest("hex");
}
