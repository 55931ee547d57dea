import type { Operation } from "../core/emulator.ts";
import { newId } from "../core/ids.ts";
import type { Hidden, Objects } from "../core/wire.ts";
import { periodEnd } from "./billing-period.ts";

type Subscription = Objects["subscription"];
type SubscriptionItem = Subscription["items"]["data"][number];
type Price = Objects["price"];

export type NewSubscription = {
  customer: string;
  currency: string;
  prices: { price: Price; quantity: number }[];
  paymentMethod: string | null;
  metadata: Record<string, string>;
  description: string | null;
  trialEnd: number | null;
};

/** Stores an active or trialing subscription, plans its next cycle and announces it. */
export function createSubscription(op: Operation, input: NewSubscription, hidden: Hidden): Subscription {
  const id = newId("sub");
  const anchor = input.trialEnd ?? op.now;
  const items = input.prices.map(({ price, quantity }) => createItem(op, id, price, quantity, input.trialEnd));
  const subscription: Subscription = {
    id,
    object: "subscription",
    application: null,
    application_fee_percent: null,
    automatic_tax: { disabled_reason: null, enabled: false, liability: null },
    billing_cycle_anchor: anchor,
    billing_cycle_anchor_config: null,
    billing_mode: { flexible: { proration_discounts: "included" }, type: "flexible" },
    billing_schedules: [],
    billing_thresholds: null,
    cancel_at: null,
    cancel_at_period_end: false,
    canceled_at: null,
    cancellation_details: { comment: null, feedback: null, feedback_option: null, reason: null },
    collection_method: "charge_automatically",
    created: op.now,
    currency: input.currency,
    customer: input.customer,
    customer_account: null,
    days_until_due: null,
    default_payment_method: input.paymentMethod,
    default_source: null,
    default_tax_rates: [],
    description: input.description,
    discounts: [],
    ended_at: null,
    invoice_settings: { account_tax_ids: null, custom_fields: null, description: null, footer: null, issuer: { type: "self" } },
    items: { object: "list", data: items, has_more: false, url: `/v1/subscription_items?subscription=${id}` },
    latest_invoice: null,
    livemode: false,
    managed_payments: { enabled: false },
    metadata: input.metadata,
    next_pending_invoice_item_invoice: null,
    on_behalf_of: null,
    pause_collection: null,
    payment_settings: { payment_method_options: null, payment_method_types: null, save_default_payment_method: "off" },
    pending_invoice_item_interval: null,
    pending_setup_intent: null,
    pending_update: null,
    schedule: null,
    start_date: op.now,
    status: input.trialEnd === null ? "active" : "trialing",
    test_clock: null,
    transfer_data: null,
    trial_end: input.trialEnd,
    trial_settings: { end_behavior: { billing_cycle_anchor: null, missing_payment_method: "create_invoice" } },
    trial_start: input.trialEnd === null ? null : op.now,
  };
  op.objects.insert("subscription", subscription, { hidden });
  op.schedule("cycle-subscription", id, endOf(subscription));
  op.emit("customer.subscription.created", subscription);
  return subscription;
}

/** The second at which the current period ends. */
export function endOf(subscription: Subscription): number {
  return Math.min(...subscription.items.data.map((item) => item.current_period_end));
}

/** The items in their next period, which starts where the current one ends. */
export function nextPeriod(subscription: Subscription): SubscriptionItem[] {
  return subscription.items.data.map((item) => {
    const interval = item.price.recurring ?? { interval: "month", interval_count: 1 };
    return { ...item, current_period_start: item.current_period_end, current_period_end: periodEnd(subscription.billing_cycle_anchor, item.current_period_end, interval) };
  });
}

function createItem(op: Operation, subscription: string, price: Price, quantity: number, trialEnd: number | null): SubscriptionItem {
  const interval = price.recurring ?? { interval: "month", interval_count: 1 };
  return {
    id: newId("si", 14),
    object: "subscription_item",
    billing_thresholds: null,
    created: op.now,
    current_period_end: trialEnd ?? periodEnd(op.now, op.now, interval),
    current_period_start: op.now,
    current_trial: null,
    discounts: [],
    metadata: {},
    plan: {
      id: price.id,
      object: "plan",
      active: price.active,
      amount: price.unit_amount,
      amount_decimal: price.unit_amount_decimal,
      billing_scheme: "per_unit",
      created: price.created,
      currency: price.currency,
      interval: interval.interval,
      interval_count: interval.interval_count,
      livemode: false,
      metadata: price.metadata,
      meter: null,
      nickname: price.nickname,
      product: price.product,
      tiers_mode: null,
      transform_usage: null,
      trial_period_days: price.recurring?.trial_period_days ?? null,
      usage_type: "licensed",
    },
    price,
    quantity,
    subscription,
    tax_rates: [],
  };
}
