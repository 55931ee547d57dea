import { describe, expect, it } from "vitest";
import { makeUser } from "@/tests/factories/make-user";
import type { TestDatabase } from "@/tests/harness/database";
import { everyTestOnDatabase } from "@/tests/harness/every-test";
import { stripeEvent } from "@/tests/harness/fake-shop";
import { runJobs } from "@/tests/harness/run-jobs";
import { shopScene } from "@/tests/harness/shop-scene";
import { TEST_NOW, userViewer } from "@/tests/harness/test-ctx";
import { setTestEnv } from "@/tests/harness/test-env";
import { getPaymentsOverview } from "../queries/admin";
import { confirmOrder } from "./confirm-order";
import { expireOrders } from "./expire-orders";
import { reconcilePayments } from "./reconcile-payments";
import { requestReconciliation } from "./request-reconciliation";

setTestEnv();
let database: TestDatabase;
everyTestOnDatabase((started) => {
  database = started;
});

const HOURS_LATER = new Date(TEST_NOW.getTime() + 3 * 3_600_000);

async function reconcile(scene: Awaited<ReturnType<typeof shopScene>>) {
  const admin = await makeUser(database.db, { roles: ["admin"] });
  const ctx = scene.ctx.as(userViewer({ userId: admin.id, roles: ["admin"] }));
  scene.ctx.clock.set(HOURS_LATER);
  await requestReconciliation(ctx, { hours: 24 });
  await runJobs(scene.ctx);
  return (await getPaymentsOverview(ctx)).lastReconciliation;
}

describe("reconciliation", () => {
  it("finds a paid checkout whose webhook never came, enrols its buyer and says so", async () => {
    const scene = await shopScene(database);
    scene.shop.pay(scene.checkoutId);
    expect(await reconcile(scene)).toMatchObject({ checked: 1, recovered: 1, finishedAt: HOURS_LATER });
    expect(await scene.enrollments()).toMatchObject([{ status: "active" }]);
    expect(await scene.balances()).toEqual({ "vendor:clearing": 6_900, "income:courses": -6_900 });
    expect(await database.db.receipt.count({ where: { orderId: scene.orderId } })).toBe(1);
    // The webhook comes after all.
    const checkout = scene.shop.checkouts.get(scene.checkoutId);
    await scene.deliver(stripeEvent.paid({ id: scene.checkoutId, orderId: scene.orderId, total: { amount: 6_900, currency: "USD" }, paymentId: checkout?.paymentId ?? null }));
    expect(await scene.balances()).toEqual({ "vendor:clearing": 6_900, "income:courses": -6_900 });
    expect(scene.shop.mails).toHaveLength(1);
  });

  it("reports what it cannot settle and settles nothing below the price", async () => {
    const scene = await shopScene(database);
    const paid = scene.shop.pay(scene.checkoutId);
    scene.shop.checkouts.set(scene.checkoutId, { ...paid, total: { amount: 100, currency: "USD" } });
    const report = await reconcile(scene);
    expect(report?.problems).toContainEqual(expect.objectContaining({ kind: "contradiction", orderId: scene.orderId, detail: expect.stringContaining("100 USD") }));
    expect(await scene.enrollments()).toEqual([]);
  });

  it("reports an order that we count as paid and the vendor does not", async () => {
    const scene = await shopScene(database);
    await scene.pay();
    scene.shop.checkouts.delete(scene.checkoutId);
    scene.ctx.clock.set(HOURS_LATER);
    expect((await reconcile(scene))?.problems).toContainEqual(expect.objectContaining({ kind: "unpaid_at_vendor", orderId: scene.orderId }));
  });
});

