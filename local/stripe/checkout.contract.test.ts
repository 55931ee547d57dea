import type Stripe from "stripe";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { courseSession, payFor, startBench, type Bench } from "./testing/start-for-test.ts";

let bench: Bench;
beforeAll(async () => {
  bench = await startBench(21_100);
});
afterAll(() => bench.stop());

async function submit(url: string, fields: Record<string, string>): Promise<Response> {
  return fetch(url, { method: "POST", body: new URLSearchParams(fields), redirect: "manual" });
}

function cardForm(number: string, overrides: Record<string, string> = {}): Record<string, string> {
  return { email: "ana@example.com", name: "Ana Prueba", number, expiry: "12 / 34", cvc: "123", ...overrides };
}

function urlOf(session: Stripe.Checkout.Session): string {
  if (session.url === null) throw new Error("The session has no page.");
  return session.url;
}

describe("creating sessions", () => {
  it("answers an open session with inline prices and no payment intent yet", async () => {
    const session = await bench.stripe.checkout.sessions.create(courseSession({ locale: "es", line_items: [
      { quantity: 2, price_data: { currency: "usd", unit_amount: 1_050, product_data: { name: "A", metadata: { courseId: "c1" } } } },
      { quantity: 1, price_data: { currency: "usd", unit_amount: 900, product_data: { name: "B" } } },
    ] }));
    expect(session).toMatchObject({
      object: "checkout.session", livemode: false, mode: "payment", status: "open", payment_status: "unpaid", currency: "usd", amount_subtotal: 3_000, amount_total: 3_000,
      payment_intent: null, client_reference_id: "order_1", metadata: { orderId: "order_1" }, customer: null, customer_email: "ana@example.com", locale: "es",
    });
    expect(session.id).toMatch(/^cs_test_a1/);
    expect(session.url).toBe(`${bench.service.url}/c/pay/${session.id}`);
    expect(session.expires_at - session.created).toBe(86_400);
    const items = await bench.stripe.checkout.sessions.listLineItems(session.id, { expand: ["data.price.product"] });
    expect(items.data.map((item) => [item.description, item.quantity, item.amount_total])).toEqual([["A", 2, 2_100], ["B", 1, 900]]);
    expect(items.data[0]?.price?.product).toMatchObject({ object: "product", name: "A", metadata: { courseId: "c1" } });
  });

  const price = (currency: string, unit_amount: number): Stripe.Checkout.SessionCreateParams.LineItem[] => [{ quantity: 1, price_data: { currency, unit_amount, product_data: { name: "A" } } }];
  it.each<[string, Partial<Stripe.Checkout.SessionCreateParams>, string | undefined, string]>([
    ["a negative price", { line_items: price("usd", -100) }, "parameter_invalid_integer", "line_items[0][price_data][unit_amount]"],
    ["less than the minimum", { line_items: price("usd", 49) }, "amount_too_small", "line_items"],
    ["less than the peso's minimum", { line_items: price("mxn", 999) }, "amount_too_small", "line_items"],
    ["an absurd price", { line_items: price("usd", 100_000_000) }, "parameter_invalid_integer", "line_items[0][price_data][unit_amount]"],
    ["an unknown currency", { line_items: price("xyz", 1_000) }, undefined, "line_items[0][price_data][currency]"],
    ["no line items", { line_items: [] }, "parameter_missing", "line_items"],
    ["an expiry that is too soon", { expires_at: Math.floor(Date.now() / 1_000) + 60 }, undefined, "expires_at"],
    ["an expiry that is too late", { expires_at: Math.floor(Date.now() / 1_000) + 90_000 }, undefined, "expires_at"],
    ["a customer that does not exist", { customer_email: undefined, customer: "cus_none" }, "resource_missing", "customer"],
    ["a link that is none", { success_url: "javascript:alert(1)" }, undefined, "success_url"],
  ])("refuses %s", async (_name, overrides, code, param) => {
    await expect(bench.stripe.checkout.sessions.create(courseSession(overrides))).rejects.toMatchObject({ type: "StripeInvalidRequestError", statusCode: 400, code, param });
  });

  it("refuses parameters it does not know by name", async () => {
    const odd = { ...courseSession(), shipping_address_collection: { allowed_countries: ["US"] } } satisfies Stripe.Checkout.SessionCreateParams;
    await expect(bench.stripe.checkout.sessions.create(odd)).rejects.toMatchObject({ code: "parameter_unknown", param: "shipping_address_collection" });
  });

  it("takes zero-decimal amounts as they are", async () => {
    const session = await bench.stripe.checkout.sessions.create(courseSession({ line_items: price("clp", 25_000) }));
    const html = await (await fetch(urlOf(session), { headers: { "accept-language": "en" } })).text();
    expect(session.amount_total).toBe(25_000);
    expect(html).toMatch(/CLP\s25,000/);
  });
});

