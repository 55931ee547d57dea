import type { Operation } from "../core/emulator.ts";
import { randomText } from "../core/ids.ts";
import { badParameter } from "../core/stripe-error.ts";
import type { Hidden, Objects } from "../core/wire.ts";
import { requireChargeable } from "../payment/payment-intent.ts";
import { fresh } from "./coupons.ts";
import { requireCustomer } from "./customers.ts";
import { applyCoupon, buildLineItems } from "./line-items.ts";
import { isUsable } from "./promotion-codes.ts";
import type { SessionInput } from "./session-params.ts";

type Session = Objects["checkout.session"];
type LineItem = Objects["item"];

const MINUTE = 60;
const SHORTEST_SECONDS = 30 * MINUTE;
const LONGEST_SECONDS = 24 * 60 * MINUTE;
/** Requests take a moment to arrive, so the bounds of `expires_at` are a little wider than documented. */
const SLACK_SECONDS = MINUTE;

/** Creates an open Checkout session with its line items. It announces no event of its own, as with Stripe. */
export function createSession(op: Operation, input: SessionInput): Session {
  checkCombination(op, input);
  const hidden = hiddenOf(op, input);
  const items = freeOnTrial(buildLineItems(op, input.line_items ?? []), hidden.subscriptionData?.trialEnd ?? null);
  const currency = currencyOf(items, input);
  const mark = { payment: "a1", setup: "c1", subscription: "b1" }[input.mode];
  const draft = blankSession(op, `cs_test_${mark}${randomText(56)}`, input, currency);
  const { session, items: priced } = withDiscount(op, draft, items, discountFrom(op, input, items, currency));
  if (session.mode !== "setup" && session.amount_total !== null && session.amount_total > 0) requireChargeable(session.amount_total, currency ?? "", "line_items");
  op.objects.insert("checkout.session", session, { hidden });
  for (const item of priced) op.objects.insert("item", item, { parent: session.id, created: op.now });
  return session;
}

export type SessionDiscount = { coupon: Objects["coupon"]; promotionCode: string | null };

/** The session and its items with a discount taken off, or with none. */
export function withDiscount(op: Operation, session: Session, items: LineItem[], discount: SessionDiscount | null): { session: Session; items: LineItem[] } {
  const priced = applyCoupon(items, discount?.coupon ?? null);
  if (session.mode === "setup") return { session, items: priced };
  const sum = (pick: (item: LineItem) => number): number => priced.reduce((total, item) => total + pick(item), 0);
  return {
    items: priced,
    session: {
      ...session,
      amount_subtotal: sum((item) => item.amount_subtotal),
      amount_total: sum((item) => item.amount_total),
      discounts: discount === null ? [] : [{ coupon: discount.coupon.id, promotion_code: discount.promotionCode }],
      total_details: { amount_discount: sum((item) => item.amount_discount), amount_shipping: 0, amount_tax: 0 },
    },
  };
}

/** Throws unless the coupon may be used now in this currency. */
export function requireUsableCoupon(op: Operation, couponId: string, currency: string | null, param: string): Objects["coupon"] {
  const coupon = fresh(op, op.objects.get("coupon", couponId, param));
  if (!coupon.valid) throw badParameter(param, `The coupon ${coupon.id} has expired or has been used up.`, "coupon_expired");
  if (coupon.currency !== null && coupon.currency !== currency) throw badParameter(param, `The coupon ${coupon.id} is in ${coupon.currency}, the session in ${currency ?? "no currency"}.`);
  return coupon;
}

