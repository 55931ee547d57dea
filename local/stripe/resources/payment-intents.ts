import { z } from "zod";
import { createdParam, listPage, listParams } from "../api/lists.ts";
import { Answer, pathId, type Call, type Route } from "../api/route.ts";
import type { Operation } from "../core/emulator.ts";
import { clearable, flag, integer, list, mergeMetadata, metadata, metadataChange, parse, text } from "../core/params.ts";
import { badParameter, StripeError } from "../core/stripe-error.ts";
import type { Objects } from "../core/wire.ts";
import { maximumOf } from "../core/currencies.ts";
import { cancelPaymentIntent } from "../payment/cancel-payment.ts";
import { confirmPayment, refusalDetails, settlePayment } from "../payment/confirm-payment.ts";
import { createPaymentIntent, requireChargeable } from "../payment/payment-intent.ts";
import { requirePaymentMethod } from "../payment/payment-method.ts";
import { requireCustomer } from "./customers.ts";
import { currencyParam } from "./prices.ts";

type PaymentIntent = Objects["payment_intent"];

const amount = integer(1, maximumOf());
const confirmFields = { payment_method: text().optional(), return_url: text().optional(), off_session: flag.optional() };

export const paymentIntentRoutes: Route[] = [
  { method: "POST", path: "/v1/payment_intents", run: create },
  { method: "GET", path: "/v1/payment_intents", run: search },
  { method: "GET", path: "/v1/payment_intents/:id", run: retrieve },
  { method: "POST", path: "/v1/payment_intents/:id", run: update },
  { method: "POST", path: "/v1/payment_intents/:id/confirm", run: confirm },
  { method: "POST", path: "/v1/payment_intents/:id/capture", run: capture },
  { method: "POST", path: "/v1/payment_intents/:id/cancel", run: cancel },
];

function create(op: Operation, call: Call): object {
  const input = parse(
    z.strictObject({
      ...confirmFields,
      amount,
      currency: currencyParam,
      automatic_payment_methods: z.strictObject({ enabled: flag, allow_redirects: z.enum(["always", "never"]).optional() }).optional(),
      capture_method: z.enum(["automatic", "automatic_async", "manual"]).optional(),
      confirm: flag.optional(),
      customer: text().optional(),
      description: text(1_000).optional(),
      metadata: metadata.optional(),
      allowed_payment_method_types: list(z.literal("card", { error: "The local Stripe takes cards only." })).optional(),
      receipt_email: z.email().optional(),
      setup_future_usage: z.enum(["off_session", "on_session"]).optional(),
      statement_descriptor: text(22).optional(),
    }),
    call.input,
  );
  if (input.customer !== undefined) requireCustomer(op, input.customer);
  const intent = createPaymentIntent(op, {
    amount: input.amount,
    currency: input.currency,
    customer: input.customer ?? null,
    description: input.description ?? null,
    metadata: input.metadata ?? {},
    receiptEmail: input.receipt_email ?? null,
    captureMethod: input.capture_method ?? "automatic_async",
    setupFutureUsage: input.setup_future_usage ?? null,
    statementDescriptor: input.statement_descriptor ?? null,
    automaticPaymentMethods: input.automatic_payment_methods?.enabled ?? input.allowed_payment_method_types === undefined,
  });
  if (input.confirm === true) return confirmWith(op, intent, input);
  if (input.payment_method === undefined) return intent;
  const ready: PaymentIntent = { ...intent, payment_method: requirePaymentMethod(op, input.payment_method).id, status: "requires_confirmation" };
  op.objects.save("payment_intent", ready);
  return ready;
}

function search(op: Operation, call: Call): object {
  const input = parse(z.strictObject({ ...listParams, ...createdParam, customer: text().optional() }), call.input);
  return listPage(op, "payment_intent", input, { url: "/v1/payment_intents", where: { customer: input.customer } });
}

function retrieve(op: Operation, call: Call): PaymentIntent {
  parse(z.strictObject({ client_secret: text().optional() }), call.input);
  return op.objects.get("payment_intent", pathId(call));
}

function update(op: Operation, call: Call): PaymentIntent {
  const input = parse(
    z.strictObject({ amount: amount.optional(), description: clearable(1_000).optional(), metadata: metadataChange.optional(), receipt_email: clearable().optional(), payment_method: text().optional() }),
    call.input,
  );
  const before = op.objects.get("payment_intent", pathId(call));
  const closed = before.status === "succeeded" || before.status === "canceled" || before.status === "requires_capture";
  if (closed && (input.amount !== undefined || input.payment_method !== undefined)) throw unexpectedState(before, "updated");
  if (input.amount !== undefined) requireChargeable(input.amount, before.currency, "amount");
  const intent: PaymentIntent = {
    ...before,
    ...(input.amount === undefined ? {} : { amount: input.amount }),
    ...(input.description === undefined ? {} : { description: input.description }),
    ...(input.receipt_email === undefined ? {} : { receipt_email: input.receipt_email }),
    ...(input.payment_method === undefined ? {} : { payment_method: requirePaymentMethod(op, input.payment_method).id, status: "requires_confirmation" }),
    metadata: mergeMetadata(before.metadata, input.metadata),
  };
  op.objects.save("payment_intent", intent);
  return intent;
}

