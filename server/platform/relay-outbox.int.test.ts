import { describe, expect, it } from "vitest";
import type { TestDatabase } from "@/tests/harness/database";
import { everyTestOnDatabase } from "@/tests/harness/every-test";
import { testCtx } from "@/tests/harness/test-ctx";
import { emit, inTransaction, once } from "./outbox";
import { relayCommitted, relayOutbox } from "./relay-outbox";

let database: TestDatabase;
everyTestOnDatabase((started) => {
  database = started;
});

describe("the outbox", () => {
  it("relays an event after its transaction, with the outbox id, and only once", async () => {
    const ctx = testCtx(database.db);
    const id = await inTransaction(ctx, (tx) => emit(tx, { name: "test/thing.happened", data: { n: 1 } }));
    await ctx.settle();
    await relayOutbox(ctx);
    expect(ctx.relayed.map((event) => [event.id, event.name, event.data])).toEqual([[id, "test/thing.happened", { n: 1 }]]);
  });

  it("announces nothing when the transaction fails", async () => {
    const ctx = testCtx(database.db);
    const failing = inTransaction(ctx, async (tx) => {
      await emit(tx, { name: "test/thing.happened", data: {} });
      throw new Error("no");
    });
    await expect(failing).rejects.toThrow("no");
    await ctx.settle();
    expect(await relayOutbox(ctx)).toBe(0);
  });

  it("keeps an event that the bus refused and relays it when its lease has ended", async () => {
    let isDown = true;
    const sent: string[] = [];
    const ctx = testCtx(database.db, {
      events: {
        send: async (events) => {
          if (isDown) throw new Error("bus down");
          sent.push(...events.map((event) => event.id));
        },
      },
    });
    const id = await inTransaction(ctx, (tx) => emit(tx, { name: "test/late.happened", data: {} }));
    await ctx.settle();
    isDown = false;
    expect(await relayOutbox(ctx)).toBe(1);
    expect(sent).toEqual([id]);
  });

  it("sends the events of commits that came while it was sending together", async () => {
    const batches: string[][] = [];
    const { promise: isFree, resolve: free } = Promise.withResolvers<void>();
    const { promise: isBusy, resolve: busy } = Promise.withResolvers<void>();
    const ctx = testCtx(database.db, {
      events: {
        send: async (events) => {
          batches.push(events.map((event) => event.id));
          busy();
          await isFree;
        },
      },
    });
    const announce = () => inTransaction(ctx, (tx) => emit(tx, { name: "test/thing.happened", data: {} }));
    const first = await announce();
    await isBusy;
    const others: string[] = [];
    while (others.length < 20) others.push(await announce());
    free();
    await ctx.settle();
    expect(batches).toHaveLength(2);
    expect([batches[0], batches[1]]).toEqual([[first], others]);
    const last = await announce();
    await ctx.settle();
    expect(batches[2]).toEqual([last]);
  });

  it("goes on after a relay that failed", async () => {
    const sent: string[] = [];
    const ctx = testCtx(database.db, { events: { send: async (events) => void sent.push(...events.map((event) => event.id)) } });
    const broken = { ...ctx, db: null as never };
    await expect(relayCommitted(broken)).rejects.toThrow();
    const id = await inTransaction(ctx, (tx) => emit(tx, { name: "test/thing.happened", data: {} }));
    await ctx.settle();
    expect(sent).toEqual([id]);
  });

  it("runs a consumer's work once for an event", async () => {
    const ctx = testCtx(database.db);
    let runs = 0;
    const consume = () =>
      inTransaction(ctx, (tx) =>
        once(tx, "test-consumer", "evt_1", async () => {
          runs += 1;
          return "done";
        }),
      );
    expect([await consume(), await consume(), runs]).toEqual(["done", null, 1]);
    await ctx.settle();
  });
});
