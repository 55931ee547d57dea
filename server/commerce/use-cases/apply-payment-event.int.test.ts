import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { concludePayment, learnFact, noFacts, type PaymentFact } from "@/lib/domain/payment-state";
import type { TestDatabase } from "@/tests/harness/database";
import { everyTestOnDatabase } from "@/tests/harness/every-test";
import { stripeEvent } from "@/tests/harness/fake-shop";
import { setTestEnv } from "@/tests/harness/test-env";
import { shopScene } from "@/tests/harness/shop-scene";
import { getOrderStatus } from "../queries/buyer";
import { applyPaymentEvent } from "./apply-payment-event";

setTestEnv();
let database: TestDatabase;
everyTestOnDatabase((started) => {
  database = started;
});

describe("a payment", () => {
  it("marks the order paid, enrols on the release on sale, books it and issues and mails one receipt", async () => {
    const scene = await shopScene(database);
    await scene.pay();
    expect(await scene.orderRow()).toMatchObject({ status: "paid", payments: [{ status: "succeeded", amount: 6_900, currency: "USD" }] });
    expect(await scene.enrollments()).toMatchObject([
      { status: "active", paymentState: "paid", amount: 6_900, method: "card", releaseId: scene.release.id, grants: [{ kind: "purchase", revokedAt: null }] },
    ]);
    expect(await scene.balances()).toEqual({ "vendor:clearing": 6_900, "income:courses": -6_900 });
    expect(scene.shop.mails).toMatchObject([{ to: scene.user.email, subject: "Tu recibo de Curso de prueba", attachments: [{ contentType: "application/pdf" }] }]);
    const status = await getOrderStatus(scene.ctx, scene);
    expect(status).toMatchObject({ status: "paid", enrolled: { lessonCount: 2 }, receipt: { hasFile: true }, mailedTo: scene.user.email });
    expect(status.receipt?.mailedAt).toBeInstanceOf(Date);
    const inbox = await database.db.notification.findMany({ where: { userId: scene.user.id, channel: "in_app" } });
    expect(inbox.map((notice) => notice.subject)).toEqual(["Se abrió tu acceso a Curso de prueba."]);
  });

  it("does all of that once when its event comes again, and as another event of the same payment", async () => {
    const scene = await shopScene(database);
    const event = await scene.pay();
    expect(await scene.deliver(event)).toBe("duplicate");
    await scene.deliver(stripeEvent.paid({ ...scene.shop.pay(scene.checkoutId) }));
    const [delivery] = await database.db.webhookDelivery.findMany({ where: { orderId: scene.orderId } });
    await applyPaymentEvent(scene.systemCtx, { deliveryId: delivery?.id ?? "" });
    expect(await scene.balances()).toEqual({ "vendor:clearing": 6_900, "income:courses": -6_900 });
    expect(await database.db.receipt.count({ where: { orderId: scene.orderId } })).toBe(1);
    expect(scene.shop.mails).toHaveLength(1);
    expect(await scene.enrollments()).toHaveLength(1);
  });

  it("that arrives after the checkout's end outranks it", async () => {
    const scene = await shopScene(database);
    await scene.deliver(stripeEvent.expired({ id: scene.checkoutId, orderId: scene.orderId }));
    expect(await scene.orderRow()).toMatchObject({ status: "expired" });
    await scene.pay();
    expect(await scene.orderRow()).toMatchObject({ status: "paid" });
    expect(await scene.enrollments()).toMatchObject([{ status: "active" }]);
  });

  it("that was refused first may succeed afterwards", async () => {
    const scene = await shopScene(database);
    await scene.deliver(stripeEvent.failed(scene.paymentId, scene.orderId));
    expect(await getOrderStatus(scene.ctx, scene)).toMatchObject({ status: "pending", paymentFailed: true });
    await scene.pay();
    expect(await scene.orderRow()).toMatchObject({ status: "paid", payments: [{ status: "succeeded" }] });
  });

  it("refunded before we hear that it was paid ends refunded, with both in the books", async () => {
    const scene = await shopScene(database);
    const refund = { id: `re_${scene.orderId}`, paymentId: scene.paymentId, amount: 6_900, status: "succeeded" };
    await scene.deliver(stripeEvent.refund("refund.created", refund));
    expect(await database.db.webhookDelivery.findFirst({ where: { subject: scene.paymentId } })).toMatchObject({ outcome: "waiting", processedAt: null });
    await scene.pay();
    expect(await scene.orderRow()).toMatchObject({ status: "refunded", payments: [{ status: "refunded", refundedAmount: 6_900 }] });
    expect(await scene.enrollments()).toMatchObject([{ status: "refunded", paymentState: "refunded", grants: [{ revokedReason: "refund" }] }]);
    expect(await scene.balances()).toEqual({ "vendor:clearing": 0, "income:courses": -6_900, "income:refunds": 6_900 });
    const inbox = await database.db.notification.findMany({ where: { userId: scene.user.id, channel: "in_app" }, orderBy: { kind: "asc" } });
    expect(inbox.map(({ kind }) => kind)).not.toContain("enrollment-opened");
  });
});

