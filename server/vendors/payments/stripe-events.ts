import type Stripe from "stripe";
import { z } from "zod";
import { money } from "@/lib/money";
import { toRefundState } from "./stripe-refund-state";
import type { PaymentChange } from "./types";

const envelopeSchema = z.looseObject({
  id: z.string().min(1).max(255),
  type: z.string().min(1).max(255),
  created: z.number().int(),
  data: z.looseObject({ object: z.looseObject({}) }),
});

/** The event in a body whose signature held; null when it is not an event at all. */
export function parseEvent(rawBody: string): Stripe.Event | null {
  try {
    const parsed = envelopeSchema.safeParse(JSON.parse(rawBody));
    // The envelope is checked; the object inside is read with care below, because its shape is that of an API version.
    return parsed.success ? (parsed.data as unknown as Stripe.Event) : null;
  } catch {
    return null;
  }
}

/**
 * Reads the events that our state machine knows; see `docs/vendors/stripe.md` for their order. An object of a shape
 * that we cannot read is `unreadable`: recorded for a person, never guessed at.
 */
export function toPaymentChange(event: Stripe.Event): PaymentChange {
  try {
    return readChange(event);
  } catch (error) {
    return { kind: "unreadable", reason: error instanceof Error ? error.message : "unknown shape" };
  }
}

function readChange(event: Stripe.Event): PaymentChange {
  switch (event.type) {
    case "checkout.session.completed":
    case "checkout.session.async_payment_succeeded":
      return checkoutChange(event.data.object);
    case "checkout.session.expired":
      return { kind: "checkout_expired", checkoutId: event.data.object.id, orderId: event.data.object.client_reference_id };
    case "payment_intent.payment_failed":
      return { kind: "payment_failed", paymentId: event.data.object.id, orderId: event.data.object.metadata?.["orderId"] ?? null };
    case "charge.refunded":
      return chargeRefunded(event.data.object);
    case "refund.created":
    case "refund.updated":
    case "refund.failed":
      return refundChange(event.data.object);
    case "charge.dispute.created":
    case "charge.dispute.updated":
    case "charge.dispute.funds_withdrawn":
    case "charge.dispute.closed":
      return disputeChange(event.data.object);
    default:
      return { kind: "ignored" };
  }
}

function checkoutChange(session: Stripe.Checkout.Session): PaymentChange {
  const paymentId = idOf(session.payment_intent);
  if (session.payment_status === "unpaid" || !paymentId) return { kind: "ignored" };
  return {
    kind: "checkout_paid",
    checkoutId: session.id,
    orderId: session.client_reference_id,
    paymentId,
    total: money(session.amount_total ?? 0, (session.currency ?? "").toUpperCase()),
  };
}

function chargeRefunded(charge: Stripe.Charge): PaymentChange {
  const paymentId = idOf(charge.payment_intent);
  if (!paymentId) return { kind: "ignored" };
  return { kind: "payment_refunded", paymentId, refundedTotal: money(charge.amount_refunded, charge.currency.toUpperCase()) };
}

function refundChange(refund: Stripe.Refund): PaymentChange {
  return {
    kind: "refund_changed",
    refundExternalId: refund.id,
    refundId: refund.metadata?.["refundId"] ?? null,
    paymentId: idOf(refund.payment_intent),
    amount: money(refund.amount, refund.currency.toUpperCase()),
    state: toRefundState(refund.status),
  };
}

/**
 * By the dispute's own status, not by the event's name: an inquiry (`warning_…`) holds no money and may become a dispute
 * later, without a second `created`.
 */
function disputeChange(dispute: Stripe.Dispute): PaymentChange {
  const paymentId = idOf(dispute.payment_intent);
  if (!paymentId || dispute.status.startsWith("warning_")) return { kind: "ignored" };
  const facts = { disputeExternalId: dispute.id, paymentId, amount: money(dispute.amount, dispute.currency.toUpperCase()) };
  if (dispute.status === "won" || dispute.status === "lost") return { kind: "dispute_closed", ...facts, won: dispute.status === "won" };
  return { kind: "dispute_opened", ...facts };
}

function idOf(reference: string | { id: string } | null | undefined): string | null {
  if (!reference) return null;
  return typeof reference === "string" ? reference : reference.id;
}
