import Stripe from "stripe";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { clientFor, courseSession, SECRET_KEY, setFaults, startBench, type Bench } from "./testing/start-for-test.ts";

let bench: Bench;
beforeAll(async () => {
  bench = await startBench(21_110);
});
afterAll(() => bench.stop());

function post(path: string, body: string, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(`${bench.service.url}${path}`, { method: "POST", body, headers: { authorization: `Bearer ${SECRET_KEY}`, "content-type": "application/x-www-form-urlencoded", ...headers } });
}

describe("the frame of the API", () => {
  it("refuses a wrong key and a missing key with 401", async () => {
    await expect(clientFor(21_110, { key: "sk_test_wrong_key_0000" }).customers.list()).rejects.toBeInstanceOf(Stripe.errors.StripeAuthenticationError);
    const response = await fetch(`${bench.service.url}/v1/customers`);
    expect(response.status).toBe(401);
    expect(await response.json()).toMatchObject({ error: { type: "invalid_request_error" } });
  });

  it("answers with a request id, the version, and an envelope that names code and parameter", async () => {
    const customer = await bench.stripe.customers.create({ email: "ana@example.com" });
    expect(customer.lastResponse.requestId).toMatch(/^req_/);
    expect(customer.lastResponse.apiVersion).toBe("2026-10-28.endive");
    const error = await bench.stripe.customers.retrieve("cus_none").catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(Stripe.errors.StripeInvalidRequestError);
    expect(error).toMatchObject({ statusCode: 404, code: "resource_missing", param: "id", doc_url: expect.stringContaining("resource-missing"), requestId: expect.stringMatching(/^req_/) });
  });

  it("names an unknown route", async () => {
    const response = await fetch(`${bench.service.url}/v1/terminal/readers`, { headers: { authorization: `Bearer ${SECRET_KEY}` } });
    expect(response.status).toBe(404);
    expect(await response.json()).toMatchObject({ error: { message: expect.stringContaining("GET: /v1/terminal/readers") } });
  });

  it.each(["name=a&name[b]=c", "metadata=text", "name[a]=b", "metadata[__proto__][x]=1", "constructor=1"])("answers 400 to the odd body %s", async (body) => {
    const response = await post("/v1/products", `${body}`);
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ error: { type: "invalid_request_error" } });
  });

  it("refuses JSON bodies", async () => {
    expect((await post("/v1/customers", "{}", { "content-type": "application/json" })).status).toBe(400);
  });
});

describe("lists", () => {
  it("pages both ways, filters by time, and feeds the SDK's auto-pagination", async () => {
    const email = "many@example.com";
    const ids: string[] = [];
    for (let n = 0; n < 25; n += 1) ids.unshift((await bench.stripe.customers.create({ email, name: `N${n}` })).id);
    const seen: string[] = [];
    for await (const customer of bench.stripe.customers.list({ email, limit: 10 })) seen.push(customer.id);
    expect(seen).toEqual(ids);
    const middle = await bench.stripe.customers.list({ email, limit: 5, starting_after: ids[9] ?? "" });
    expect(middle.data.map((customer) => customer.id)).toEqual(ids.slice(10, 15));
    expect(middle.has_more).toBe(true);
    const before = await bench.stripe.customers.list({ email, limit: 3, ending_before: ids[5] ?? "" });
    expect(before.data.map((customer) => customer.id)).toEqual(ids.slice(2, 5));
    const backwards: string[] = [];
    for await (const customer of bench.stripe.customers.list({ email, limit: 10, ending_before: ids[24] ?? "" })) backwards.push(customer.id);
    expect(backwards).toEqual(ids.slice(0, 24).reverse());
    const future = Math.floor(Date.now() / 1_000) + 100;
    expect((await bench.stripe.customers.list({ email, created: { gte: future } })).data).toEqual([]);
    expect((await bench.stripe.customers.list({ email, created: { lt: future }, limit: 100 })).data).toHaveLength(25);
  });

  it.each([[{ limit: 0 }, "limit"], [{ limit: 101 }, "limit"], [{ starting_after: "cus_none" }, "starting_after"], [{ starting_after: "a", ending_before: "b" }, "ending_before"]])("refuses %o", async (params, param) => {
    await expect(bench.stripe.customers.list(params)).rejects.toMatchObject({ statusCode: 400, param });
  });
});

