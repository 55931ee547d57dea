import type { Money } from "@/lib/money";

/** What the shop asks of a payment vendor, in our words. No vendor type crosses this line. */
export type PaymentGateway = {
  provider: "stripe";
  /** Opens the vendor's hosted payment page. The same `idempotencyKey` returns the same checkout. */
  openCheckout(input: CheckoutInput): Promise<Checkout>;
  /** The checkout as the vendor sees it now, or null when the vendor has no such checkout. */
  findCheckout(checkoutId: string): Promise<CheckoutState | null>;
  /** Checkouts made in the window, newest first, for reconciliation. */
  listCheckouts(window: { since: Date; until: Date }): AsyncIterable<CheckoutState>;
  /** Closes an open checkout, so that it can no longer be paid. */
  expireCheckout(checkoutId: string): Promise<void>;
  /** Asks for a refund. The same `idempotencyKey` never refunds twice. A refusal that no retry would change is an answer, not an error. */
  refund(input: { paymentId: string; amount: Money; refundId: string; idempotencyKey: string }): Promise<RefundAnswer>;
  /** Verifies the signature over the raw body, decoded without dropping a byte order mark, and reads the event; null when it does not hold. */
  readWebhook(rawBody: string, signature: string | null): PaymentWebhook | null;
};

export type CheckoutInput = {
  orderId: string;
  lines: { name: string; price: Money }[];
  customerEmail: string;
  locale: string;
  successUrl: string;
  cancelUrl: string;
  expiresAt: Date;
  idempotencyKey: string;
};

export type Checkout = { id: string; url: string; expiresAt: Date };

export type CheckoutState = {
  id: string;
  orderId: string | null;
  status: "open" | "paid" | "expired";
  paymentId: string | null;
  total: Money;
  createdAt: Date;
};

export type RefundAnswer = { externalId: string; status: RefundState } | { externalId: null; status: "refused"; reason: string };

export type RefundState = "pending" | "succeeded" | "failed";

/** An event of the vendor reduced to what our state machine knows; `ignored` is recorded and does nothing. */
export type PaymentWebhook = {
  externalId: string;
  type: string;
  occurredAt: Date;
  /** The whole event as received, for the record. */
  payload: unknown;
  change: PaymentChange;
};

export type PaymentChange =
  | { kind: "checkout_paid"; checkoutId: string; orderId: string | null; paymentId: string; total: Money }
  | { kind: "checkout_expired"; checkoutId: string; orderId: string | null }
  | { kind: "payment_failed"; paymentId: string; orderId: string | null }
  | { kind: "payment_refunded"; paymentId: string; refundedTotal: Money }
  | { kind: "refund_changed"; refundExternalId: string; refundId: string | null; paymentId: string | null; amount: Money; state: RefundState }
  | { kind: "dispute_opened"; disputeExternalId: string; paymentId: string; amount: Money }
  | { kind: "dispute_closed"; disputeExternalId: string; paymentId: string; won: boolean; amount: Money }
  | { kind: "unreadable"; reason: string }
  | { kind: "ignored" };