describe("a dispute", () => {
  it("closes the access while it is open and gives it back when it is won, whichever event comes first", async () => {
    for (const events of [["created", "closed"], ["closed", "created"]] as const) {
      const scene = await shopScene(database);
      await scene.pay();
      const dispute = { id: `dp_${scene.orderId}`, paymentId: scene.paymentId, amount: 6_900 };
      for (const name of events) {
        await scene.deliver(stripeEvent.dispute(`charge.dispute.${name}`, { ...dispute, status: name === "closed" ? "won" : "needs_response" }));
        if (events[0] === "created" && name === "created") {
          expect(await scene.enrollments()).toMatchObject([{ status: "revoked", paymentState: "disputed", grants: [{ revokedReason: "dispute" }] }]);
        }
      }
      expect(await scene.enrollments()).toMatchObject([{ status: "active", paymentState: "paid", grants: [{ revokedAt: null }] }]);
      expect(await scene.orderRow()).toMatchObject({ status: "paid", payments: [{ status: "succeeded" }] });
      expect(await scene.balances()).toEqual({ "vendor:clearing": 6_900, "income:courses": -6_900, "vendor:disputed": 0 });
    }
  });

  it("that is lost leaves the access closed and books the loss", async () => {
    const scene = await shopScene(database);
    await scene.pay();
    await scene.deliver(stripeEvent.dispute("charge.dispute.closed", { id: `dp_${scene.orderId}`, paymentId: scene.paymentId, amount: 6_900, status: "lost" }));
    expect(await scene.enrollments()).toMatchObject([{ status: "revoked" }]);
    expect(await scene.balances()).toMatchObject({ "vendor:clearing": 0, "vendor:disputed": 0, "expense:disputes": 6_900 });
  });
});

describe("the order of arrival", () => {
  it("does not matter: 12 shuffles with repeats end as the model says", async () => {
    const facts: PaymentFact[] = [
      { kind: "paid" },
      { kind: "failed" },
      { kind: "closed", as: "expired" },
      { kind: "refund", id: "a", amount: 2_000, state: "pending" },
      { kind: "refund", id: "a", amount: 2_000, state: "succeeded" },
      { kind: "refund", id: "b", amount: 4_900, state: "succeeded" },
      { kind: "refund", id: "b", amount: 4_900, state: "failed" },
      { kind: "dispute", id: "d", amount: 6_900, state: "opened" },
      { kind: "dispute", id: "d", amount: 6_900, state: "won" },
    ];
    const expected = concludePayment(facts.reduce(learnFact, noFacts(6_900)));
    const shuffled = fc.shuffledSubarray([...facts.keys(), ...facts.keys()], { minLength: facts.length * 2 });
    await fc.assert(
      fc.asyncProperty(shuffled, async (order) => {
        const scene = await shopScene(database);
        scene.shop.pay(scene.checkoutId);
        const events = eventsOf(scene);
        for (const index of order) await scene.deliver(events[index] ?? {});
        const row = await scene.orderRow();
        const [enrollment] = await scene.enrollments();
        expect({ order: row.status, payment: row.payments[0]?.status, refundedAmount: row.payments[0]?.refundedAmount }).toEqual({
          order: expected.order,
          payment: expected.payment,
          refundedAmount: expected.refundedAmount,
        });
        expect(enrollment).toMatchObject({ status: "active", grants: [{ revokedAt: null }] });
        expect(await scene.balances()).toMatchObject({ "vendor:clearing": 4_900, "income:courses": -6_900, "income:refunds": 2_000, "vendor:disputed": 0 });
        expect(await database.db.receipt.count({ where: { orderId: scene.orderId } })).toBe(1);
      }),
      { numRuns: 12 },
    );
  }, 600_000);
});

function eventsOf({ checkoutId, orderId, paymentId, shop }: Awaited<ReturnType<typeof shopScene>>): object[] {
  const total = { amount: 6_900, currency: "USD" };
  const refund = (id: string, amount: number, status: string) => ({ id: `re_${id}_${orderId}`, paymentId, amount, status });
  const dispute = { id: `dp_${orderId}`, paymentId, amount: 6_900 };
  if (!shop.checkouts.has(checkoutId)) throw new Error("the scene has no checkout");
  return [
    stripeEvent.paid({ id: checkoutId, orderId, total }),
    stripeEvent.failed(paymentId, orderId),
    stripeEvent.expired({ id: checkoutId, orderId }),
    stripeEvent.refund("refund.created", refund("a", 2_000, "pending")),
    stripeEvent.refund("refund.updated", refund("a", 2_000, "succeeded")),
    stripeEvent.refund("refund.updated", refund("b", 4_900, "succeeded")),
    stripeEvent.refund("refund.failed", refund("b", 4_900, "failed")),
    stripeEvent.dispute("charge.dispute.created", { ...dispute, status: "needs_response" }),
    stripeEvent.dispute("charge.dispute.closed", { ...dispute, status: "won" }),
  ];
}
