import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import type Stripe from "stripe";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { courseSession, payFor, startBench, type Bench } from "./testing/start-for-test.ts";

const shared = process.env.CRITERIO_SHARED ?? path.resolve(import.meta.dirname, "../../../shared/data");
const folder = path.join(shared, "06-webhooks/stripe");
const recordedSchema = z.object({ type: z.string(), data: z.object({ object: z.record(z.string(), z.unknown()) }) }).catchall(z.unknown());

/**
 * Fields that the recorded events (API 2020-08-27) have and API 2026-10-28 has not, by event. Each is absent
 * from the SDK's types of that version.
 */
const GONE: Readonly<Record<string, readonly string[]>> = {
  "checkout.session.completed": ["shipping", "shipping_rate"],
  "payment_intent.created": ["charges", "invoice"],
  "payment_intent.succeeded": ["charges", "invoice"],
  "charge.refunded": ["destination", "dispute", "invoice", "order", "refunds"],
  "charge.dispute.created": ["balance_transaction"],
  "product.created": ["attributes"],
};

describe.skipIf(!existsSync(folder))("recorded events of Stripe", () => {
  let bench: Bench;
  beforeAll(async () => {
    bench = await startBench(21_150);
    const customer = await bench.stripe.customers.create({ email: "ana@example.com" });
    const product = await bench.stripe.products.create({ name: "Plan" });
    await bench.stripe.prices.create({ product: product.id, currency: "usd", unit_amount: 1_500, recurring: { interval: "month" } });
    await bench.stripe.paymentMethods.attach("pm_card_visa", { customer: customer.id });
    const session = await bench.stripe.checkout.sessions.create(courseSession());
    await payFor(bench.service, session.id);
    await bench.stripe.refunds.create({ payment_intent: String((await bench.stripe.checkout.sessions.retrieve(session.id)).payment_intent) });
    await payFor(bench.service, (await bench.stripe.checkout.sessions.create(courseSession())).id, "4000000000000259");
  });
  afterAll(() => bench.stop());

  it.each(["checkout.session.completed", "payment_intent.created", "payment_intent.succeeded", "charge.refunded", "charge.dispute.created", "customer.created", "price.created", "product.created", "payment_method.attached"])("%s has every field that was recorded", async (type) => {
    const recorded = recordedSchema.parse(JSON.parse(readFileSync(path.join(folder, `${type}.json`), "utf8")));
    const ours: Stripe.Event | undefined = (await bench.stripe.events.list({ type, limit: 1 })).data[0];
    expect(ours, `no ${type} was announced`).toBeDefined();
    expect(Object.keys(ours ?? {})).toEqual(expect.arrayContaining(Object.keys(recorded)));
    const expected = Object.keys(recorded.data.object).filter((field) => !(GONE[type] ?? []).includes(field));
    expect(Object.keys(ours?.data.object ?? {})).toEqual(expect.arrayContaining(expected));
  });
});
