import fc from "fast-check";
import { newId } from "@/lib/ids";
import { system } from "@/server/access";
import { applyPaymentEvent, issueReceipt, placeOrder, recordWebhook, requestRefund } from "@/server/commerce";
import type { Db } from "@/server/platform/db/client";
import { makeCourse } from "@/tests/factories/make-course";
import { makeUser } from "@/tests/factories/make-user";
import { fakeShop, sign, stripeEvent } from "@/tests/harness/fake-shop";
import { testCtx, userViewer } from "@/tests/harness/test-ctx";
import { asJob, atOnce, reasonsOf } from "./at-once";
import type { Checks } from "./checks";

const PRICE = 6_900;
/** As many at the same time as there are connections: more would only wait for one. */
const WIDTH = 50;
const total = { amount: PRICE, currency: "USD" };

type Placed = { shop: ReturnType<typeof fakeShop>; orderId: string; checkoutId: string };

/** One event delivered 200 times at once, and its application asked 100 times at once. */
export async function raceWebhooks(db: Db, checks: Checks): Promise<void> {
  const { shop, orderId, checkoutId } = (await placeOrders(db, 1))[0] ?? fail();
  const ctx = testCtx(db, shop.vendors, system("bench"));
  const delivery = sign(stripeEvent.paid({ id: checkoutId, orderId, total }));
  const answers = await atOnce(Array.from({ length: 200 }, () => delivery), WIDTH, (copy) => asJob(() => recordWebhook(ctx, copy)));
  checks.equal("deliveries that were not taken", reasonsOf(answers), {});
  checks.equal("deliveries recorded of 200", answers.filter((answer) => answer.status === "fulfilled" && answer.value === "recorded").length, 1);
  await ctx.settle();
  const { id } = await db.webhookDelivery.findFirstOrThrow({ where: { subject: `pi_${checkoutId}` } });
  const applied = await atOnce(Array.from({ length: 100 }, () => id), WIDTH, (deliveryId) => asJob(() => applyPaymentEvent(ctx, { deliveryId })));
  await ctx.settle();
  checks.equal("applications of one event that failed", reasonsOf(applied), {});
  checks.equal("sales, enrollments, announcements of 100 applications", await countsOf(db, orderId), { sales: 1, grants: 1, announced: 1 });
}

/** The events of 100 orders, shuffled together, twice each, all applied at once: payment, refund, dispute, expiry. */
export async function raceEvents(db: Db, checks: Checks): Promise<void> {
  const orders = await placeOrders(db, 100);
  const deliveryIds = (await record(db, orders, eventsOf)).flat();
  const [shuffled = []] = fc.sample(fc.shuffledSubarray([...deliveryIds, ...deliveryIds], { minLength: deliveryIds.length * 2 }), { numRuns: 1, seed: 20_261_122 });
  const ctx = testCtx(db, fakeShop().vendors, system("bench"));
  const results = await atOnce(shuffled, WIDTH, (deliveryId) => asJob(() => applyPaymentEvent(ctx, { deliveryId })));
  await ctx.settle();
  checks.equal("applications that failed", reasonsOf(results), {});
  const rows = await db.order.findMany({ where: { id: { in: orders.map(({ orderId }) => orderId) } }, include: { payments: true, items: true } });
  const ends = rows.map((row) => `${row.status} ${row.payments[0]?.status} ${row.payments[0]?.refundedAmount}`);
  checks.equal("ends of 100 orders", [...new Set(ends)], ["paid partially_refunded 2000"]);
  checks.equal("events still waiting", await db.webhookDelivery.count({ where: { id: { in: deliveryIds }, NOT: { outcome: "applied" } } }), 0);
  const open = await db.grant.count({ where: { sourceId: { in: rows.flatMap((row) => row.items.map(({ id }) => id)) }, revokedAt: null } });
  checks.equal("open grants", open, 100);
  const counts = await Promise.all(orders.map(({ orderId }) => countsOf(db, orderId)));
  checks.equal("sales, grants and announcements an order", [...new Set(counts.map((count) => JSON.stringify(count)))], ['{"sales":1,"grants":1,"announced":1}']);
  const sums = await db.ledgerEntry.groupBy({ by: ["account"], where: { transaction: { orderId: { in: orders.map(({ orderId }) => orderId) } } }, _sum: { amount: true }, orderBy: { account: "asc" } });
  checks.equal("ledger", Object.fromEntries(sums.map((row) => [row.account, row._sum.amount])), {
    "income:courses": -PRICE * 100,
    "income:refunds": 2_000 * 100,
    "vendor:clearing": (PRICE - 2_000) * 100,
    "vendor:disputed": 0,
  });
}

/** Payments, and 12 refunds of each that come one after another meanwhile; each is applied once, so none may miss the other. */
export async function raceCrossings(db: Db, checks: Checks): Promise<void> {
  const recorded = await record(db, await placeOrders(db, 30), ({ orderId, checkoutId }) => [
    stripeEvent.paid({ id: checkoutId, orderId, total }),
    ...Array.from({ length: 12 }, (_, index) =>
      stripeEvent.refund("refund.updated", { id: `re_${orderId}_${index}`, paymentId: `pi_${checkoutId}`, amount: 100, status: "succeeded" }),
    ),
  ]);
  const ctx = testCtx(db, fakeShop().vendors, system("bench"));
  const apply = (deliveryId: string) => asJob(() => applyPaymentEvent(ctx, { deliveryId }));
  const results = await atOnce(recorded, 10, ([paid = "", ...refunds]) => Promise.all([apply(paid), atOnce(refunds, 1, apply)]));
  await ctx.settle();
  checks.equal("payments and refunds that failed", reasonsOf([...results, ...results.flatMap((result) => (result.status === "fulfilled" ? result.value[1] : []))]), {});
  checks.equal("refunds that wait for ever beside their payment", await db.webhookDelivery.count({ where: { id: { in: recorded.flat() }, NOT: { outcome: "applied" } } }), 0);
}

