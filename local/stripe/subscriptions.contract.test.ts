import type Stripe from "stripe";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { payFor, startBench, type Bench } from "./testing/start-for-test.ts";

let bench: Bench;
beforeAll(async () => {
  bench = await startBench(21_180);
});
afterAll(() => bench.stop());

const MONTH = 31 * 86_400;

async function subscribe(data: Stripe.Checkout.SessionCreateParams.SubscriptionData = {}): Promise<{ session: Stripe.Checkout.Session; subscription: Stripe.Subscription }> {
  const session = await bench.stripe.checkout.sessions.create({
    mode: "subscription",
    line_items: [{ quantity: 1, price_data: { currency: "usd", unit_amount: 1_900, recurring: { interval: "month" }, product_data: { name: "Plan Pro" } } }],
    subscription_data: { metadata: { plan: "pro" }, ...data },
    success_url: "http://127.0.0.1:9/done",
  });
  expect(await payFor(bench.service, session.id)).toMatchObject({ result: "complete" });
  const done = await bench.stripe.checkout.sessions.retrieve(session.id, { expand: ["subscription.latest_invoice", "customer"] });
  if (done.subscription === null || typeof done.subscription === "string") throw new Error("The session started no subscription.");
  return { session: done, subscription: done.subscription };
}

function advanceClock(seconds: number): Promise<Response> {
  return fetch(`${bench.service.url}/_local/clock`, { method: "POST", body: JSON.stringify({ advanceSeconds: seconds }) });
}

describe("subscriptions", () => {
  it("start with a paid invoice, renew, and end at the period's end when asked", async () => {
    const { session, subscription } = await subscribe();
    expect(session).toMatchObject({ status: "complete", payment_status: "paid", customer: { object: "customer" }, payment_intent: null, invoice: expect.stringMatching(/^in_/) });
    expect(subscription).toMatchObject({ status: "active", metadata: { plan: "pro" }, latest_invoice: { status: "paid", amount_paid: 1_900, billing_reason: "subscription_create" }, items: { data: [{ price: { unit_amount: 1_900 } }] } });
    await advanceClock(MONTH);
    await bench.receiver.next("invoice.paid", (event) => event.type === "invoice.paid" && event.data.object.billing_reason === "subscription_cycle" && event.data.object.parent?.subscription_details?.subscription === subscription.id);
    const invoices = await bench.stripe.invoices.list({ subscription: subscription.id });
    expect(invoices.data.map(({ billing_reason, status }) => [billing_reason, status])).toEqual([["subscription_cycle", "paid"], ["subscription_create", "paid"]]);
    const ending = await bench.stripe.subscriptions.update(subscription.id, { cancel_at_period_end: true });
    expect(ending).toMatchObject({ status: "active", cancel_at_period_end: true, cancel_at: ending.items.data[0]?.current_period_end });
    await advanceClock(MONTH);
    await bench.receiver.next("customer.subscription.deleted", (event) => event.type === "customer.subscription.deleted" && event.data.object.id === subscription.id);
    expect(await bench.stripe.subscriptions.retrieve(subscription.id)).toMatchObject({ status: "canceled" });
    await expect(bench.stripe.subscriptions.cancel(subscription.id)).rejects.toMatchObject({ statusCode: 400 });
  });

  it("start free on trial and are charged when it ends", async () => {
    const { session, subscription } = await subscribe({ trial_period_days: 7 });
    expect(session).toMatchObject({ amount_total: 0, payment_status: "no_payment_required" });
    expect(subscription).toMatchObject({ status: "trialing", latest_invoice: { amount_paid: 0 } });
    await advanceClock(7 * 86_400 + 1);
    await bench.receiver.next("invoice.paid", (event) => event.type === "invoice.paid" && event.data.object.amount_paid === 1_900 && event.data.object.parent?.subscription_details?.subscription === subscription.id);
    expect(await bench.stripe.subscriptions.retrieve(subscription.id)).toMatchObject({ status: "active" });
  });

  it("fall past due when the card is refused, and end after the last attempt", async () => {
    const { subscription } = await subscribe();
    await bench.stripe.subscriptions.update(subscription.id, { default_payment_method: "pm_card_chargeCustomerFail" });
    await advanceClock(MONTH);
    await bench.receiver.next("invoice.payment_failed", (event) => event.type === "invoice.payment_failed" && event.data.object.parent?.subscription_details?.subscription === subscription.id);
    expect(await bench.stripe.subscriptions.retrieve(subscription.id)).toMatchObject({ status: "past_due" });
    for (let attempt = 2; attempt <= 4; attempt += 1) await advanceClock(3 * 86_400);
    expect(await bench.stripe.subscriptions.retrieve(subscription.id)).toMatchObject({ status: "canceled", cancellation_details: { reason: "payment_failed" } });
  });
});
