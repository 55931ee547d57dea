import type { Operation } from "../core/emulator.ts";
import type { JsonObject, Objects } from "../core/wire.ts";
import { moveBalance, processingFee } from "./balance.ts";
import { cardRefusal, type CardRefusal } from "./card-refusal.ts";
import { createCharge } from "./charge.ts";
import { openDispute } from "./open-dispute.ts";
import { findTestCard, type TestCard } from "./test-cards.ts";
import { attachPaymentMethod } from "./payment-method.ts";

type PaymentIntent = Objects["payment_intent"];
type PaymentMethod = Objects["payment_method"];

export type Confirmation =
  | { result: "paid"; intent: PaymentIntent }
  | { result: "authorized"; intent: PaymentIntent }
  | { result: "requires_action"; intent: PaymentIntent }
  | { result: "refused"; intent: PaymentIntent; refusal: CardRefusal };

export type ConfirmOptions = {
  /** The cardholder has just authenticated. */
  authenticated: boolean;
  /** Nobody is there to authenticate. */
  offSession: boolean;
  returnUrl: string | null;
};

/**
 * Tries to pay an intent with a card, as the test card's documentation says. Announces what happened except
 * the settlement: call `settlePayment` once everything that the payment completes was announced.
 */
export function confirmPayment(op: Operation, intent: PaymentIntent, method: PaymentMethod, options: ConfirmOptions): Confirmation {
  const hidden = op.objects.hidden(method.id).card;
  const card = hidden === undefined ? null : findTestCard(hidden.number);
  if (hidden === undefined || card === null) return refuse(op, intent, method, fallbackCard(method), cardRefusal("card_declined", "test_mode_live_card"), false);
  const mustAuthenticate = card.behaviour.authentication === "always" || (card.behaviour.authentication === "unless-saved" && !hidden.authenticated);
  if (mustAuthenticate && !options.authenticated) {
    if (options.offSession) return refuse(op, intent, method, card, cardRefusal("authentication_required", "authentication_required"), false);
    return requireAction(op, intent, method, options.returnUrl);
  }
  const { refusal } = card.behaviour;
  if (refusal !== undefined) return refuse(op, intent, method, card, cardRefusal(refusal.code, refusal.declineCode), options.authenticated);
  return approve(op, intent, method, card, options.authenticated);
}

/** The cardholder failed or declined to authenticate. */
export function failAuthentication(op: Operation, intent: PaymentIntent): Confirmation {
  const method = intent.payment_method === null ? null : op.objects.find("payment_method", intent.payment_method);
  const refusal = cardRefusal("payment_intent_authentication_failure");
  return { result: "refused", intent: backToStart(op, intent, method, refusal, null), refusal };
}

/** Books a captured payment: its balance transaction, `charge.updated`, and the dispute some test cards open. */
export function settlePayment(op: Operation, intent: PaymentIntent): void {
  const charge = intent.latest_charge === null ? null : op.objects.find("charge", intent.latest_charge);
  if (charge === null || !charge.captured || charge.balance_transaction !== null) return;
  const transaction = moveBalance(op, {
    type: "charge", category: "charge", amount: charge.amount_captured, currency: charge.currency, source: charge.id, description: charge.description, fees: [processingFee(charge.amount_captured)],
  });
  const settled = { ...charge, balance_transaction: transaction.id };
  op.objects.save("charge", settled);
  op.emit("charge.updated", settled, { balance_transaction: null });
  const number = charge.payment_method === null ? undefined : op.objects.hidden(charge.payment_method).card?.number;
  const dispute = number === undefined ? undefined : findTestCard(number)?.behaviour.dispute;
  if (dispute !== undefined) openDispute(op, settled, dispute);
}