function discountFrom(op: Operation, input: SessionInput, items: LineItem[], currency: string | null): SessionDiscount | null {
  const [given] = input.discounts ?? [];
  if (given === undefined) return null;
  if ((given.coupon === undefined) === (given.promotion_code === undefined)) throw badParameter("discounts[0]", "You must provide exactly one of coupon and promotion_code.");
  if (given.coupon !== undefined) return { coupon: requireUsableCoupon(op, given.coupon, currency, "discounts[0][coupon]"), promotionCode: null };
  const code = op.objects.get("promotion_code", given.promotion_code ?? "", "discounts[0][promotion_code]");
  const amount = items.reduce((sum, item) => sum + item.amount_subtotal, 0);
  if (!isUsable(op, code, { amount, currency: currency ?? "", customer: input.customer ?? null })) {
    throw badParameter("discounts[0][promotion_code]", `The promotion code ${code.code} cannot be used for this purchase.`, "promotion_code_expired");
  }
  const coupon = typeof code.promotion.coupon === "string" ? code.promotion.coupon : "";
  return { coupon: requireUsableCoupon(op, coupon, currency, "discounts[0][promotion_code]"), promotionCode: code.id };
}

/** Nothing recurring is due while a trial runs. */
function freeOnTrial(items: LineItem[], trialEnd: number | null): LineItem[] {
  if (trialEnd === null) return items;
  return items.map((item) => (item.price?.type === "recurring" ? { ...item, amount_subtotal: 0, amount_total: 0 } : item));
}

function checkCombination(op: Operation, input: SessionInput): void {
  if (input.customer !== undefined && input.customer_email !== undefined) throw badParameter("customer_email", "You may only specify one of these parameters: customer, customer_email.");
  if (input.customer !== undefined) requireCustomer(op, input.customer);
  if (input.customer !== undefined && input.customer_creation !== undefined) throw badParameter("customer_creation", "customer_creation cannot be used with customer.");
  if (input.mode === "subscription" && input.customer_creation !== undefined) throw badParameter("customer_creation", "customer_creation can only be used in payment and setup mode.");
  if (input.mode !== "payment" && input.payment_intent_data !== undefined) throw badParameter("payment_intent_data", "payment_intent_data can only be used in payment mode.");
  if (input.mode !== "setup" && input.setup_intent_data !== undefined) throw badParameter("setup_intent_data", "setup_intent_data can only be used in setup mode.");
  if (input.mode !== "subscription" && input.subscription_data !== undefined) throw badParameter("subscription_data", "subscription_data can only be used in subscription mode.");
  if (input.discounts !== undefined && input.allow_promotion_codes !== undefined) throw badParameter("discounts", "You may only specify one of these parameters: allow_promotion_codes, discounts.");
  const count = input.line_items?.length ?? 0;
  if (input.mode === "setup" && count > 0) throw badParameter("line_items", "line_items cannot be used in setup mode.");
  if (input.mode !== "setup" && count === 0) throw badParameter("line_items", "Missing required param: line_items.", "parameter_missing");
  const expiresIn = input.expires_at === undefined ? LONGEST_SECONDS : input.expires_at - op.now;
  if (expiresIn < SHORTEST_SECONDS - SLACK_SECONDS) throw badParameter("expires_at", "expires_at must be at least 30 minutes from Checkout Session creation.");
  if (expiresIn > LONGEST_SECONDS + SLACK_SECONDS) throw badParameter("expires_at", "expires_at must be less than 24 hours from Checkout Session creation.");
}

function currencyOf(items: LineItem[], input: SessionInput): string | null {
  const [first] = items;
  if (first === undefined) return input.currency ?? null;
  const other = items.find((item) => item.currency !== first.currency);
  if (other !== undefined) throw badParameter("line_items", `All line items must have one currency; these have ${first.currency} and ${other.currency}.`);
  if (input.currency !== undefined && input.currency !== first.currency) throw badParameter("currency", `The line items are in ${first.currency}, not in ${input.currency}.`);
  const recurring = items.filter((item) => item.price?.type === "recurring").length;
  if (input.mode === "payment" && recurring > 0) throw badParameter("mode", "A recurring price needs subscription mode.");
  if (input.mode === "subscription" && recurring === 0) throw badParameter("line_items", "Subscription mode needs at least one recurring price.");
  return first.currency;
}

