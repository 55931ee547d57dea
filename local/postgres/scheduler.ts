import type { PGlite } from "@electric-sql/pglite";
import { runBatch, type BatchResult } from "./backend.ts";
import type { Batch, Connection } from "./connection.ts";
import { cString, encodeMessage, errorResponse, readyForQuery, type TransactionStatus } from "./wire.ts";

export type SchedulerOptions = {
  db: PGlite;
  /** How long a client may sit in an open transaction while others wait for the backend. */
  idleInTransactionMs: number;
  onCrash(error: unknown): void;
};

/**
 * Shares one backend among the connections. The backend belongs to a connection from the first
 * message of a transaction (or of an unfinished pipeline) to its end; the others wait in order.
 */
export class Scheduler {
  private readonly waiting = new Set<Connection>();
  private readonly leaving = new Set<Connection>();
  private readonly known = new Set<Connection>();
  private owner: Connection | null = null;
  private ownerStatus: TransactionStatus | null = "idle";
  private running: Connection | null = null;
  private unnamedOf: Connection | null = null;
  private pumping: Promise<void> | null = null;
  private idleTimer: NodeJS.Timeout | null = null;

  constructor(private readonly options: SchedulerOptions) {}

  join(connection: Connection): void {
    this.known.add(connection);
  }

  submit(connection: Connection): void {
    if (connection === this.owner) this.stopIdleTimer();
    this.waiting.add(connection);
    this.pump();
  }

  /** Rolls back and forgets what the connection left in the backend. */
  leave(connection: Connection): void {
    this.waiting.delete(connection);
    if (!this.known.delete(connection)) return;
    this.leaving.add(connection);
    this.pump();
  }

  /** Answers a statement that still waits as cancelled. One that runs cannot be interrupted. */
  cancel(connection: Connection): void {
    const [first] = connection.batches;
    if (connection === this.owner || !first?.endsInSync) return;
    connection.batches.shift();
    if (connection.batches.length === 0) this.waiting.delete(connection);
    const error = errorResponse({ severity: "ERROR", code: "57014", message: "canceling statement due to user request" });
    connection.write(Buffer.concat([error, readyForQuery("idle")]));
  }

  /** Whether the connection neither waits for an answer nor holds the backend. */
  isIdle(connection: Connection): boolean {
    return connection !== this.owner && connection !== this.running && connection.batches.length === 0;
  }

  /** Resolves when nothing runs and nothing is left to clean up. */
  async settle(): Promise<void> {
    this.stopIdleTimer();
    while (this.pumping) await this.pumping;
  }

  private pump(): void {
    if (this.pumping) return;
    this.pumping = this.drain().then(
      () => {
        this.pumping = null;
        this.watchIdleOwner();
      },
      (error: unknown) => this.options.onCrash(error),
    );
  }

  private async drain(): Promise<void> {
    for (;;) {
      const gone = this.pickLeaving();
      const connection = gone ? null : this.pickWaiting();
      if (gone) await this.cleanUp(gone);
      else if (connection) await this.runNext(connection);
      else return;
      // Lets answers out and other clients' messages in.
      await new Promise((resolve) => setImmediate(resolve));
    }
  }

  private pickLeaving(): Connection | null {
    if (this.owner) return this.leaving.has(this.owner) ? this.owner : null;
    return first(this.leaving);
  }

  private pickWaiting(): Connection | null {
    if (this.owner) return this.owner.batches.length > 0 ? this.owner : null;
    return first(this.waiting);
  }

  private async runNext(connection: Connection): Promise<void> {
    const batch = connection.batches.shift();
    this.waiting.delete(connection);
    if (!batch) return;
    this.running = connection;
    const result = await this.run(connection, batch);
    this.running = null;
    this.ownerStatus = result.status;
    this.owner = result.status === "idle" ? null : connection;
    connection.write(Buffer.concat(result.messages));
    if (connection.batches.length > 0) this.waiting.add(connection);
  }

  private async run(connection: Connection, batch: Batch): Promise<BatchResult> {
    const parse = batch.needsUnnamed && this.unnamedOf !== connection ? connection.statements.unnamedParse : null;
    if (batch.preparesUnnamed || parse) this.unnamedOf = connection;
    if (!parse) return runBatch(this.options.db, batch.bytes, batch.endsInSync);
    const result = await runBatch(this.options.db, Buffer.concat([parse, batch.bytes]), batch.endsInSync);
    const [answer] = result.messages;
    const isParseComplete = answer?.[0] === "1".charCodeAt(0);
    return isParseComplete ? { ...result, messages: result.messages.slice(1) } : result;
  }

  private async cleanUp(connection: Connection): Promise<void> {
    this.leaving.delete(connection);
    if (this.unnamedOf === connection) this.unnamedOf = null;
    if (this.owner === connection) {
      this.stopIdleTimer();
      if (this.ownerStatus === null) await runBatch(this.options.db, encodeMessage("S"), true);
      await this.runSql("rollback");
      this.owner = null;
      this.ownerStatus = "idle";
    }
    await runBatch(this.options.db, connection.statements.closeAll(), true);
    // Settings, temporary tables and session locks are the backend's, so they are everyone's: they
    // are forgotten when nobody is left to rely on them.
    if (this.known.size === 0) await this.runSql("discard all");
  }

  private async runSql(sql: string): Promise<void> {
    await runBatch(this.options.db, encodeMessage("Q", cString(sql)), true);
  }

  private watchIdleOwner(): void {
    const { owner } = this;
    if (!owner || this.waiting.size === 0 || this.idleTimer) return;
    this.idleTimer = setTimeout(() => {
      this.idleTimer = null;
      if (owner.batches.length > 0) return;
      owner.fail({
        severity: "FATAL",
        code: "25P03",
        message: `terminating connection: it was idle in a transaction for ${this.options.idleInTransactionMs} ms while others waited`,
        hint: "The local Postgres runs one transaction at a time. Inside a transaction, use only its own connection, and wait for nothing slow.",
      });
    }, this.options.idleInTransactionMs);
  }

  private stopIdleTimer(): void {
    if (this.idleTimer) clearTimeout(this.idleTimer);
    this.idleTimer = null;
  }
}

function first<T>(set: ReadonlySet<T>): T | null {
  for (const item of set) return item;
  return null;
}