describe("the hosted page", () => {
  it.each([["es", "Resumen del pedido", "Número de tarjeta"], ["en", "Order summary", "Card number"], ["pt-BR", "Resumo do pedido", "Número do cartão"]] as const)("speaks %s, with a label for each field", async (locale, summary, label) => {
    const session = await bench.stripe.checkout.sessions.create(courseSession({ locale }));
    const html = await (await fetch(urlOf(session))).text();
    expect(html).toContain(`<html lang="${locale}">`);
    expect(html).toContain(summary);
    expect(html).toContain(`<label for="number">${label}</label>`);
    expect(html).toContain("Distributed systems");
    expect(html).toContain('href="http://127.0.0.1:9/cart"');
    expect(html).not.toContain("<script");
    for (const [, id] of html.matchAll(/<input id="([^"]+)"/g)) expect(html).toContain(`for="${id}"`);
  });

  it("completes the session and sends the buyer to the success page", async () => {
    const session = await bench.stripe.checkout.sessions.create(courseSession({ customer_creation: "always" }));
    const response = await submit(urlOf(session), cardForm("4242 4242 4242 4242"));
    expect(response.status).toBe(303);
    expect(response.headers.get("location")).toBe(`http://127.0.0.1:9/done?session=${session.id}`);
    const paid = await bench.stripe.checkout.sessions.retrieve(session.id, { expand: ["payment_intent.latest_charge.balance_transaction", "line_items", "customer"] });
    expect(paid).toMatchObject({ status: "complete", payment_status: "paid", url: null, customer_details: { email: "ana@example.com", name: "Ana Prueba" }, customer: { object: "customer", email: "ana@example.com" } });
    expect(paid.line_items?.data).toHaveLength(1);
    expect(paid.payment_intent).toMatchObject({
      status: "succeeded", amount_received: 4_900, metadata: { orderId: "order_1" },
      latest_charge: { status: "succeeded", captured: true, payment_method_details: { card: { last4: "4242", brand: "visa" } }, balance_transaction: { amount: 4_900, fee: 172, net: 4_728 } },
    });
    const again = await submit(urlOf(session), cardForm("4242424242424242"));
    expect(again.status).toBe(303);
    const page = await fetch(urlOf(session), { headers: { "accept-language": "es" } });
    expect(await page.text()).toContain("Este pago está completo");
    expect((await bench.stripe.charges.list({ payment_intent: String((await bench.stripe.checkout.sessions.retrieve(session.id)).payment_intent) })).data).toHaveLength(1);
  });

  it("shows a refusal, keeps the session open, and takes another card with the same payment intent", async () => {
    const session = await bench.stripe.checkout.sessions.create(courseSession({ locale: "es" }));
    const declined = await submit(urlOf(session), cardForm("4000000000009995"));
    expect(declined.status).toBe(402);
    const html = await declined.text();
    expect(html).toContain("Tu tarjeta no tiene fondos suficientes");
    expect(html).toContain('value="Ana Prueba"');
    expect(html).not.toContain("4000000000009995");
    const open = await bench.stripe.checkout.sessions.retrieve(session.id, { expand: ["payment_intent"] });
    expect(open).toMatchObject({ status: "open", payment_status: "unpaid", payment_intent: { status: "requires_payment_method", last_payment_error: { code: "card_declined", decline_code: "insufficient_funds" } } });
    expect((await submit(urlOf(session), cardForm("4242424242424242"))).status).toBe(303);
    const charges = await bench.stripe.charges.list({ payment_intent: typeof open.payment_intent === "string" ? open.payment_intent : (open.payment_intent?.id ?? "") });
    expect(charges.data.map((charge) => charge.status)).toEqual(["succeeded", "failed"]);
  });

  it.each([
    ["a generic decline", cardForm("4000000000000002"), 402, "was declined"],
    ["a blocked card", cardForm("4100000000000019"), 402, "was declined"],
    ["an expired card", cardForm("4242424242424242", { expiry: "01/26" }), 402, "has expired"],
    ["a past year", cardForm("4242424242424242", { expiry: "01/20" }), 402, "year is in the past"],
    ["a short security code", cardForm("4242424242424242", { cvc: "12" }), 402, "security code is incomplete"],
    ["a wrong number", cardForm("4242424242424241"), 402, "card number is not correct"],
    ["a card that is no test card", cardForm("4532015112830366"), 402, "Only documented test cards"],
    ["an unreadable date", cardForm("4242424242424242", { expiry: "soon" }), 422, "Enter the expiry date"],
  ])("says what is wrong with %s", async (_name, form, status, text) => {
    const session = await bench.stripe.checkout.sessions.create(courseSession({ locale: "en" }));
    const response = await submit(urlOf(session), form);
    expect(response.status).toBe(status);
    expect(await response.text()).toContain(text);
    expect((await bench.stripe.checkout.sessions.retrieve(session.id)).status).toBe("open");
  });

  it.each(["4000002500003155", "4000002760003184"])("asks %s to authenticate: failing keeps the session open, authorizing pays", async (number) => {
    const session = await bench.stripe.checkout.sessions.create(courseSession({ locale: "en" }));
    const first = await submit(urlOf(session), cardForm(number));
    const challenge = `${bench.service.url}${first.headers.get("location") ?? ""}`;
    expect(await (await fetch(challenge)).text()).toContain("Authorize");
    const failed = await submit(challenge, { decision: "fail" });
    const backTo = `${bench.service.url}${failed.headers.get("location") ?? ""}`;
    expect(backTo).toContain(`/c/pay/${session.id}`);
    expect(await (await fetch(backTo)).text()).toContain("could not confirm that it is you");
    expect((await bench.stripe.checkout.sessions.retrieve(session.id)).status).toBe("open");
    const second = await submit(urlOf(session), cardForm(number));
    const done = await submit(`${bench.service.url}${second.headers.get("location") ?? ""}`, { decision: "authorize" });
    expect(done.headers.get("location")).toBe(`http://127.0.0.1:9/done?session=${session.id}`);
    expect(await bench.stripe.checkout.sessions.retrieve(session.id, { expand: ["payment_intent.latest_charge"] })).toMatchObject({
      payment_status: "paid", payment_intent: { latest_charge: { payment_method_details: { card: { three_d_secure: { result: "authenticated" } } } } },
    });
  });

  it("saves a card in setup mode", async () => {
    const customer = await bench.stripe.customers.create({ email: "eva@example.com" });
    const session = await bench.stripe.checkout.sessions.create({ mode: "setup", currency: "usd", customer: customer.id, success_url: "http://127.0.0.1:9/saved" });
    expect((await submit(urlOf(session), cardForm("4242424242424242"))).headers.get("location")).toBe("http://127.0.0.1:9/saved");
    const done = await bench.stripe.checkout.sessions.retrieve(session.id, { expand: ["setup_intent.payment_method"] });
    expect(done).toMatchObject({ status: "complete", payment_status: "no_payment_required", setup_intent: { status: "succeeded", payment_method: { customer: customer.id, card: { last4: "4242" } } } });
    expect((await bench.stripe.customers.listPaymentMethods(customer.id)).data).toHaveLength(1);
  });
});

