import type Stripe from "stripe";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { courseSession, payFor, startBench, type Bench } from "./testing/start-for-test.ts";

let bench: Bench;
beforeAll(async () => {
  bench = await startBench(21_120);
});
afterAll(() => bench.stop());

async function pay(card?: string): Promise<{ intent: string; charge: string }> {
  const session = await bench.stripe.checkout.sessions.create(courseSession());
  expect(await payFor(bench.service, session.id, card)).toMatchObject({ result: "complete" });
  const intent = String((await bench.stripe.checkout.sessions.retrieve(session.id)).payment_intent);
  return { intent, charge: String((await bench.stripe.paymentIntents.retrieve(intent)).latest_charge) };
}

function advanceClock(seconds: number): Promise<Response> {
  return fetch(`${bench.service.url}/_local/clock`, { method: "POST", body: JSON.stringify({ advanceSeconds: seconds }) });
}

async function disputeOf(charge: string): Promise<Stripe.Dispute> {
  const [dispute] = (await bench.stripe.disputes.list({ charge })).data;
  if (dispute === undefined) throw new Error("The charge was not disputed.");
  return dispute;
}

describe("refunds", () => {
  it("refunds in parts up to the amount, and no further", async () => {
    const { intent, charge } = await pay();
    const part = await bench.stripe.refunds.create({ payment_intent: intent, amount: 1_000, reason: "requested_by_customer", metadata: { ticket: "7" } });
    expect(part).toMatchObject({ object: "refund", amount: 1_000, charge, payment_intent: intent, status: "succeeded", reason: "requested_by_customer", metadata: { ticket: "7" } });
    await expect(bench.stripe.refunds.create({ charge, amount: 3_901 })).rejects.toMatchObject({ statusCode: 400, param: "amount", message: expect.stringContaining("unrefunded amount") });
    expect(await bench.stripe.charges.retrieve(charge, { expand: ["refunds"] })).toMatchObject({ amount_refunded: 1_000, refunded: false, refunds: { data: [{ id: part.id }] } });
    await bench.stripe.refunds.create({ charge });
    expect(await bench.stripe.charges.retrieve(charge)).toMatchObject({ amount_refunded: 4_900, refunded: true });
    await expect(bench.stripe.refunds.create({ charge })).rejects.toMatchObject({ code: "charge_already_refunded" });
    const movements = await bench.stripe.balanceTransactions.list({ source: part.id });
    expect(movements.data).toMatchObject([{ amount: -1_000, net: -1_000, type: "refund" }]);
  });

  it.each([[{ amount: 100 }, "charge"], [{ charge: "ch_none" }, "charge"], [{ payment_intent: "pi_none" }, "payment_intent"]])("refuses %o", async (params, param) => {
    await expect(bench.stripe.refunds.create(params)).rejects.toMatchObject({ statusCode: 400, param });
  });

  it("never gives back more than was paid, whatever arrives at once", async () => {
    const { charge } = await pay();
    const results = await Promise.allSettled(Array.from({ length: 10 }, () => bench.stripe.refunds.create({ charge, amount: 1_000 })));
    expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(4);
    expect((await bench.stripe.charges.retrieve(charge)).amount_refunded).toBe(4_000);
  });

  it("settles slow refunds and takes failed ones back", async () => {
    const slow = await pay("4000000000007726");
    const pending = await bench.stripe.refunds.create({ charge: slow.charge });
    expect(pending.status).toBe("pending");
    const failing = await pay("4000000000005126");
    const refund = await bench.stripe.refunds.create({ charge: failing.charge });
    await advanceClock(10);
    await bench.receiver.next("refund.updated", (event) => event.type === "refund.updated" && event.data.object.id === pending.id && event.data.object.status === "succeeded");
    const failed = await bench.receiver.next("refund.failed", (event) => event.type === "refund.failed" && event.data.object.id === refund.id);
    expect(failed.data.object).toMatchObject({ status: "failed", failure_balance_transaction: expect.stringMatching(/^txn_/) });
    expect(await bench.stripe.charges.retrieve(failing.charge)).toMatchObject({ amount_refunded: 0, refunded: false });
  });
});

