import type { Operation } from "../core/emulator.ts";
import { newId, randomText } from "../core/ids.ts";
import type { Objects } from "../core/wire.ts";

type Invoice = Objects["invoice"];
type Subscription = Objects["subscription"];
type InvoiceLine = Invoice["lines"]["data"][number];

export type InvoiceLineInput = { description: string; amount: number; quantity: number; price: Objects["price"]; subscriptionItem: string | null; period: { start: number; end: number } };
export type NewInvoice = { reason: "subscription_create" | "subscription_cycle"; lines: InvoiceLineInput[]; discount: number };

/** Stores an open invoice of a subscription and announces its creation and its finalization. */
export function createInvoice(op: Operation, subscription: Subscription, input: NewInvoice): Invoice {
  const id = newId("in");
  const customer = typeof subscription.customer === "string" ? op.objects.get("customer", subscription.customer) : null;
  const subtotal = input.lines.reduce((sum, line) => sum + line.amount, 0);
  const total = subtotal - input.discount;
  const lines = input.lines.map((line) => toLine(id, subscription, line));
  const period = input.lines[0]?.period ?? { start: op.now, end: op.now };
  const number = `${customer?.invoice_prefix ?? randomText(8).toUpperCase()}-${String(customer?.next_invoice_sequence ?? 1).padStart(4, "0")}`;
  if (customer !== null) op.objects.save("customer", { ...customer, next_invoice_sequence: (customer.next_invoice_sequence ?? 1) + 1 });
  const invoice: Invoice = {
    id, object: "invoice", account_country: "US", account_name: "Criterio", account_tax_ids: null, amount_due: total, amount_overpaid: 0, amount_paid: 0,
    amount_remaining: total, amount_shipping: 0, application: null, attempt_count: 0, attempted: false, auto_advance: true,
    automatic_tax: { disabled_reason: null, enabled: false, liability: null, provider: null, status: null }, automatically_finalizes_at: null,
    billing_reason: input.reason, collection_method: "charge_automatically", created: op.now, currency: subscription.currency, custom_fields: null,
    customer: subscription.customer, customer_account: null, customer_address: null, customer_email: customer?.email ?? null, customer_name: customer?.name ?? null,
    customer_phone: null, customer_shipping: null, customer_tax_exempt: "none", customer_tax_ids: [], default_payment_method: null, default_source: null,
    default_tax_rates: [], description: null, discounts: [], due_date: null, effective_at: op.now, ending_balance: 0, footer: null, from_invoice: null,
    hosted_invoice_url: `${op.baseUrl}/objects/${id}`, invoice_pdf: null, issuer: { type: "self" }, last_finalization_error: null, latest_revision: null,
    lines: { object: "list", data: lines, has_more: false, url: `/v1/invoices/${id}/lines` }, livemode: false, metadata: {}, next_payment_attempt: null, number,
    on_behalf_of: null,
    parent: { quote_details: null, subscription_details: { metadata: subscription.metadata, subscription: subscription.id }, type: "subscription_details" },
    payment_settings: { default_mandate: null, payment_method_options: null, payment_method_types: null }, period_end: period.end, period_start: period.start,
    post_payment_credit_notes_amount: 0, pre_payment_credit_notes_amount: 0, receipt_number: null, rendering: null, shipping_cost: null, shipping_details: null,
    starting_balance: 0, statement_descriptor: null, status: "open",
    status_transitions: { finalized_at: op.now, marked_uncollectible_at: null, paid_at: null, voided_at: null }, subtotal, subtotal_excluding_tax: subtotal,
    test_clock: null, total, total_discount_amounts: [], total_excluding_tax: total, total_pretax_credit_amounts: [], total_taxes: [], webhooks_delivered_at: null,
  };
  const draft: Invoice = { ...invoice, status: "draft", status_transitions: { ...invoice.status_transitions, finalized_at: null } };
  op.objects.insert("invoice", invoice, { parent: subscription.id });
  op.emit("invoice.created", draft);
  op.emit("invoice.finalized", invoice);
  return invoice;
}

/** Marks an invoice paid and announces it. */
export function payInvoice(op: Operation, invoice: Invoice): Invoice {
  const paid: Invoice = {
    ...invoice,
    amount_paid: invoice.amount_due,
    amount_remaining: 0,
    attempt_count: invoice.attempt_count + 1,
    attempted: true,
    auto_advance: false,
    next_payment_attempt: null,
    status: "paid",
    status_transitions: { ...invoice.status_transitions, paid_at: op.now },
  };
  op.objects.save("invoice", paid);
  op.emit("invoice.paid", paid);
  op.emit("invoice.payment_succeeded", paid);
  return paid;
}

/** Records a refused attempt to collect an invoice and announces it. `nextAttempt` is null when it was the last. */
export function failInvoice(op: Operation, invoice: Invoice, nextAttempt: number | null): Invoice {
  const failed: Invoice = { ...invoice, attempt_count: invoice.attempt_count + 1, attempted: true, next_payment_attempt: nextAttempt };
  op.objects.save("invoice", failed);
  op.emit("invoice.payment_failed", failed);
  return failed;
}

function toLine(invoice: string, subscription: Subscription, line: InvoiceLineInput): InvoiceLine {
  const product = typeof line.price.product === "string" ? line.price.product : "";
  return {
    id: newId("il"),
    object: "line_item",
    amount: line.amount,
    currency: subscription.currency,
    description: line.description,
    discount_amounts: [],
    discountable: true,
    discounts: [],
    invoice,
    livemode: false,
    metadata: subscription.metadata,
    parent:
      line.subscriptionItem === null
        ? null
        : {
            invoice_item_details: null,
            subscription_item_details: { invoice_item: null, proration: false, proration_details: null, subscription: subscription.id, subscription_item: line.subscriptionItem },
            type: "subscription_item_details",
          },
    period: line.period,
    pretax_credit_amounts: [],
    pricing: { price_details: { price: line.price.id, product }, type: "price_details", unit_amount_decimal: line.price.unit_amount_decimal },
    quantity: line.quantity,
    quantity_decimal: String(line.quantity),
    subscription: subscription.id,
    subtotal: line.amount,
    taxes: [],
  };
}
