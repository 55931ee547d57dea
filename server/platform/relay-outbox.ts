import { SECOND_MS, after } from "@/lib/time";
import type { JsonObject } from "@/lib/json";
import type { Ctx } from "./ctx";

const BATCH = 50;
const LEASE_MS = 30 * SECOND_MS;

type ClaimedEvent = { id: string; name: string; data: JsonObject; createdAt: Date; correlationId: string | null };

/**
 * Sends waiting events to Inngest, oldest first, until none is left. The event's id is the outbox row's, so Inngest
 * drops a repeat; consumers are idempotent besides. A relay that dies keeps its claim for 30 s, then another takes it.
 * Returns how many were sent.
 */
export async function relayOutbox(ctx: Pick<Ctx, "db" | "clock" | "vendors" | "log">): Promise<number> {
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