function hiddenOf(op: Operation, input: SessionInput): Hidden {
  const intent = input.payment_intent_data;
  const subscription = input.subscription_data;
  if (subscription?.trial_end !== undefined && subscription.trial_end <= op.now) throw badParameter("subscription_data[trial_end]", "trial_end must be in the future.");
  const trialEnd = subscription?.trial_end ?? (subscription?.trial_period_days === undefined ? null : op.now + subscription.trial_period_days * 86_400);
  return {
    paymentIntentData: {
      metadata: intent?.metadata ?? {},
      description: intent?.description ?? null,
      receiptEmail: intent?.receipt_email ?? null,
      captureMethod: intent?.capture_method ?? "automatic_async",
      setupFutureUsage: intent?.setup_future_usage ?? null,
      statementDescriptor: intent?.statement_descriptor ?? null,
    },
    setupIntentData: { metadata: input.setup_intent_data?.metadata ?? {}, description: input.setup_intent_data?.description ?? null },
    subscriptionData: { metadata: subscription?.metadata ?? {}, description: subscription?.description ?? null, trialEnd },
  };
}

function blankSession(op: Operation, id: string, input: SessionInput, currency: string | null): Session {
  return {
    id,
    object: "checkout.session",
    adaptive_pricing: { enabled: false },
    after_expiration: null,
    allow_promotion_codes: input.allow_promotion_codes ?? null,
    allowed_payment_method_types: input.allowed_payment_method_types ?? null,
    amount_subtotal: null,
    amount_total: null,
    automatic_tax: { enabled: false, liability: null, provider: null, status: null },
    billing_address_collection: input.billing_address_collection ?? null,
    cancel_url: input.cancel_url ?? null,
    client_reference_id: input.client_reference_id ?? null,
    client_secret: null,
    collected_information: null,
    consent: null,
    consent_collection: null,
    created: op.now,
    currency,
    currency_conversion: null,
    custom_fields: [],
    custom_text: {
      after_submit: messageOf(input.custom_text?.after_submit),
      shipping_address: null,
      submit: messageOf(input.custom_text?.submit),
      terms_of_service_acceptance: null,
    },
    customer: input.customer ?? null,
    customer_account: null,
    customer_creation: input.customer !== undefined || input.mode === "subscription" ? (input.mode === "subscription" && input.customer === undefined ? "always" : null) : (input.customer_creation ?? "if_required"),
    customer_details: null,
    customer_email: input.customer_email ?? null,
    discounts: [],
    expires_at: input.expires_at ?? op.now + LONGEST_SECONDS,
    integration_identifier: null,
    invoice: null,
    invoice_creation: input.mode === "payment" ? { enabled: false, invoice_data: { account_tax_ids: null, custom_fields: null, description: null, footer: null, issuer: null, metadata: {}, rendering_options: null } } : null,
    livemode: false,
    locale: input.locale ?? null,
    managed_payments: { enabled: false },
    metadata: input.metadata ?? {},
    mode: input.mode,
    origin_context: null,
    payment_intent: null,
    payment_link: null,
    payment_method_collection: input.mode === "payment" ? "if_required" : (input.payment_method_collection ?? "always"),
    payment_method_configuration_details: null,
    payment_method_options: { card: { request_three_d_secure: "automatic" } },
    payment_method_types: ["card"],
    payment_status: input.mode === "setup" ? "no_payment_required" : "unpaid",
    permissions: null,
    phone_number_collection: { enabled: false },
    recovered_from: null,
    saved_payment_method_options: null,
    setup_intent: null,
    shipping_address_collection: null,
    shipping_cost: null,
    shipping_options: [],
    status: "open",
    submit_type: input.submit_type ?? null,
    subscription: null,
    success_url: input.success_url,
    total_details: input.mode === "setup" ? null : { amount_discount: 0, amount_shipping: 0, amount_tax: 0 },
    ui_mode: input.ui_mode ?? "hosted_page",
    url: `${op.baseUrl}/c/pay/${id}`,
    wallet_options: null,
  };
}

function messageOf(input: { message: string | null } | undefined): { message: string } | null {
  return input?.message === undefined || input.message === null ? null : { message: input.message };
}
