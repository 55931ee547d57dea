import { changedFrom } from "../core/changed-from.ts";
import type { Operation } from "../core/emulator.ts";
import type { Objects } from "../core/wire.ts";
import { confirmPayment, settlePayment } from "../payment/confirm-payment.ts";
import { createPaymentIntent } from "../payment/payment-intent.ts";
import { discountOf } from "../resources/coupons.ts";
import { createInvoice, failInvoice, payInvoice, type InvoiceLineInput } from "./invoice.ts";
import { endOf, nextPeriod } from "./subscription.ts";

type Subscription = Objects["subscription"];
type Invoice = Objects["invoice"];

const RETRY_SECONDS = 3 * 86_400;
const MOST_ATTEMPTS = 4;

/** What falls due at the end of a period: renew, try a refused renewal again, or end as was asked for. */
export function cycleSubscription(op: Operation, id: string): void {
  const subscription = op.objects.find("subscription", id);
  if (subscription === null || subscription.status === "canceled") return;
  const latest = subscription.latest_invoice === null ? null : op.objects.find("invoice", subscription.latest_invoice);
  if (subscription.status === "past_due" && latest?.status === "open") {
    collect(op, subscription, latest);
    return;
  }
  if (subscription.cancel_at_period_end) {
    cancelSubscription(op, subscription, "cancellation_requested");
    return;
  }
  renew(op, subscription);
}

/** Ends a subscription now and announces it. */
export function cancelSubscription(op: Operation, subscription: Subscription, reason: "cancellation_requested" | "payment_failed"): Subscription {
  const canceled: Subscription = {
    ...subscription,
    canceled_at: subscription.canceled_at ?? op.now,
    cancellation_details: { comment: null, feedback: null, feedback_option: null, reason },
    ended_at: op.now,
    status: "canceled",
  };
  op.objects.save("subscription", canceled);
  op.unschedule("cycle-subscription", subscription.id);
  op.emit("customer.subscription.deleted", canceled);
  return canceled;
}

function renew(op: Operation, before: Subscription): void {
  const items = nextPeriod(before);
  const subscription: Subscription = { ...before, items: { ...before.items, data: items }, status: "active" };
  const lines = items.map((item): InvoiceLineInput => {
    const quantity = item.quantity ?? 1;
    return {
      description: `${quantity} × ${item.price.nickname ?? productName(op, item.price)}`,
      amount: Math.round(Number(item.price.unit_amount_decimal ?? 0) * quantity),
      quantity,
      price: item.price,
      subscriptionItem: item.id,
      period: { start: item.current_period_start, end: item.current_period_end },
    };
  });
  const subtotal = lines.reduce((sum, line) => sum + line.amount, 0);
  const invoice = createInvoice(op, subscription, { reason: "subscription_cycle", lines, discount: lastingDiscount(op, before, subtotal) });
  const renewed: Subscription = { ...subscription, latest_invoice: invoice.id };
  op.objects.save("subscription", renewed);
  op.emit("customer.subscription.updated", renewed, changedFrom(before, renewed));
  collect(op, renewed, invoice);
}

/** Charges an invoice to the card on file, and plans what follows. */
function collect(op: Operation, subscription: Subscription, invoice: Invoice): void {
  const paid = invoice.amount_due === 0 || charge(op, subscription, invoice);
  if (paid) {
    payInvoice(op, invoice);
    move(op, subscription, { status: "active" });
    op.schedule("cycle-subscription", subscription.id, endOf(subscription));
    return;
  }
  const last = invoice.attempt_count + 1 >= MOST_ATTEMPTS;
  failInvoice(op, invoice, last ? null : op.now + RETRY_SECONDS);
  if (last) {
    cancelSubscription(op, subscription, "payment_failed");
    return;
  }
  move(op, subscription, { status: "past_due" });
  op.schedule("cycle-subscription", subscription.id, op.now + RETRY_SECONDS);
}

function charge(op: Operation, subscription: Subscription, invoice: Invoice): boolean {
  const customer = typeof subscription.customer === "string" ? op.objects.find("customer", subscription.customer) : null;
  const methodId = subscription.default_payment_method ?? customer?.invoice_settings.default_payment_method ?? null;
  const method = methodId === null ? null : op.objects.find("payment_method", methodId);
  if (method === null) return false;
  const intent = createPaymentIntent(op, {
    amount: invoice.amount_due,
    currency: invoice.currency,
    customer: customer?.id ?? null,
    description: "Subscription update",
    metadata: {},
    receiptEmail: null,
    captureMethod: "automatic_async",
    setupFutureUsage: "off_session",
    statementDescriptor: null,
    automaticPaymentMethods: false,
  });
  const confirmation = confirmPayment(op, intent, method, { authenticated: false, offSession: true, returnUrl: null });
  if (confirmation.result !== "paid") return false;
  settlePayment(op, confirmation.intent);
  return true;
}

function move(op: Operation, before: Subscription, changes: Pick<Subscription, "status">): void {
  if (before.status === changes.status) return;
  const after: Subscription = { ...before, ...changes };
  op.objects.save("subscription", after);
  op.emit("customer.subscription.updated", after, changedFrom(before, after));
}

/** What the coupon of the first purchase still takes off: always for `forever`, for its months for `repeating`. */
function lastingDiscount(op: Operation, subscription: Subscription, amount: number): number {
  const { coupon: id } = op.objects.hidden(subscription.id);
  const coupon = id === undefined ? null : op.objects.find("coupon", id);
  if (coupon === null || coupon.duration === "once") return 0;
  const months = (op.now - subscription.start_date) / (30.4 * 86_400);
  if (coupon.duration === "repeating" && months >= (coupon.duration_in_months ?? 0)) return 0;
  return discountOf(coupon, amount);
}

function productName(op: Operation, price: Objects["price"]): string {
  return typeof price.product === "string" ? (op.objects.find("product", price.product)?.name ?? "") : "";
}