describe("discounts", () => {
  it("shares a coupon over the items to the cent and completes a free order without a card", async () => {
    const coupon = await bench.stripe.coupons.create({ percent_off: 100, duration: "once" });
    const session = await bench.stripe.checkout.sessions.create(courseSession({ discounts: [{ coupon: coupon.id }] }));
    expect(session).toMatchObject({ amount_subtotal: 4_900, amount_total: 0, total_details: { amount_discount: 4_900 } });
    expect((await submit(urlOf(session), { email: "ana@example.com" })).status).toBe(303);
    expect(await bench.stripe.checkout.sessions.retrieve(session.id)).toMatchObject({ status: "complete", payment_status: "no_payment_required", payment_intent: null });
    expect((await bench.stripe.coupons.retrieve(coupon.id)).times_redeemed).toBe(1);
  });

  it("takes a promotion code on the page", async () => {
    const coupon = await bench.stripe.coupons.create({ amount_off: 1_000, currency: "usd", duration: "once" });
    await bench.stripe.promotionCodes.create({ promotion: { type: "coupon", coupon: coupon.id }, code: "SUMMER10", max_redemptions: 1 });
    const session = await bench.stripe.checkout.sessions.create(courseSession({ allow_promotion_codes: true, locale: "en" }));
    expect((await submit(`${urlOf(session)}/promotion`, { code: "NOPE" })).status).toBe(422);
    expect((await submit(`${urlOf(session)}/promotion`, { code: "summer10" })).status).toBe(303);
    expect((await bench.stripe.checkout.sessions.retrieve(session.id)).amount_total).toBe(3_900);
    expect(await payFor(bench.service, session.id)).toMatchObject({ result: "complete" });
    const late = await bench.stripe.checkout.sessions.create(courseSession({ allow_promotion_codes: true, locale: "en" }));
    expect((await submit(`${urlOf(late)}/promotion`, { code: "SUMMER10" })).status).toBe(422);
  });
});

describe("expiry", () => {
  it("expires by the API once, cancels a begun payment, and shows it on the page", async () => {
    const session = await bench.stripe.checkout.sessions.create(courseSession({ locale: "en" }));
    await submit(urlOf(session), cardForm("4000000000000002"));
    const expired = await bench.stripe.checkout.sessions.expire(session.id, { expand: ["payment_intent"] });
    expect(expired).toMatchObject({ status: "expired", url: null, payment_intent: { status: "canceled" } });
    const page = await fetch(urlOf(session));
    expect(page.status).toBe(410);
    expect(await page.text()).toContain("has expired");
    expect((await submit(urlOf(session), cardForm("4242424242424242"))).status).toBe(410);
    await expect(bench.stripe.checkout.sessions.expire(session.id)).rejects.toMatchObject({ statusCode: 400 });
  });

  it("expires by itself when its time has come", async () => {
    const session = await bench.stripe.checkout.sessions.create(courseSession({ expires_at: Math.floor(Date.now() / 1_000) + 1_800 }));
    await fetch(`${bench.service.url}/_local/clock`, { method: "POST", body: JSON.stringify({ advanceSeconds: 1_801 }) });
    const event = await bench.receiver.next("checkout.session.expired", (candidate) => candidate.type === "checkout.session.expired" && candidate.data.object.id === session.id);
    expect(event.data.object).toMatchObject({ status: "expired" });
  });
});