describe("expansion", () => {
  it("refuses what cannot be expanded", async () => {
    const customer = await bench.stripe.customers.create({});
    await expect(bench.stripe.customers.retrieve(customer.id, { expand: ["email.domain"] })).rejects.toMatchObject({ statusCode: 400, param: "expand" });
  });

  it("expands inside lists", async () => {
    const product = await bench.stripe.products.create({ name: "Course", default_price_data: { currency: "eur", unit_amount: 1_000 } });
    const prices = await bench.stripe.prices.list({ product: product.id, expand: ["data.product.default_price"] });
    expect(prices.data[0]?.product).toMatchObject({ object: "product", default_price: { object: "price", unit_amount: 1_000, type: "one_time" } });
    expect(prices.data[0]?.unit_amount_decimal?.toString()).toBe("1000");
  });
});

describe("idempotency", () => {
  it("replays the first answer and acts once", async () => {
    const params = courseSession();
    const first = await bench.stripe.checkout.sessions.create(params, { idempotencyKey: "once-1" });
    const second = await bench.stripe.checkout.sessions.create(params, { idempotencyKey: "once-1" });
    expect(second.id).toBe(first.id);
    expect(second.lastResponse.headers["idempotent-replayed"]).toBe("true");
    expect(second.lastResponse.headers["original-request"]).toBe(first.lastResponse.requestId);
    expect(first.lastResponse.headers["idempotent-replayed"]).toBeUndefined();
  });

  it("refuses the key with other parameters", async () => {
    await bench.stripe.customers.create({ email: "a@example.com" }, { idempotencyKey: "mismatch" });
    await expect(bench.stripe.customers.create({ email: "b@example.com" }, { idempotencyKey: "mismatch" })).rejects.toMatchObject({ type: "StripeIdempotencyError", rawType: "idempotency_error", statusCode: 400 });
  });

  it("answers 409 while the first request is in progress, and the first one's answer afterwards", async () => {
    await setFaults(bench.service, [{ on: "request", kind: "delay", delayMs: 400, count: 1, match: "POST /v1/customers" }]);
    const slow = post("/v1/customers", "name=slow", { "idempotency-key": "busy" });
    await expect.poll(async () => (await post("/v1/customers", "name=slow", { "idempotency-key": "busy" })).status, { interval: 5 }).toBe(409);
    const answer = await (await slow).json();
    expect(await (await post("/v1/customers", "name=slow", { "idempotency-key": "busy" })).json()).toEqual(answer);
  });

  it("keeps an injected 500 under the key, as Stripe does, but nothing for one from the edge", async () => {
    await setFaults(bench.service, [{ on: "request", kind: "error", status: 500, count: 1 }, ]);
    expect((await post("/v1/customers", "name=x", { "idempotency-key": "broken" })).status).toBe(500);
    const replayed = await post("/v1/customers", "name=x", { "idempotency-key": "broken" });
    expect([replayed.status, replayed.headers.get("idempotent-replayed")]).toEqual([500, "true"]);
    await setFaults(bench.service, [{ on: "request", kind: "error", status: 503, count: 1 }]);
    expect((await post("/v1/customers", "name=x", { "idempotency-key": "edge" })).status).toBe(503);
    expect((await post("/v1/customers", "name=x", { "idempotency-key": "edge" })).status).toBe(200);
  });

  it("keeps no answer for refused parameters", async () => {
    expect((await post("/v1/customers", "email=nonsense", { "idempotency-key": "typo" })).status).toBe(400);
    expect((await post("/v1/customers", "email=ana@example.com", { "idempotency-key": "typo" })).status).toBe(200);
  });

  it("lets the SDK retry a lost answer without acting twice", async () => {
    await setFaults(bench.service, [{ on: "request", kind: "drop", count: 1, match: "POST /v1/customers" }]);
    const customer = await clientFor(21_110, { retries: 2 }).customers.create({ email: "lost@example.com" });
    expect(customer.lastResponse.headers["idempotent-replayed"]).toBe("true");
    expect((await bench.stripe.customers.list({ email: "lost@example.com" })).data.map(({ id }) => id)).toEqual([customer.id]);
  });
});