/** Receipts of 100 orders, each asked for four times at once: numbers without gaps. */
export async function raceReceipts(db: Db, checks: Checks): Promise<void> {
  const orders = await db.order.findMany({ where: { paidAt: { not: null }, totalAmount: { gt: 0 } }, take: 101, select: { id: true } });
  const ctx = testCtx(db, {}, system("bench"));
  const results = await atOnce([...orders, ...orders, ...orders, ...orders], WIDTH, ({ id }) => asJob(() => issueReceipt(ctx, { orderId: id })));
  await ctx.settle();
  checks.equal("receipts that failed", reasonsOf(results), {});
  const receipts = await db.receipt.findMany({ orderBy: { sequence: "asc" }, select: { sequence: true } });
  checks.equal("receipt numbers", receipts.map(({ sequence }) => sequence), orders.map((_, index) => index + 1));
}

/** 50 refunds of 10 dollars at once on an order of 69: six fit. */
export async function raceRefunds(db: Db, checks: Checks): Promise<void> {
  const { shop, orderId, checkoutId } = (await placeOrders(db, 1))[0] ?? fail();
  const ctx = testCtx(db, shop.vendors, system("bench"));
  await recordWebhook(ctx, sign(stripeEvent.paid({ id: checkoutId, orderId, total })));
  const { id } = await db.webhookDelivery.findFirstOrThrow({ where: { subject: `pi_${checkoutId}` } });
  await applyPaymentEvent(ctx, { deliveryId: id });
  const admin = await makeUser(db, { roles: ["admin"] });
  const asAdmin = ctx.as(userViewer({ userId: admin.id, roles: ["admin"] }));
  const ask = (idempotencyKey: string) => requestRefund(asAdmin, { orderId, amount: 1_000, reason: "en carrera", idempotencyKey });
  const results = await Promise.allSettled(Array.from({ length: 50 }, () => ask(newId("refund"))));
  checks.equal("refunds of 10 dollars accepted on an order of 69", results.filter(({ status }) => status === "fulfilled").length, 6);
  await ctx.settle();
}

async function placeOrders(db: Db, count: number): Promise<Placed[]> {
  const { course } = await makeCourse(db);
  return Promise.all(
    Array.from({ length: count }, async () => {
      const shop = fakeShop();
      const user = await makeUser(db);
      const ctx = testCtx(db, shop.vendors, userViewer({ userId: user.id }));
      const { orderId } = await placeOrder(ctx, { courseSlug: course.slug, expectedAmount: PRICE, expectedCurrency: "USD", locale: "es", idempotencyKey: newId("order") });
      return { shop, orderId, checkoutId: `cs_${orderId}` };
    }),
  );
}

/** Records the events of every order; returns the ids of what was recorded, order by order. */
async function record(db: Db, orders: readonly Placed[], eventsFor: (order: Placed) => ReturnType<typeof eventsOf>): Promise<string[][]> {
  const recorded: string[][] = [];
  for (const order of orders) {
    const ctx = testCtx(db, order.shop.vendors, system("bench"));
    const ids: string[] = [];
    for (const event of eventsFor(order)) {
      await recordWebhook(ctx, sign(event));
      const { id } = await db.webhookDelivery.findFirstOrThrow({ where: { externalId: event.id }, select: { id: true } });
      ids.push(id);
    }
    recorded.push(ids);
    await ctx.settle();
  }
  return recorded;
}

function eventsOf({ orderId, checkoutId }: Placed) {
  const paymentId = `pi_${checkoutId}`;
  const refund = { id: `re_${orderId}`, paymentId, amount: 2_000 };
  const dispute = { id: `dp_${orderId}`, paymentId, amount: PRICE };
  return [
    stripeEvent.paid({ id: checkoutId, orderId, total }),
    stripeEvent.failed(paymentId, orderId),
    stripeEvent.refund("refund.created", { ...refund, status: "pending" }),
    stripeEvent.refund("refund.updated", { ...refund, status: "succeeded" }),
    stripeEvent.refundedTotal(paymentId, 2_000),
    stripeEvent.dispute("charge.dispute.created", { ...dispute, status: "needs_response" }),
    stripeEvent.dispute("charge.dispute.closed", { ...dispute, status: "won" }),
  ];
}

async function countsOf(db: Db, orderId: string) {
  const [items, sales, announced] = await Promise.all([
    db.orderItem.findMany({ where: { orderId }, select: { id: true } }),
    db.ledgerTransaction.count({ where: { orderId, kind: "sale" } }),
    db.outboxEvent.count({ where: { name: "commerce/order.paid", data: { path: ["orderId"], equals: orderId } } }),
  ]);
  const ids = items.map(({ id }) => id);
  const grants = await db.grant.count({ where: { OR: ids.map((id) => ({ sourceId: { startsWith: id } })) } });
  return { sales, grants, announced };
}

function fail(): never {
  throw new Error("no order was placed");
}
