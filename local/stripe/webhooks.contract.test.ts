import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { courseSession, payFor, setFaults, startBench, WEBHOOK_SECRET, type Bench } from "./testing/start-for-test.ts";
import { WebhookReceiver } from "./testing/webhook-receiver.ts";

let bench: Bench;
beforeAll(async () => {
  bench = await startBench(21_130);
});
afterAll(() => bench.stop());
afterEach(async () => {
  await setFaults(bench.service, []);
  bench.receiver.answer = () => 200;
});

async function pay(card?: string): Promise<string> {
  const session = await bench.stripe.checkout.sessions.create(courseSession());
  await payFor(bench.service, session.id, card);
  return session.id;
}

const ofSession = (id: string) => (event: { data: { object: object } }): boolean => "id" in event.data.object && event.data.object.id === id;
const arrivalsOf = (id: string): number => bench.receiver.arrivals.filter(({ event }) => event.type === "checkout.session.completed" && ofSession(id)(event)).length;

async function eventTypesSince(created: number, wanted: RegExp): Promise<string[]> {
  const events = await bench.stripe.events.list({ created: { gte: created }, limit: 100 });
  return events.data.map(({ type }) => type).filter((type) => wanted.test(type)).reverse();
}

describe("events", () => {
  it("are signed, carry the API version, and describe a payment in order", async () => {
    const before = (await bench.stripe.events.list({ limit: 1 })).data[0]?.id;
    const id = await pay();
    const event = await bench.receiver.next("checkout.session.completed", ofSession(id));
    expect(event).toMatchObject({ object: "event", api_version: "2026-10-28.endive", livemode: false, pending_webhooks: 1, data: { object: { id, payment_status: "paid", client_reference_id: "order_1", metadata: { orderId: "order_1" } } } });
    expect(event.data.object).not.toHaveProperty("line_items");
    const listed = await bench.stripe.events.list({ limit: 100, ...(before === undefined ? {} : { ending_before: before }) });
    expect(listed.data.map(({ type }) => type).reverse()).toEqual([
      "product.created", "price.created", "payment_intent.created", "charge.succeeded", "payment_intent.succeeded", "checkout.session.completed", "charge.updated",
    ]);
    expect(bench.receiver.rejected).toEqual([]);
    expect((await bench.stripe.events.retrieve(event.id)).id).toBe(event.id);
    await expect.poll(async () => (await bench.stripe.events.retrieve(event.id)).pending_webhooks).toBe(0);
  });

  it("tell a refused payment and the refund of one", async () => {
    const start = Math.floor(Date.now() / 1_000);
    const id = await pay("4000000000000002");
    await bench.receiver.next("payment_intent.payment_failed");
    expect(await payFor(bench.service, id)).toMatchObject({ result: "complete" });
    const session = await bench.stripe.checkout.sessions.retrieve(id);
    await bench.stripe.refunds.create({ payment_intent: String(session.payment_intent) });
    const refunded = await bench.receiver.next("charge.refunded");
    expect(refunded.data.previous_attributes).toEqual({ amount_refunded: 0, refunded: false });
    expect((await eventTypesSince(start, /failed|refund/)).slice(-4)).toEqual(["charge.failed", "payment_intent.payment_failed", "refund.created", "charge.refunded"]);
  });

  it("can be filtered by type and types", async () => {
    await pay();
    const one = await bench.stripe.events.list({ type: "charge.succeeded", limit: 100 });
    expect(new Set(one.data.map(({ type }) => type))).toEqual(new Set(["charge.succeeded"]));
    const two = await bench.stripe.events.list({ types: ["charge.succeeded", "payment_intent.created"], limit: 100 });
    expect(new Set(two.data.map(({ type }) => type))).toEqual(new Set(["charge.succeeded", "payment_intent.created"]));
  });
});

