import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { newId } from "@/lib/ids";
import { money } from "@/lib/money";
import { HOUR_MS } from "@/lib/time";
import { freePort } from "@/local/kit/testing/free-port.ts";
import { payFor, SECRET_KEY, startBench, WEBHOOK_SECRET, type Bench } from "@/local/stripe/testing/start-for-test.ts";
import type { PaymentWebhook } from "@/server/vendors";
import { stripeGateway } from "@/server/vendors/payments/stripe-gateway";

let bench: Bench;
let gateway: ReturnType<typeof stripeGateway>;
beforeAll(async () => {
  const port = await freePort();
  bench = await startBench(port);
  gateway = stripeGateway({ secretKey: SECRET_KEY, webhookSecret: WEBHOOK_SECRET, apiUrl: `http://127.0.0.1:${port}` });
});
afterAll(() => bench.stop());

const PRICE = money(4_900, "USD");

function open(orderId = newId("order")) {
  return gateway
    .openCheckout({
      orderId,
      lines: [{ name: "SQL que no miente — índices", price: PRICE }],
      customerEmail: "ana@example.com",
      locale: "es",
      successUrl: "http://localhost:3000/es/checkout/return/x",
      cancelUrl: "http://localhost:3000/es/checkout/return/x?from=cancelled",
      expiresAt: new Date(Date.now() + 2 * HOUR_MS),
      idempotencyKey: orderId,
    })
    .then((checkout) => ({ orderId, ...checkout }));
}

/** The first webhook of the kind that names this order or payment, read by the gateway as the app reads it. */
async function webhook(kind: PaymentWebhook["change"]["kind"], about: string): Promise<PaymentWebhook> {
  const find = () => {
    const read = bench.receiver.arrivals.map(({ payload, signature }) => gateway.readWebhook(payload, signature));
    return read.find((candidate) => candidate?.change.kind === kind && JSON.stringify(candidate.change).includes(about));
  };
  await bench.receiver.until(() => find() !== undefined);
  const found = find();
  if (!found) throw new Error("it arrived and is gone");
  return found;
}

describe("the payment gateway on Stripe's wire", () => {
  it("opens the same checkout for the same order and finds it", async () => {
    const orderId = newId("order");
    const expiresAt = new Date(Date.now() + 2 * HOUR_MS);
    const input = { orderId, lines: [{ name: "Curso", price: PRICE }], customerEmail: "ana@example.com", locale: "pt-BR", successUrl: "http://localhost/a", cancelUrl: "http://localhost/b", expiresAt, idempotencyKey: orderId };
    const [first, again] = [await gateway.openCheckout(input), await gateway.openCheckout(input)];
    expect(again).toEqual(first);
    expect(await gateway.findCheckout(first.id)).toMatchObject({ orderId, status: "open", paymentId: null, total: PRICE });
    expect(await gateway.findCheckout("cs_test_unknown")).toBeNull();
  });

  it("tells of a payment by webhook and when asked, in the same words", async () => {
    const { id, orderId } = await open();
    await payFor(bench.service, id);
    const { change } = await webhook("checkout_paid", orderId);
    const asked = await gateway.findCheckout(id);
    expect(change).toEqual({ kind: "checkout_paid", checkoutId: id, orderId, paymentId: asked?.paymentId, total: PRICE });
    expect(asked).toMatchObject({ status: "paid", orderId });
  });

  it("tells of a refused card with the order that it was for", async () => {
    const { id, orderId } = await open();
    await payFor(bench.service, id, "4000000000000002");
    expect((await webhook("payment_failed", orderId)).change).toMatchObject({ kind: "payment_failed", orderId });
  });

  it("closes a checkout", async () => {
    const { id, orderId } = await open();
    await gateway.expireCheckout(id);
    expect((await webhook("checkout_expired", orderId)).change).toEqual({ kind: "checkout_expired", checkoutId: id, orderId });
    expect((await gateway.findCheckout(id))?.status).toBe("expired");
  });

  it("refunds once a key, names our refund in its event, and answers a refusal", async () => {
    const { id } = await open();
    await payFor(bench.service, id);
    const paymentId = (await gateway.findCheckout(id))?.paymentId ?? "";
    const refundId = newId("refund");
    const ask = { paymentId, amount: money(2_000, "USD"), refundId, idempotencyKey: refundId };
    const [first, again] = [await gateway.refund(ask), await gateway.refund(ask)];
    expect(again).toEqual(first);
    expect((await webhook("refund_changed", refundId)).change).toMatchObject({ refundId, refundExternalId: first.externalId, paymentId, amount: ask.amount, state: "succeeded" });
    expect((await webhook("payment_refunded", paymentId)).change).toMatchObject({ refundedTotal: money(2_000, "USD") });
    const tooMuch = await gateway.refund({ ...ask, amount: money(4_000, "USD"), refundId: newId("refund"), idempotencyKey: newId("refund") });
    expect(tooMuch).toMatchObject({ externalId: null, status: "refused" });
  });

  it("tells of a dispute and its end, and takes an inquiry for none", async () => {
    const disputed = await open();
    await payFor(bench.service, disputed.id, "4000000000000259");
    const paymentId = (await gateway.findCheckout(disputed.id))?.paymentId ?? "";
    const opened = await webhook("dispute_opened", paymentId);
    expect(opened.change).toMatchObject({ paymentId, amount: PRICE });
    const disputeId = opened.change.kind === "dispute_opened" ? opened.change.disputeExternalId : "";
    await bench.stripe.disputes.update(disputeId, { evidence: { uncategorized_text: "winning_evidence" }, submit: true });
    expect((await webhook("dispute_closed", disputeId)).change).toMatchObject({ won: true });

    const asked = await open();
    await payFor(bench.service, asked.id, "4000000000001976");
    const inquiryOf = (await gateway.findCheckout(asked.id))?.paymentId ?? "";
    const inquiry = () => bench.receiver.arrivals.find(({ event, payload }) => event.type === "charge.dispute.created" && payload.includes(inquiryOf));
    await bench.receiver.until(() => inquiry() !== undefined);
    const { payload = "", signature = "" } = inquiry() ?? {};
    expect(gateway.readWebhook(payload, signature)).toMatchObject({ type: "charge.dispute.created", change: { kind: "ignored" } });
  });

  it("lists every checkout of a window, page by page", async () => {
    const since = new Date(Date.now() - HOUR_MS);
    const made = await Promise.all(Array.from({ length: 120 }, () => open()));
    const listed = new Set<string>();
    for await (const checkout of gateway.listCheckouts({ since, until: new Date(Date.now() + HOUR_MS) })) listed.add(checkout.id);
    expect(made.every(({ id }) => listed.has(id))).toBe(true);
  });
});
