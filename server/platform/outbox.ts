import { newId } from "@/lib/ids";
import type { JsonObject } from "@/lib/json";
import type { Ctx } from "./ctx";
import { runTransaction, type Tx } from "./db/tx";
import { relayCommitted } from "./relay-outbox";

/** A fact to announce. The name is past tense, `domain/entity.happened`; data holds ids and immutable facts only. */
export type DomainEvent<Name extends string = string, Data extends JsonObject = JsonObject> = { name: Name; data: Data };

/**
 * Runs a use case's writes in one transaction; events that it emits are stored with them and relayed after the commit.
 * When the process dies in between, the sweep relays them later: an event is announced at least once, or its cause
 * never happened.
 */
export async function inTransaction<T>(ctx: Ctx, work: (tx: Tx) => Promise<T>): Promise<T> {
  const result = await runTransaction(ctx.db, work);
  ctx.background(async () => {
    await relayCommitted(ctx);
  });
  return result;
}

/** Stores an event in the transaction that makes it true. Takes only a transaction, so it cannot be forgotten outside. */
export async function emit(tx: Tx, event: DomainEvent, correlationId?: string): Promise<string> {
  const id = newId("outboxEvent");
  await tx.outboxEvent.create({
    data: { id, name: event.name, data: event.data, correlationId: correlationId ?? null },
    select: { id: true },
  });
  return id;
}

/**
 * Runs `work` once for this consumer and event: its mark is written in the same transaction, so a second delivery,
 * however late, finds the mark and does nothing. Returns null when it had been done.
 */
export async function once<T>(tx: Tx, consumer: string, eventId: string, work: () => Promise<T>): Promise<T | null> {
  const marked = await tx.consumerMark.createMany({ data: [{ consumer, eventId }], skipDuplicates: true });
  return marked.count === 0 ? null : work();
}

