import Stripe from "stripe";
import { money } from "@/lib/money";
import { HOUR_MS } from "@/lib/time";
import type { CheckoutState, Mailer, OutgoingMail, PaymentGateway, RateLimits, RefundAnswer, Vendors } from "@/server/vendors";
import type { FileStore } from "@/server/vendors";
import { memoryFiles } from "./in-memory-vendors";
import { stripeGateway } from "@/server/vendors/payments/stripe-gateway";

export const WEBHOOK_SECRET = "whsec_of_the_tests_0123456789";

const stripe = new Stripe("sk_test_x");
const gateway = stripeGateway({ secretKey: "sk_test_x", webhookSecret: WEBHOOK_SECRET, apiUrl: undefined });

/**
 * The vendors of a shop, in memory: hosted checkouts that can be paid or expired, refunds, files, mail. Webhooks are
 * verified by the real client; `sign` makes what Stripe would send.
 */
export function fakeShop() {
  const checkouts = new Map<string, CheckoutState & { url: string; expiresAt: Date }>();
  const byKey = new Map<string, string>();
  const refunds: { paymentId: string; amount: number; refundId: string }[] = [];
  const mails: OutgoingMail[] = [];
  const stored = new Map<string, { body: Buffer; contentType: string }>();
  const state = { isDown: false, refundAnswer: null as RefundAnswer | null, turns: Number.POSITIVE_INFINITY, opened: 0 };

  const payments: PaymentGateway = {
    provider: "stripe",
    openCheckout: async (input) => {
      if (state.isDown) throw new Error("the vendor is down");
      state.opened += 1;
      const id = byKey.get(input.idempotencyKey) ?? `cs_${input.orderId}`;
      byKey.set(input.idempotencyKey, id);
      const amount = input.lines.reduce((sum, line) => sum + line.price.amount, 0);
      const total = money(amount, input.lines[0]?.price.currency ?? "USD");
      const url = `https://pay.example/${id}`;
      if (!checkouts.has(id)) {
        checkouts.set(id, { id, orderId: input.orderId, status: "open", paymentId: null, total, createdAt: new Date(input.expiresAt.getTime() - 2 * HOUR_MS), url, expiresAt: input.expiresAt });
      }
      return { id, url, expiresAt: input.expiresAt };
    },
    findCheckout: async (id) => checkouts.get(id) ?? null,
    listCheckouts: async function* ({ since, until }) {
      for (const checkout of checkouts.values()) if (checkout.createdAt >= since && checkout.createdAt <= until) yield checkout;
    },
    expireCheckout: async (id) => {
      const checkout = checkouts.get(id);
      if (checkout) checkouts.set(id, { ...checkout, status: "expired" });
    },
    refund: async ({ paymentId, amount, refundId }) => {
      if (!refunds.some((refund) => refund.refundId === refundId)) refunds.push({ paymentId, amount: amount.amount, refundId });
      return state.refundAnswer ?? { externalId: `re_${refundId}`, status: "succeeded" };
    },
    readWebhook: gateway.readWebhook,
  };
  const mail: Mailer = { send: async (sent) => ({ id: String(mails.push(sent)) }) };
  const limits: RateLimits = { take: async () => ({ allowed: (state.turns -= 1) >= 0, retryAfterSeconds: 30 }) };
  const files: Pick<FileStore, "put" | "read" | "remove"> = {
    put: async ({ pathname, body, contentType }) => {
      stored.set(pathname, { body, contentType });
      return { pathname, url: `https://files.example/${pathname}`, contentType, bytes: body.byteLength };
    },
    read: async (pathname) => stored.get(pathname) ?? null,
    remove: async (pathname) => void stored.delete(pathname),
  };
  const vendors: Partial<Vendors> = { payments, mail, limits, files: { ...memoryFiles(), ...files } };
  const pay = (checkoutId: string) => {
    const checkout = checkouts.get(checkoutId);
    if (!checkout) throw new Error(`no checkout ${checkoutId}`);
    const paid = { ...checkout, status: "paid" as const, paymentId: `pi_${checkoutId}` };
    checkouts.set(checkoutId, paid);
    return paid;
  };
  return { vendors, checkouts, refunds, mails, stored, state, pay };
}

/** A body and its signature header, as Stripe sends them. */
export function sign(event: object, options: { secret?: string; timestamp?: number } = {}): { rawBody: string; signature: string } {
  const rawBody = JSON.stringify(event, null, 2);
  const signature = stripe.webhooks.generateTestHeaderString({ payload: rawBody, secret: options.secret ?? WEBHOOK_SECRET, ...options });
  return { rawBody, signature };
}

let serial = 0;

/** Events in Stripe's shape. Each call is another event. */
export const stripeEvent = {
  paid: (checkout: Pick<CheckoutState, "id" | "orderId" | "total"> & { paymentId?: string | null }, overrides: object = {}) =>
    event("checkout.session.completed", {
      id: checkout.id,
      object: "checkout.session",
      client_reference_id: checkout.orderId,
      payment_intent: checkout.paymentId ?? `pi_${checkout.id}`,
      payment_status: "paid",
      status: "complete",
      amount_total: checkout.total.amount,
      currency: checkout.total.currency.toLowerCase(),
      ...overrides,
    }),
  expired: (checkout: Pick<CheckoutState, "id" | "orderId">) =>
    event("checkout.session.expired", { id: checkout.id, object: "checkout.session", client_reference_id: checkout.orderId, status: "expired" }),
  failed: (paymentId: string, orderId: string) =>
    event("payment_intent.payment_failed", { id: paymentId, object: "payment_intent", metadata: { orderId } }),
  refund: (type: "refund.created" | "refund.updated" | "refund.failed", refund: { id: string; paymentId: string; amount: number; status: string; refundId?: string; currency?: string }) =>
    event(type, {
      id: refund.id,
      object: "refund",
      payment_intent: refund.paymentId,
      amount: refund.amount,
      currency: refund.currency ?? "usd",
      status: refund.status,
      metadata: refund.refundId ? { refundId: refund.refundId } : {},
    }),
  refundedTotal: (paymentId: string, amount: number) =>
    event("charge.refunded", { id: `ch_${paymentId}`, object: "charge", payment_intent: paymentId, amount_refunded: amount, currency: "usd" }),
  dispute: (type: "charge.dispute.created" | "charge.dispute.closed", dispute: { id: string; paymentId: string; amount: number; status: string }) =>
    event(type, { id: dispute.id, object: "dispute", payment_intent: dispute.paymentId, amount: dispute.amount, currency: "usd", status: dispute.status }),
};

function event(type: string, object: object) {
  serial += 1;
  return { id: `evt_test_${serial}`, object: "event", api_version: "2026-10-28.endive", created: Math.floor(Date.now() / 1_000), livemode: false, type, data: { object } };
}
