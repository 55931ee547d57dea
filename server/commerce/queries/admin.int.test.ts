import pg from "pg";
import { expect, it, vi } from "vitest";
import { newId } from "@/lib/ids";
import { DAY_MS, MINUTE_MS } from "@/lib/time";
import { makeUser } from "@/tests/factories/make-user";
import type { TestDatabase } from "@/tests/harness/database";
import { everyTestOnDatabase } from "@/tests/harness/every-test";
import { stripeEvent } from "@/tests/harness/fake-shop";
import { runJobs } from "@/tests/harness/run-jobs";
import { shopScene } from "@/tests/harness/shop-scene";
import { userViewer } from "@/tests/harness/test-ctx";
import { setTestEnv } from "@/tests/harness/test-env";
import { requestRefund } from "../use-cases/request-refund";
import { getPaymentsOverview } from "./admin";
import { getOrder } from "./admin-order";
import { listOwnOrders } from "./buyer";

setTestEnv();
let database: TestDatabase;
everyTestOnDatabase((started) => {
  database = started;
});

it("tells the month's money as the ledger has it: a refund that the bank sent back is none", async () => {
  const scene = await shopScene(database);
  await scene.pay();
  const admin = await makeUser(database.db, { roles: ["admin"] });
  const adminCtx = scene.ctx.as(userViewer({ userId: admin.id, roles: ["admin"] }));
  const settleRefund = async (amount: number, serial: number, status: "succeeded" | "failed", refundId: string) =>
    scene.deliver(stripeEvent.refund(status === "failed" ? "refund.failed" : "refund.updated", { id: `re_${serial}`, paymentId: scene.paymentId, amount, status, refundId }));
  const ask = async (amount: number, serial: number) => {
    const { refundId } = await requestRefund(adminCtx, { orderId: scene.orderId, amount, reason: "Se equivocó", idempotencyKey: `overview_${serial}` });
    scene.shop.state.refundAnswer = { externalId: `re_${serial}`, status: "pending" };
    await runJobs(scene.ctx);
    return refundId;
  };
  const kept = await ask(1_900, 1);
  await settleRefund(1_900, 1, "succeeded", kept);
  const returned = await ask(1_000, 2);
  await settleRefund(1_000, 2, "succeeded", returned);
  expect((await getPaymentsOverview(adminCtx)).refunded).toEqual([{ currency: "USD", amount: 2_900 }]);
  await settleRefund(1_000, 2, "failed", returned);

  const overview = await getPaymentsOverview(adminCtx);
  expect(overview.sold).toEqual([{ currency: "USD", amount: 6_900, orders: 1 }]);
  expect(overview.refunded).toEqual([{ currency: "USD", amount: 1_900 }]);

  adminCtx.clock.advance(31 * DAY_MS);
  expect(await getPaymentsOverview(adminCtx)).toMatchObject({ sold: [], refunded: [] });
  await expect(getPaymentsOverview(scene.ctx)).rejects.toMatchObject({ kind: "forbidden" });
});

it("tells of one order what happened, in its order, to administrators and in their part to its buyer", async () => {
  const scene = await shopScene(database);
  const { orderId, adminCtx } = { ...scene, adminCtx: scene.ctx.as(userViewer({ userId: (await makeUser(database.db, { roles: ["admin"] })).id, roles: ["admin"] })) };
  const own = async () => (await listOwnOrders(scene.ctx, {})).items;
  const kinds = async () => (await getOrder(adminCtx, { orderId })).timeline.map(({ kind }) => kind);
  expect(await kinds()).toEqual(["placed"]);
  expect(await own()).toMatchObject([{ id: orderId, status: "pending", refundedAmount: 0, receipt: null, creditNotes: [], refundUnderWay: false }]);

  scene.ctx.clock.advance(MINUTE_MS);
  await scene.pay();
  expect((await kinds()).toSorted()).toEqual(["enrolled", "paid", "placed", "receipt"]);

  scene.ctx.clock.advance(MINUTE_MS);
  scene.shop.state.refundAnswer = { externalId: "re_part", status: "pending" };
  const { refundId } = await requestRefund(adminCtx, { orderId, amount: 1_900, reason: "Se equivocó", idempotencyKey: `story_${orderId}` });
  await runJobs(scene.ctx);
  expect(await own()).toMatchObject([{ status: "paid", refundedAmount: 0, refundUnderWay: true }]);

  scene.ctx.clock.advance(MINUTE_MS);
  await scene.deliver(stripeEvent.refund("refund.updated", { id: "re_part", paymentId: scene.paymentId, amount: 1_900, status: "succeeded", refundId }));
  const [mine] = await own();
  expect(mine).toMatchObject({ refundedAmount: 1_900, refundUnderWay: false, courseSlug: scene.course.slug, courseTitle: scene.course.title });
  expect(mine?.creditNotes).toHaveLength(1);

  scene.ctx.clock.advance(MINUTE_MS);
  await scene.deliver(stripeEvent.dispute("charge.dispute.created", { id: `dp_${orderId}`, paymentId: scene.paymentId, amount: 5_000, status: "needs_response" }));
  const order = await getOrder(adminCtx, { orderId });
  expect(order.timeline.map(({ at }) => at.getTime())).toEqual(order.timeline.map(({ at }) => at.getTime()).toSorted((a, b) => a - b));
  const told = Object.fromEntries(order.timeline.map((entry) => [entry.kind, entry]));
  expect(order.timeline).toHaveLength(8);
  expect(told).toMatchObject({
    placed: { detail: order.number, amount: 6_900 },
    paid: { detail: scene.paymentId, amount: 6_900 },
    enrolled: {},
    receipt: { detail: mine?.receipt?.number },
    refund: { detail: "Se equivocó", state: "succeeded", amount: 1_900 },
    credit_note: { detail: mine?.creditNotes[0]?.number, amount: 1_900 },
    access_closed: { state: "dispute" },
    dispute: { detail: `dp_${orderId}`, amount: 5_000 },
  });
  expect(order).toMatchObject({ totalAmount: 6_900, refundedAmount: 1_900, creditNotes: mine?.creditNotes, receipt: mine?.receipt, payment: { provider: "stripe", externalId: scene.paymentId }, viewerCan: { refund: true } });
  for (const { entries } of order.ledger) expect(entries.reduce((sum, { amount }) => sum + amount, 0)).toBe(0);
  expect(order.deliveries.map(({ outcome }) => outcome)).toEqual(["applied", "applied", "applied"]);
});

