import { formatAmount } from "../core/currencies.ts";
import type { Operation } from "../core/emulator.ts";
import { newId, randomText } from "../core/ids.ts";
import { badParameter, StripeError } from "../core/stripe-error.ts";
import type { Objects } from "../core/wire.ts";
import { moveBalance } from "./balance.ts";
import { findTestCard } from "./test-cards.ts";

type Charge = Objects["charge"];
type Refund = Objects["refund"];

export type RefundRequest = { amount: number | null; reason: Refund["reason"]; metadata: Record<string, string> };

/** Seconds after which the test cards with slow refunds settle them. */
const SETTLE_SECONDS = 3;

/**
 * Gives back part or all of a captured charge. Announces `refund.created` and `charge.refunded`. Throws when
 * the charge is disputed, refunded already, or holds less than what is asked for.
 */
export function refundCharge(op: Operation, charge: Charge, request: RefundRequest): Refund {
  const left = refundable(op, charge);
  const amount = request.amount ?? left;
  if (amount > left) {
    const [what, most] = charge.amount_refunded === 0 ? ["charge amount", charge.amount] : ["unrefunded amount on charge", left];
    throw badParameter("amount", `Refund amount (${formatAmount(amount, charge.currency)}) is greater than ${what} (${formatAmount(most, charge.currency)})`);
  }
  const number = charge.payment_method === null ? undefined : op.objects.hidden(charge.payment_method).card?.number;
  const behaviour = number === undefined ? undefined : findTestCard(number)?.behaviour.refund;
  const refund = storeRefund(op, charge, { ...request, amount }, behaviour === "pending-then-succeeds" ? "pending" : "succeeded");
  const refunded: Charge = { ...charge, amount_refunded: charge.amount_refunded + amount, refunded: charge.amount_refunded + amount === charge.amount };
  op.objects.save("charge", refunded);
  op.emit("refund.created", refund);
  op.emit("charge.refunded", refunded, { amount_refunded: charge.amount_refunded, ...(refunded.refunded ? { refunded: false } : {}) });
  if (behaviour === "pending-then-succeeds") op.schedule("settle-refund", refund.id, op.now + SETTLE_SECONDS);
  if (behaviour === "succeeds-then-fails") op.schedule("fail-refund", refund.id, op.now + SETTLE_SECONDS);
  return refund;
}

/** The bank confirmed a pending refund. */
export function settleRefund(op: Operation, id: string): void {
  const refund = op.objects.find("refund", id);
  if (refund?.status !== "pending") return;
  announceRefund(op, { ...refund, status: "succeeded" }, { status: "pending" });
}

/** The bank sent a refund back: the money is on the balance again and the charge counts it no longer. */
export function failRefund(op: Operation, id: string): void {
  const refund = op.objects.find("refund", id);
  if (refund === null || refund.status !== "succeeded" || refund.charge === null) return;
  const charge = op.objects.get("charge", refund.charge);
  const back = moveBalance(op, { type: "refund_failure", category: "refund_failure", amount: refund.amount, currency: refund.currency, source: refund.id, description: `REFUND FAILURE FOR CHARGE (${charge.id})` });
  const failed: Refund = { ...refund, failure_balance_transaction: back.id, failure_reason: "unknown", status: "failed" };
  op.objects.save("charge", { ...charge, amount_refunded: charge.amount_refunded - refund.amount, refunded: false });
  announceRefund(op, failed, { status: "succeeded" });
  op.emit("refund.failed", failed);
}

/** Stores a changed refund and announces it in both of the ways that Stripe does. */
export function announceRefund(op: Operation, refund: Refund, previous: { [key: string]: unknown }): void {
  op.objects.save("refund", refund);
  op.emit("refund.updated", refund, previous);
  op.emit("charge.refund.updated", refund, previous);
}

function refundable(op: Operation, charge: Charge): number {
  if (!charge.paid || !charge.captured) throw new StripeError(400, `Charge ${charge.id} has not been captured and cannot be refunded.`, { code: "charge_not_refundable", charge: charge.id });
  if (charge.refunded) throw new StripeError(400, `Charge ${charge.id} has already been refunded.`, { code: "charge_already_refunded", charge: charge.id });
  if (charge.disputed) {
    const open = op.objects.all("dispute", { filters: [{ field: "charge", equals: charge.id }] }).find((dispute) => !dispute.is_charge_refundable && dispute.status !== "won");
    if (open !== undefined) throw new StripeError(400, `Charge ${charge.id} has been charged back; cannot issue a refund.`, { code: "charge_disputed", charge: charge.id });
  }
  return charge.amount - charge.amount_refunded;
}

function storeRefund(op: Operation, charge: Charge, request: RefundRequest & { amount: number }, status: "pending" | "succeeded"): Refund {
  const id = newId("re");
  const movement = moveBalance(op, { type: "refund", category: "refund", amount: -request.amount, currency: charge.currency, source: id, description: `REFUND FOR CHARGE (${charge.description ?? charge.id})` });
  const refund: Refund = {
    id,
    object: "refund",
    amount: request.amount,
    balance_transaction: movement.id,
    charge: charge.id,
    created: op.now,
    currency: charge.currency,
    customer: charge.customer,
    customer_account: null,
    destination_details: { card: { reference: randomText(12), reference_status: status === "pending" ? "pending" : "available", reference_type: "acquirer_reference_number", type: "refund" }, type: "card" },
    metadata: request.metadata,
    payment_intent: charge.payment_intent,
    payment_method: charge.payment_method,
    reason: request.reason,
    receipt_number: null,
    source_transfer_reversal: null,
    status,
    transfer_reversal: null,
  };
  op.objects.insert("refund", refund);
  return refund;
}