describe("deliveries", () => {
  it("are retried after anything but a 2xx, with the same event and a fresh signature", async () => {
    bench.receiver.answer = (type, earlier) => (type !== "checkout.session.completed" ? 200 : ([500, 404, 301][earlier] ?? 204));
    const id = await pay();
    await bench.receiver.until(() => arrivalsOf(id) === 4);
    const attempts = bench.receiver.arrivals.filter(({ event }) => event.type === "checkout.session.completed" && ofSession(id)(event));
    expect(new Set(attempts.map(({ event }) => event.id)).size).toBe(1);
    const eventId = attempts[0]?.event.id ?? "";
    await expect.poll(async () => (await bench.stripe.events.retrieve(eventId)).pending_webhooks).toBe(0);
    const page = await (await fetch(`${bench.service.url}/events/${eventId}`)).text();
    for (const status of ["500", "404", "301", "204"]) expect(page).toContain(`<td>${status}</td>`);
    expect(page).toContain("delivered");
  });

  it("can be sent again from the inspector", async () => {
    const id = await pay();
    const event = await bench.receiver.next("checkout.session.completed", ofSession(id));
    const page = await (await fetch(`${bench.service.url}/events/${event.id}`)).text();
    const resend = /action="(\/deliveries\/\d+\/resend)"/.exec(page)?.[1] ?? "";
    await expect.poll(async () => (await bench.stripe.events.retrieve(event.id)).pending_webhooks).toBe(0);
    expect((await fetch(`${bench.service.url}${resend}`, { method: "POST", redirect: "manual" })).status).toBe(303);
    await bench.receiver.until(() => arrivalsOf(id) === 2);
  });

  it("go only to the endpoints that listen, each with its own secret", async () => {
    const created = await bench.stripe.webhookEndpoints.create({ url: "http://127.0.0.1:21134/hook", enabled_events: ["checkout.session.completed"] });
    const other = await WebhookReceiver.listen(21_134, created.secret ?? "");
    const id = await pay();
    await other.next("checkout.session.completed", ofSession(id));
    await bench.receiver.next("checkout.session.completed", ofSession(id));
    expect(new Set(other.types())).toEqual(new Set(["checkout.session.completed"]));
    expect(await bench.stripe.webhookEndpoints.retrieve(created.id)).not.toHaveProperty("secret");
    expect((await bench.stripe.webhookEndpoints.list()).data).toHaveLength(2);
    await bench.stripe.webhookEndpoints.update(created.id, { disabled: true });
    expect((await bench.stripe.webhookEndpoints.retrieve(created.id)).status).toBe("disabled");
    await bench.stripe.webhookEndpoints.del(created.id);
    await other.close();
    expect(WEBHOOK_SECRET).not.toBe(created.secret);
  });
});

describe("faults on deliveries", () => {
  const match = "checkout.session.completed";
  it("duplicate: the same event arrives several times", async () => {
    await setFaults(bench.service, [{ on: "delivery", kind: "duplicate", copies: 4, count: 1, match }]);
    const id = await pay();
    await bench.receiver.until(() => arrivalsOf(id) === 5);
  });

  it("drop: a lost delivery is retried", async () => {
    await setFaults(bench.service, [{ on: "delivery", kind: "drop", count: 2, match }]);
    const id = await pay();
    const event = await bench.receiver.next(match, ofSession(id));
    expect(arrivalsOf(id)).toBe(1);
    expect(await (await fetch(`${bench.service.url}/events/${event.id}`)).text()).toContain("Lost on the way");
  });

  it("error: the answer is lost, so what was accepted arrives again", async () => {
    await setFaults(bench.service, [{ on: "delivery", kind: "error", status: 502, count: 1, match }]);
    const id = await pay();
    await bench.receiver.until(() => arrivalsOf(id) === 2);
  });

  it("delay: later events overtake", async () => {
    await setFaults(bench.service, [{ on: "delivery", kind: "delay", delayMs: 700, count: 1, match: "payment_intent.created" }]);
    const from = bench.receiver.arrivals.length;
    const id = await pay();
    await bench.receiver.next(match, ofSession(id));
    await bench.receiver.until(() => bench.receiver.types().slice(from).includes("payment_intent.created"));
    const types = bench.receiver.types().slice(from);
    expect(types.indexOf("payment_intent.created")).toBeGreaterThan(types.indexOf(match));
  });
});