it("leaves out a buyer's orders that ended unpaid, and pages through the rest once", async () => {
  const scene = await shopScene(database);
  const userId = scene.user.id;
  const row = (index: number, fields: object) => ({ id: newId("order"), number: `CR-9${index}`, userId, currency: "USD", totalAmount: 100, locale: "es", idempotencyKey: `own_${userId}_${index}`, ...fields });
  await database.db.order.createMany({ data: Array.from({ length: 24 }, (_, index) => row(index, { status: "paid", paidAt: scene.ctx.clock.now() })) });
  await database.db.order.createMany({ data: [row(90, { status: "expired" }), row(91, { status: "cancelled" })] });
  const first = await listOwnOrders(scene.ctx, {});
  const second = await listOwnOrders(scene.ctx, { cursor: String(first.nextCursor) });
  expect([first.items.length, second.items.length, second.nextCursor]).toEqual([20, 5, null]);
  const seen = [...first.items, ...second.items].map(({ id }) => id);
  expect(seen).toEqual([...new Set(seen)].toSorted().reverse());
  expect(seen).toContain(scene.orderId);
  await expect(getOrder(scene.ctx, { orderId: scene.orderId })).rejects.toMatchObject({ kind: "forbidden" });
});

it("tells of an order one moment, though a refund is settled while it is read", async () => {
  const scene = await shopScene(database);
  await scene.pay();
  const adminCtx = scene.ctx.as(userViewer({ userId: (await makeUser(database.db, { roles: ["admin"] })).id, roles: ["admin"] }));
  const { refundId } = await requestRefund(adminCtx, { orderId: scene.orderId, amount: 6_900, reason: "Se equivocó", idempotencyKey: `torn_${scene.orderId}` });
  await runJobs(scene.ctx);
  const settle = (): Promise<unknown> =>
    scene.deliver(stripeEvent.refund("refund.updated", { id: `re_${refundId}`, paymentId: scene.paymentId, amount: 6_900, status: "succeeded", refundId }));

  const order = await settlingWhileRead(settle, () => getOrder(adminCtx, { orderId: scene.orderId }));
  const refund = order.timeline.find(({ kind }) => kind === "refund");
  expect({ order: order.status, refund: refund?.state, isClosed: order.timeline.some(({ kind }) => kind === "access_closed") }).toEqual({
    order: "paid",
    refund: "pending",
    isClosed: false,
  });
  expect(await getOrder(adminCtx, { orderId: scene.orderId })).toMatchObject({ status: "refunded", refundableAmount: 0 });
});

/** Stores what `settle` does between the order's statement and the next one of `read`; if they are of one transaction, after it. */
async function settlingWhileRead<T>(settle: () => Promise<unknown>, read: () => Promise<T>): Promise<T> {
  const original: (...args: unknown[]) => Promise<unknown> | undefined = pg.Client.prototype.query;
  let settling: Promise<unknown> | null = null;
  let isTogether = false;
  const afterwards = async (answer: () => unknown): Promise<void> => {
    settling = settle();
    if (!isTogether) await settling;
    answer();
  };
  const query = vi.spyOn(pg.Client.prototype, "query").mockImplementation(function (this: pg.Client, ...args: unknown[]) {
    const text = JSON.stringify(args[0]);
    if (settling !== null || !/BEGIN|FROM .{1,20}Order\W/.test(text)) return original.apply(this, args);
    isTogether ||= text.includes("BEGIN");
    const given = args.at(-1);
    // A pool hands its client a callback; a transaction awaits a promise.
    if (text.includes("FROM") && typeof given === "function") return original.apply(this, args.with(-1, (...answer: unknown[]) => void afterwards(() => given(...answer))));
    const answered = original.apply(this, args);
    if (text.includes("FROM")) settling = settle();
    return answered;
  });
  try {
    return await read();
  } finally {
    await settling;
    query.mockRestore();
  }
}