describe("reconciliation of what is not ours to settle", () => {
  it("reports a paid checkout of an order that there is not, and passes over one that names none", async () => {
    const scene = await shopScene(database);
    const open = scene.shop.checkouts.get(scene.checkoutId);
    if (!open) throw new Error("the scene opened no checkout");
    scene.shop.checkouts.set("cs_strange", { ...open, id: "cs_strange", orderId: "ord_nowhere", status: "paid", paymentId: "pi_strange" });
    scene.shop.checkouts.set("cs_nameless", { ...open, id: "cs_nameless", orderId: null, status: "paid", paymentId: "pi_nameless" });
    const report = await reconcile(scene);
    expect(report).toMatchObject({ checked: 3, recovered: 0 });
    const ours = report?.problems.filter(({ reference }) => ["cs_strange", "cs_nameless", scene.checkoutId].includes(reference));
    expect(ours).toEqual([{ kind: "unknown_order", reference: "cs_strange", orderId: null, detail: "there is no order ord_nowhere" }]);
    expect(await database.db.webhookDelivery.count({ where: { externalId: { startsWith: "asked:cs_strange" } } })).toBe(0);
  });

  it("tries waiting events again, and gives them to a person after an hour", async () => {
    const scene = await shopScene(database);
    const early = stripeEvent.refundedTotal("pi_of_nobody", 500);
    await scene.deliver(early);
    const waits = { kind: "waiting_event", reference: early.id, orderId: null };
    const problemsAt = async (minutes: number) => {
      const admin = await makeUser(database.db, { roles: ["admin"] });
      const ctx = scene.ctx.as(userViewer({ userId: admin.id, roles: ["admin"] }));
      scene.ctx.clock.set(new Date(TEST_NOW.getTime() + minutes * 60_000));
      const { reconciliationId } = await requestReconciliation(ctx, { hours: 24 });
      await runJobs(scene.ctx);
      return (await database.db.reconciliation.findUniqueOrThrow({ where: { id: reconciliationId } })).problems;
    };
    expect(await problemsAt(30)).not.toContainEqual(expect.objectContaining(waits));
    expect(await problemsAt(61)).toContainEqual(expect.objectContaining(waits));
    expect(await database.db.webhookDelivery.findFirstOrThrow({ where: { externalId: early.id } })).toMatchObject({ processedAt: null });
  });

  it("is done by our jobs, for a request that there is", async () => {
    const scene = await shopScene(database);
    await expect(reconcilePayments(scene.systemCtx, { reconciliationId: "rcn_nothing" })).rejects.toMatchObject({ kind: "not_found" });
    await expect(reconcilePayments(scene.ctx, { reconciliationId: "rcn_nothing" })).rejects.toMatchObject({ kind: "not_found" });
  });
});

describe("a buyer who waits", () => {
  it("is enrolled by asking the vendor when the webhook is late", async () => {
    const scene = await shopScene(database);
    expect(await confirmOrder(scene.ctx, scene)).toEqual({ hadNews: false });
    scene.shop.pay(scene.checkoutId);
    expect(await confirmOrder(scene.ctx, scene)).toEqual({ hadNews: true });
    expect(await scene.enrollments()).toMatchObject([{ status: "active" }]);
    const stranger = await makeUser(database.db);
    await expect(confirmOrder(scene.ctx.as(userViewer({ userId: stranger.id })), scene)).rejects.toMatchObject({ kind: "not_found" });
  });
});

describe("an overdue order", () => {
  it("is ended with its page, or settled when it was paid after all", async () => {
    const [unpaid, paid] = [await shopScene(database), await shopScene(database)];
    const checkout = paid.shop.pay(paid.checkoutId);
    unpaid.shop.checkouts.set(paid.checkoutId, checkout);
    unpaid.ctx.clock.set(HOURS_LATER);
    await expireOrders(unpaid.systemCtx);
    expect(await unpaid.orderRow()).toMatchObject({ status: "expired" });
    expect(unpaid.shop.checkouts.get(unpaid.checkoutId)?.status).toBe("expired");
    expect(await paid.orderRow()).toMatchObject({ status: "paid" });
    expect(await paid.enrollments()).toMatchObject([{ status: "active" }]);
  });
});
