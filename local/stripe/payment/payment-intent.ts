import { decimalsOf, formatAmount, maximumOf, minimumOf } from "../core/currencies.ts";
import type { Operation } from "../core/emulator.ts";
import { newId, randomText } from "../core/ids.ts";
import { badParameter } from "../core/stripe-error.ts";
import type { Hidden, Objects } from "../core/wire.ts";

type PaymentIntent = Objects["payment_intent"];

export type PaymentIntentInput = {
  amount: number;
  currency: string;
  customer: string | null;
  description: string | null;
  metadata: Record<string, string>;
  receiptEmail: string | null;
  captureMethod: "automatic" | "automatic_async" | "manual";
  setupFutureUsage: "off_session" | "on_session" | null;
  statementDescriptor: string | null;
  automaticPaymentMethods: boolean;
};

/** Stores an unpaid payment intent and announces `payment_intent.created`. */
export function createPaymentIntent(op: Operation, input: PaymentIntentInput, hidden: Hidden = {}): PaymentIntent {
  requireChargeable(input.amount, input.currency, "amount");
  const id = newId("pi");
  const intent: PaymentIntent = {
    id,
    object: "payment_intent",
    allowed_payment_method_types: null,
    amount: input.amount,
    amount_capturable: 0,
    amount_details: { tip: {} },
    amount_received: 0,
    application: null,
    application_fee_amount: null,
    automatic_payment_methods: input.automaticPaymentMethods ? { allow_redirects: "always", enabled: true } : null,
    canceled_at: null,
    cancellation_reason: null,
    capture_method: input.captureMethod,
    client_secret: `${id}_secret_${randomText(25)}`,
    confirmation_method: "automatic",
    created: op.now,
    currency: input.currency,
    customer: input.customer,
    customer_account: null,
    description: input.description,
    excluded_payment_method_types: null,
    last_payment_error: null,
    latest_charge: null,
    livemode: false,
    managed_payments: null,
    metadata: input.metadata,
    next_action: null,
    on_behalf_of: null,
    payment_method: null,
    payment_method_configuration_details: null,
    payment_method_options: { card: { installments: null, mandate_options: null, network: null, request_three_d_secure: "automatic" } },
    payment_method_types: ["card"],
    payment_record: null,
    processing: null,
    receipt_email: input.receiptEmail,
    review: null,
    setup_future_usage: input.setupFutureUsage,
    shipping: null,
    source: null,
    statement_descriptor: input.statementDescriptor,
    statement_descriptor_suffix: null,
    status: "requires_payment_method",
    transfer_data: null,
    transfer_group: null,
  };
  op.objects.insert("payment_intent", intent, { hidden });
  op.emit("payment_intent.created", intent);
  return intent;
}

/** Throws Stripe's error for an amount that no card payment may have in its currency. */
export function requireChargeable(amount: number, currency: string, param: string): void {
  const minimum = minimumOf(currency) ?? 1;
  if (amount < minimum) {
    throw badParameter(param, `Amount must be at least ${formatAmount(minimum, currency)} ${currency}.`, "amount_too_small");
  }
  if (amount > maximumOf()) {
    throw badParameter(param, `Amount must be no more than ${formatAmount(maximumOf(), currency)}.`, "amount_too_large");
  }
  if (decimalsOf(currency) === 3 && amount % 10 !== 0) {
    throw badParameter(param, `Amounts in ${currency} must end in a zero: their smallest payable unit is a hundredth.`, "invalid_amount");
  }
}
