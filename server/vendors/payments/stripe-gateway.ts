import Stripe from "stripe";
import { money } from "@/lib/money";
import { parseEvent, toPaymentChange } from "./stripe-events";
import { toRefundState } from "./stripe-refund-state";
import { holdsSignature } from "./stripe-signature";
import type { CheckoutInput, CheckoutState, PaymentGateway } from "./types";

type Options = { secretKey: string; webhookSecret: string; apiUrl: string | undefined };

/** Stripe behind our own words. */
export function stripeGateway(options: Options): PaymentGateway {
  const stripe = new Stripe(options.secretKey, { ...hostOf(options.apiUrl), maxNetworkRetries: 2, timeout: 10_000, telemetry: false });
  return {
    provider: "stripe",
    async openCheckout(input) {
      const session = await stripe.checkout.sessions.create(toSession(input), { idempotencyKey: input.idempotencyKey });
      if (!session.url) throw new Error(`Stripe made checkout ${session.id} without a page`);
      return { id: session.id, url: session.url, expiresAt: new Date(session.expires_at * 1_000) };
    },
    async findCheckout(checkoutId) {
      try {
        return toCheckoutState(await stripe.checkout.sessions.retrieve(checkoutId));
      } catch (error) {
        if (error instanceof Stripe.errors.StripeInvalidRequestError && error.statusCode === 404) return null;
        throw error;
      }
    },
    async *listCheckouts({ since, until }) {
      const created = { gte: toSeconds(since), lte: toSeconds(until) };
      for await (const session of stripe.checkout.sessions.list({ created, limit: 100 })) yield toCheckoutState(session);
    },
    async expireCheckout(checkoutId) {
      await stripe.checkout.sessions.expire(checkoutId);
    },
    async refund({ paymentId, amount, refundId, idempotencyKey }) {
      try {
        const refund = await stripe.refunds.create(
          { payment_intent: paymentId, amount: amount.amount, metadata: { refundId } },
          { idempotencyKey },
        );
        return { externalId: refund.id, status: toRefundState(refund.status) };
      } catch (error) {
        if (error instanceof Stripe.errors.StripeInvalidRequestError) return { externalId: null, status: "refused", reason: error.code ?? error.message };
        throw error;
      }
    },
    readWebhook(rawBody, signature) {
      if (!signature || !holdsSignature(stripe, rawBody, signature, options.webhookSecret)) return null;
      const event = parseEvent(rawBody);
      if (!event) return null;
      return {
        externalId: event.id,
        type: event.type,
        occurredAt: new Date(event.created * 1_000),
        payload: event,
        change: toPaymentChange(event),
      };
    },
  };
}

function toSession(input: CheckoutInput): Stripe.Checkout.SessionCreateParams {
  return {
    mode: "payment",
    client_reference_id: input.orderId,
    customer_email: input.customerEmail,
    locale: input.locale === "pt-BR" ? "pt-BR" : input.locale === "en" ? "en" : "es",
    success_url: input.successUrl,
    cancel_url: input.cancelUrl,
    expires_at: toSeconds(input.expiresAt),
    metadata: { orderId: input.orderId },
    payment_intent_data: { metadata: { orderId: input.orderId } },
    line_items: input.lines.map((line) => ({
      quantity: 1,
      price_data: {
        currency: line.price.currency.toLowerCase(),
        unit_amount: line.price.amount,
        product_data: { name: line.name },
      },
    })),
  };
}

function toCheckoutState(session: Stripe.Checkout.Session): CheckoutState {
  const paid = session.status === "complete" && session.payment_status !== "unpaid";
  return {
    id: session.id,
    orderId: session.client_reference_id,
    status: paid ? "paid" : session.status === "expired" ? "expired" : "open",
    paymentId: typeof session.payment_intent === "string" ? session.payment_intent : (session.payment_intent?.id ?? null),
    total: money(session.amount_total ?? 0, (session.currency ?? "usd").toUpperCase()),
    createdAt: new Date(session.created * 1_000),
  };
}

function hostOf(apiUrl: string | undefined): Pick<Stripe.StripeConfig, "host" | "port" | "protocol"> {
  if (!apiUrl) return {};
  const { hostname, port, protocol } = new URL(apiUrl);
  return { host: hostname, port: port || undefined, protocol: protocol === "http:" ? "http" : "https" };
}

function toSeconds(date: Date): number {
  return Math.floor(date.getTime() / 1_000);
}