function approve(op: Operation, intent: PaymentIntent, method: PaymentMethod, card: TestCard, authenticated: boolean): Confirmation {
  const captured = intent.capture_method !== "manual";
  const used = intent.customer !== null && intent.setup_future_usage !== null ? attachPaymentMethod(op, method, intent.customer) : method;
  if (authenticated && intent.setup_future_usage !== null) rememberAuthentication(op, method.id);
  const charge = createCharge(op, intent, used, { captured, authenticated, refusal: null, card });
  const paid: PaymentIntent = {
    ...intent,
    amount_capturable: captured ? 0 : intent.amount,
    amount_received: captured ? intent.amount : 0,
    last_payment_error: null,
    latest_charge: charge.id,
    next_action: null,
    payment_method: method.id,
    status: captured ? "succeeded" : "requires_capture",
  };
  op.objects.save("payment_intent", paid);
  op.emit("charge.succeeded", charge);
  op.emit(captured ? "payment_intent.succeeded" : "payment_intent.amount_capturable_updated", paid);
  return { result: captured ? "paid" : "authorized", intent: paid };
}

/** A card set up with authentication does not ask for it again (https://docs.stripe.com/testing#authentication-and-setup). */
export function rememberAuthentication(op: Operation, paymentMethodId: string): void {
  const hidden = op.objects.hidden(paymentMethodId);
  if (hidden.card !== undefined) op.objects.setHidden(paymentMethodId, { ...hidden, card: { ...hidden.card, authenticated: true } });
}

function requireAction(op: Operation, intent: PaymentIntent, method: PaymentMethod, returnUrl: string | null): Confirmation {
  const waiting: PaymentIntent = {
    ...intent,
    last_payment_error: null,
    next_action: { type: "redirect_to_url", redirect_to_url: { return_url: returnUrl, url: `${op.baseUrl}/c/authenticate/${intent.id}` } },
    payment_method: method.id,
    status: "requires_action",
  };
  op.objects.save("payment_intent", waiting);
  op.emit("payment_intent.requires_action", waiting);
  return { result: "requires_action", intent: waiting };
}

function refuse(op: Operation, intent: PaymentIntent, method: PaymentMethod, card: TestCard, refusal: CardRefusal, authenticated: boolean): Confirmation {
  const charge = createCharge(op, intent, method, { captured: false, authenticated, refusal, card });
  op.emit("charge.failed", charge);
  return { result: "refused", intent: backToStart(op, intent, method, refusal, charge.id), refusal };
}

function backToStart(op: Operation, intent: PaymentIntent, method: PaymentMethod | null, refusal: CardRefusal, charge: string | null): PaymentIntent {
  const refused: PaymentIntent = {
    ...intent,
    last_payment_error: {
      ...(charge === null ? {} : { charge }),
      code: refusal.code,
      ...(refusal.declineCode === undefined ? {} : { decline_code: refusal.declineCode }),
      doc_url: `https://stripe.com/docs/error-codes/${refusal.code.replaceAll("_", "-")}`,
      message: refusal.message,
      ...(refusal.param === undefined ? {} : { param: refusal.param }),
      ...(method === null ? {} : { payment_method: method }),
      type: charge === null ? "invalid_request_error" : "card_error",
    },
    latest_charge: charge ?? intent.latest_charge,
    next_action: null,
    payment_method: null,
    status: "requires_payment_method",
  };
  op.objects.save("payment_intent", refused);
  op.emit("payment_intent.payment_failed", refused);
  return refused;
}

/** The error envelope's fields for a refused confirmation through the API. */
export function refusalDetails(intent: PaymentIntent, refusal: CardRefusal): JsonObject {
  return {
    ...(intent.last_payment_error?.charge === undefined ? {} : { charge: intent.last_payment_error.charge }),
    code: refusal.code,
    ...(refusal.declineCode === undefined ? {} : { decline_code: refusal.declineCode }),
    doc_url: `https://stripe.com/docs/error-codes/${refusal.code.replaceAll("_", "-")}`,
    message: refusal.message,
    ...(refusal.param === undefined ? {} : { param: refusal.param }),
    payment_intent: intent,
    ...(intent.last_payment_error?.payment_method === undefined ? {} : { payment_method: intent.last_payment_error.payment_method }),
    type: "card_error",
  };
}

function fallbackCard(method: PaymentMethod): TestCard {
  return { brand: method.card?.brand ?? "unknown", funding: "credit", country: method.card?.country ?? "US", behaviour: {} };
}
