import { SECOND_MS, after } from "@/lib/time";
import type { JsonObject } from "@/lib/json";
import type { Ctx } from "./ctx";

const BATCH = 50;
const LEASE_MS = 30 * SECOND_MS;

type RelayCtx = Pick<Ctx, "db" | "clock" | "vendors" | "log">;
type Turn = { running: Promise<number>; waiting: Promise<number> | null };
/** The relays of this process, by where they send to. */
const turns = new WeakMap<Ctx["vendors"]["events"], Turn>();

/**
 * Relays what has just been committed. One relay of a process runs and at most one waits behind it: commits that come
 * meanwhile share the waiting one, which begins after all of them and sends their events together. Resolves when the
 * caller's events were sent, or left to the sweep.
 */
export function relayCommitted(ctx: RelayCtx): Promise<number> {
  const turn = turns.get(ctx.vendors.events);
  if (!turn) return begin(ctx);
  turn.waiting ??= turn.running.catch(() => 0).then(() => begin(ctx));
  return turn.waiting;
}

function begin(ctx: RelayCtx): Promise<number> {
  const { events } = ctx.vendors;
  const turn: Turn = {
    waiting: null,
    running: relayOutbox(ctx).finally(() => {
      if (turn.waiting === null) turns.delete(events);
    }),
  };
  turns.set(events, turn);
  return turn.running;
}

type ClaimedEvent = { id: string; name: string; data: JsonObject; createdAt: Date; correlationId: string | null };

/**
 * Sends waiting events to Inngest, oldest first, until none is left. The event's id is the outbox row's, so Inngest
 * drops a repeat; consumers are idempotent besides. A relay that dies keeps its claim for 30 s, then another takes it.
 * Returns how many were sent.
 */
export async function relayOutbox(ctx: RelayCtx): Promise<number> {
  let sent = 0;
  for (;;) {
    const events = await claim(ctx);
    if (events.length === 0) return sent;
    try {
      await ctx.vendors.events.send(events);
    } catch (error) {
      ctx.log.warn({ err: error, count: events.length }, "events could not be relayed; the sweep will");
      await release(ctx, events, error);
      return sent;
    }
    await ctx.db.outboxEvent.updateMany({
      where: { id: { in: events.map((event) => event.id) } },
      data: { relayedAt: ctx.clock.now(), leasedUntil: null },
    });
    sent += events.length;
    if (events.length < BATCH) return sent;
  }
}

async function claim({ db, clock }: Pick<Ctx, "db" | "clock">): Promise<ClaimedEvent[]> {
  const now = clock.now();
  const leasedUntil = after(now, LEASE_MS);
  const rows = await db.$queryRaw<ClaimedEvent[]>`
    UPDATE "OutboxEvent" SET "leasedUntil" = ${leasedUntil}, "attempts" = "attempts" + 1
    WHERE "id" IN (
      SELECT "id" FROM "OutboxEvent"
      WHERE "relayedAt" IS NULL AND ("leasedUntil" IS NULL OR "leasedUntil" < ${now})
      ORDER BY "createdAt", "id" LIMIT ${BATCH} FOR UPDATE SKIP LOCKED
    )
    RETURNING "id", "name", "data", "createdAt", "correlationId"`;
  return rows.sort((a, b) => a.createdAt.getTime() - b.createdAt.getTime() || (a.id < b.id ? -1 : 1));
}

async function release({ db }: Pick<Ctx, "db">, events: ClaimedEvent[], error: unknown): Promise<void> {
  await db.outboxEvent.updateMany({
    where: { id: { in: events.map((event) => event.id) } },
    data: { leasedUntil: null, lastError: error instanceof Error ? error.message.slice(0, 500) : "unknown" },
  });
}