describe("customers, products and prices", () => {
  it("merges metadata, unsets with an empty text, and forgets a deleted customer", async () => {
    const customer = await bench.stripe.customers.create({ email: "c@example.com", metadata: { a: "1", b: "2" } });
    const updated = await bench.stripe.customers.update(customer.id, { metadata: { a: "", c: "3" }, name: "Eva" });
    expect(updated).toMatchObject({ metadata: { b: "2", c: "3" }, name: "Eva", email: "c@example.com" });
    expect(await bench.stripe.customers.del(customer.id)).toMatchObject({ id: customer.id, deleted: true });
    expect(await bench.stripe.customers.retrieve(customer.id)).toMatchObject({ deleted: true });
    await expect(bench.stripe.customers.update(customer.id, { name: "x" })).rejects.toMatchObject({ statusCode: 404 });
  });

  it("archives products and prices, and refuses two prices with one lookup key", async () => {
    const product = await bench.stripe.products.create({ name: "Plan" });
    const price = await bench.stripe.prices.create({ product: product.id, currency: "brl", unit_amount: 9_900, lookup_key: "plan_pro", recurring: { interval: "month" } });
    expect(price).toMatchObject({ type: "recurring", recurring: { interval: "month", interval_count: 1, usage_type: "licensed" } });
    await expect(bench.stripe.prices.create({ product: product.id, currency: "brl", unit_amount: 1, lookup_key: "plan_pro" })).rejects.toMatchObject({ param: "lookup_key" });
    expect((await bench.stripe.prices.list({ lookup_keys: ["plan_pro"] })).data.map(({ id }) => id)).toEqual([price.id]);
    await expect(bench.stripe.products.del(product.id)).rejects.toMatchObject({ statusCode: 400 });
    expect(await bench.stripe.products.update(product.id, { active: false })).toMatchObject({ active: false });
  });
});

describe("payment intents", () => {
  it("pays with a ready-made card", async () => {
    const intent = await bench.stripe.paymentIntents.create({ amount: 2_000, currency: "usd", confirm: true, payment_method: "pm_card_visa", expand: ["latest_charge"] });
    expect(intent).toMatchObject({ status: "succeeded", amount_received: 2_000, latest_charge: { object: "charge", paid: true, receipt_url: expect.stringContaining("/receipts/ch_") } });
  });

  it("answers 402 with the refusal and the intent", async () => {
    const error = await bench.stripe.paymentIntents.create({ amount: 2_000, currency: "usd", confirm: true, payment_method: "pm_card_visa_chargeDeclinedInsufficientFunds" }).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(Stripe.errors.StripeCardError);
    expect(error).toMatchObject({ statusCode: 402, code: "card_declined", decline_code: "insufficient_funds", payment_intent: { status: "requires_payment_method" } });
  });

  it("authorizes, captures a part, and refuses a second capture", async () => {
    const intent = await bench.stripe.paymentIntents.create({ amount: 2_000, currency: "usd", confirm: true, capture_method: "manual", payment_method: "pm_card_visa" });
    expect(intent).toMatchObject({ status: "requires_capture", amount_capturable: 2_000 });
    expect(await bench.stripe.paymentIntents.capture(intent.id, { amount_to_capture: 1_500 })).toMatchObject({ status: "succeeded", amount_received: 1_500 });
    await expect(bench.stripe.paymentIntents.capture(intent.id)).rejects.toMatchObject({ code: "payment_intent_unexpected_state" });
  });

  it("needs authentication, and is refused off session", async () => {
    const intent = await bench.stripe.paymentIntents.create({ amount: 2_000, currency: "usd", confirm: true, payment_method: "pm_card_authenticationRequired", return_url: "http://127.0.0.1:9/back" });
    expect(intent).toMatchObject({ status: "requires_action", next_action: { type: "redirect_to_url" } });
    const back = await fetch(intent.next_action?.redirect_to_url?.url ?? "", { method: "POST", body: new URLSearchParams({ decision: "authorize" }), redirect: "manual" });
    expect(back.headers.get("location")).toContain("redirect_status=succeeded");
    expect(await bench.stripe.paymentIntents.retrieve(intent.id)).toMatchObject({ status: "succeeded" });
    await expect(
      bench.stripe.paymentIntents.create({ amount: 2_000, currency: "usd", confirm: true, off_session: true, payment_method: "pm_card_authenticationRequired" }),
    ).rejects.toMatchObject({ code: "authentication_required" });
  });

  it("cancels once", async () => {
    const intent = await bench.stripe.paymentIntents.create({ amount: 2_000, currency: "usd" });
    expect(await bench.stripe.paymentIntents.cancel(intent.id, { cancellation_reason: "abandoned" })).toMatchObject({ status: "canceled", cancellation_reason: "abandoned" });
    await expect(bench.stripe.paymentIntents.cancel(intent.id)).rejects.toMatchObject({ code: "payment_intent_unexpected_state" });
  });

  it.each([[{ amount: -5, currency: "usd" }, "parameter_invalid_integer"], [{ amount: 10, currency: "usd" }, "amount_too_small"], [{ amount: 49, currency: "jpy" }, "amount_too_small"], [{ amount: 1.5, currency: "usd" }, "parameter_invalid_integer"]])("refuses %o", async (params, code) => {
    await expect(bench.stripe.paymentIntents.create(params)).rejects.toMatchObject({ statusCode: 400, code, param: "amount" });
  });
});