function confirm(op: Operation, call: Call): object {
  const input = parse(z.strictObject(confirmFields), call.input);
  const intent = notOfCheckout(op, pathId(call), "confirm");
  if (!["requires_payment_method", "requires_confirmation", "requires_action"].includes(intent.status)) throw unexpectedState(intent, "confirmed");
  return confirmWith(op, intent, input);
}

function confirmWith(op: Operation, intent: PaymentIntent, input: { payment_method?: string | undefined; return_url?: string | undefined; off_session?: boolean | undefined }): object {
  const id = input.payment_method ?? intent.payment_method;
  if (id === null) {
    throw new StripeError(400, "You cannot confirm this PaymentIntent because it's missing a payment method.", { code: "payment_intent_unexpected_state", payment_intent: { ...intent } });
  }
  const confirmation = confirmPayment(op, intent, requirePaymentMethod(op, id), { authenticated: false, offSession: input.off_session === true, returnUrl: input.return_url ?? null });
  if (confirmation.result === "refused") return new Answer(402, { error: refusalDetails(confirmation.intent, confirmation.refusal) });
  if (confirmation.result === "paid") settlePayment(op, confirmation.intent);
  return confirmation.intent;
}

function capture(op: Operation, call: Call): PaymentIntent {
  const input = parse(z.strictObject({ amount_to_capture: amount.optional(), metadata: metadataChange.optional() }), call.input);
  const before = op.objects.get("payment_intent", pathId(call));
  if (before.status !== "requires_capture" || before.latest_charge === null) throw unexpectedState(before, "captured");
  const captured = input.amount_to_capture ?? before.amount_capturable;
  if (captured > before.amount_capturable) throw badParameter("amount_to_capture", `The amount to capture (${captured}) is greater than the amount that is capturable (${before.amount_capturable}).`, "amount_too_large");
  const charge = op.objects.get("charge", before.latest_charge);
  const paidCharge = { ...charge, amount_captured: captured, amount_refunded: charge.amount - captured, captured: true };
  op.objects.save("charge", paidCharge);
  const intent: PaymentIntent = { ...before, amount_capturable: 0, amount_received: captured, metadata: mergeMetadata(before.metadata, input.metadata), status: "succeeded" };
  op.objects.save("payment_intent", intent);
  op.emit("charge.captured", paidCharge);
  op.emit("payment_intent.succeeded", intent);
  markSessionPaid(op, intent.id);
  settlePayment(op, intent);
  return intent;
}

function markSessionPaid(op: Operation, intentId: string): void {
  const owner = op.objects.hidden(intentId).session;
  const session = owner === undefined ? null : op.objects.find("checkout.session", owner);
  if (session !== null) op.objects.save("checkout.session", { ...session, payment_status: "paid" });
}

function cancel(op: Operation, call: Call): PaymentIntent {
  const input = parse(z.strictObject({ cancellation_reason: z.enum(["abandoned", "duplicate", "fraudulent", "requested_by_customer"]).optional() }), call.input);
  const intent = op.objects.get("payment_intent", pathId(call));
  if (intent.status === "succeeded" || intent.status === "canceled") throw unexpectedState(intent, "canceled");
  if (intent.status !== "requires_capture") notOfCheckout(op, intent.id, "cancel");
  return cancelPaymentIntent(op, intent, input.cancellation_reason ?? null);
}

/** Stripe keeps the payment of an open Checkout session out of the API's hands. */
function notOfCheckout(op: Operation, id: string, verb: string): PaymentIntent {
  const intent = op.objects.get("payment_intent", id);
  if (op.objects.hidden(id).session !== undefined) {
    throw new StripeError(400, `You cannot ${verb} a PaymentIntent that was created by Checkout. To stop the payment, expire its Checkout Session.`, { code: "payment_intent_unexpected_state", payment_intent: { ...intent } });
  }
  return intent;
}

function unexpectedState(intent: PaymentIntent, done: string): StripeError {
  return new StripeError(400, `This PaymentIntent could not be ${done} because it has a status of ${intent.status}.`, { code: "payment_intent_unexpected_state", payment_intent: { ...intent } });
}