describe("disputes", () => {
  it("opens by the test card, blocks refunds, and is won with winning evidence", async () => {
    const { charge, intent } = await pay("4000000000000259");
    const dispute = await disputeOf(charge);
    expect(dispute).toMatchObject({ object: "dispute", amount: 4_900, payment_intent: intent, reason: "fraudulent", status: "needs_response", balance_transactions: [{ amount: -4_900, fee: 1_500 }] });
    expect((await bench.stripe.charges.retrieve(charge)).disputed).toBe(true);
    await expect(bench.stripe.refunds.create({ charge })).rejects.toMatchObject({ code: "charge_disputed" });
    const staged = await bench.stripe.disputes.update(dispute.id, { evidence: { customer_name: "Ana" }, submit: false });
    expect(staged).toMatchObject({ status: "needs_response", evidence: { customer_name: "Ana" }, evidence_details: { has_evidence: true, submission_count: 0 } });
    expect(await bench.stripe.disputes.update(dispute.id, { evidence: { uncategorized_text: "winning_evidence" } })).toMatchObject({ status: "under_review", evidence_details: { submission_count: 1 } });
    await advanceClock(5);
    const closed = await bench.receiver.next("charge.dispute.closed", (event) => event.type === "charge.dispute.closed" && event.data.object.id === dispute.id);
    expect(closed.data.object).toMatchObject({ status: "won" });
    await bench.receiver.next("charge.dispute.funds_reinstated", (event) => event.type === "charge.dispute.funds_reinstated" && event.data.object.id === dispute.id);
    const events = await bench.stripe.events.list({ type: "charge.dispute.*", limit: 100 });
    const mine = events.data.filter((event) => "id" in event.data.object && event.data.object.id === dispute.id).map(({ type }) => type);
    expect(mine.reverse()).toEqual(["charge.dispute.created", "charge.dispute.funds_withdrawn", "charge.dispute.updated", "charge.dispute.updated", "charge.dispute.closed", "charge.dispute.funds_reinstated"]);
    await expect(bench.stripe.disputes.close(dispute.id)).rejects.toMatchObject({ statusCode: 400 });
  });

  it("is lost when it is accepted", async () => {
    const { charge } = await pay("4000000000002685");
    const dispute = await disputeOf(charge);
    expect(dispute.reason).toBe("product_not_received");
    expect(await bench.stripe.disputes.close(dispute.id)).toMatchObject({ status: "lost" });
  });
});

describe("the inspector", () => {
  async function press(path: string): Promise<Response> {
    return fetch(`${bench.service.url}${path}`, { method: "POST", redirect: "manual" });
  }

  it("lists payments and refunds and disputes by buttons", async () => {
    const first = await pay();
    const second = await pay();
    const html = await (await fetch(`${bench.service.url}/`)).text();
    expect(html).toContain("$49.00");
    expect(html).toContain(`action="/charges/${first.charge}/refund"`);
    expect((await press(`/charges/${first.charge}/refund`)).status).toBe(303);
    expect((await bench.stripe.charges.retrieve(first.charge)).refunded).toBe(true);
    expect((await press(`/charges/${first.charge}/refund`)).status).toBe(409);
    expect((await press(`/charges/${second.charge}/dispute`)).status).toBe(303);
    const dispute = await disputeOf(second.charge);
    expect((await press(`/disputes/${dispute.id}/win`)).status).toBe(303);
    expect(await bench.stripe.disputes.retrieve(dispute.id)).toMatchObject({ status: "won" });
  });

  it("shows an object and answers 404 for what does not exist", async () => {
    const { charge } = await pay();
    expect(await (await fetch(`${bench.service.url}/objects/${charge}`)).text()).toContain("payment_method_details");
    expect((await fetch(`${bench.service.url}/objects/none`)).status).toBe(404);
    expect((await fetch(`${bench.service.url}/receipts/${charge}`)).status).toBe(200);
  });
});
