import type { Operation } from "../core/emulator.ts";
import { StripeError } from "../core/stripe-error.ts";
import type { Objects } from "../core/wire.ts";
import { redeem } from "../resources/coupons.ts";
import { createCustomer } from "../resources/customers.ts";
import { cardRefusal, type CardRefusal } from "./card-refusal.ts";
import { startSubscription } from "../subscriptions/start-subscription.ts";
import { confirmPayment, failAuthentication, settlePayment, type Confirmation } from "./confirm-payment.ts";
import { createPaymentIntent } from "./payment-intent.ts";
import { checkCard, createPaymentMethod, type CardInput } from "./payment-method.ts";
import { confirmSetup, createSetupIntent, refuseSetup, type SetupResult } from "./setup-intent.ts";

type Session = Objects["checkout.session"];
type PaymentIntent = Objects["payment_intent"];
type SetupIntent = Objects["setup_intent"];
type PaymentMethod = Objects["payment_method"];

export type Buyer = { email: string; name: string };
export type PayResult =
  | { result: "complete"; session: Session }
  | { result: "authenticate"; url: string }
  | { result: "refused"; refusal: CardRefusal };

/** Whether the buyer has to give a card: not when nothing is to be paid now or later. */
export function needsCard(session: Session): boolean {
  if (session.mode !== "payment") return session.payment_method_collection !== "if_required" || (session.amount_total ?? 0) > 0 || session.mode === "setup";
  return (session.amount_total ?? 0) > 0;
}

/**
 * Does what the hosted page's button does: completes an open session, asks for authentication, or refuses
 * and leaves the session open. A session that is complete stays as it is. Throws for one that expired.
 */
export function paySession(op: Operation, given: Session, buyer: Buyer, card: CardInput | null): PayResult {
  if (given.status === "complete") return { result: "complete", session: given };
  if (given.status !== "open" || given.expires_at <= op.now) throw new StripeError(400, "This Checkout Session has expired.", { code: "checkout_session_expired" });
  if (!needsCard(given)) return { result: "complete", session: completeWithoutPayment(op, given, buyer) };
  if (card === null) throw new StripeError(400, "A card is needed to complete this session.", { param: "card" }, false);
  const wrong = checkCard(op, card);
  if (wrong !== null) return { result: "refused", refusal: wrong };
  const session = withCustomer(op, given, buyer);
  op.objects.setHidden(session.id, { ...op.objects.hidden(session.id), buyer });
  const method = createPaymentMethod(op, card, buyer);
  if (session.mode === "setup" || (session.amount_total ?? 0) === 0) {
    return afterSetup(op, session, confirmSetup(op, setupIntentOf(op, session), method, { authenticated: false, returnUrl: null }));
  }
  return payOnce(op, session, method);
}

/** Goes on after the authentication page of a session's payment. */
export function finishAuthentication(op: Operation, session: Session, intent: PaymentIntent, authorized: boolean): PayResult {
  const method = intent.payment_method === null ? null : op.objects.find("payment_method", intent.payment_method);
  const confirmation = authorized && method !== null ? confirmPayment(op, intent, method, { authenticated: true, offSession: false, returnUrl: null }) : failAuthentication(op, intent);
  return afterPayment(op, session, confirmation);
}

/** Goes on after the authentication page of a session that saves a card. */
export function finishSetupAuthentication(op: Operation, session: Session, intent: SetupIntent, authorized: boolean): PayResult {
  const method = intent.payment_method === null ? null : op.objects.find("payment_method", intent.payment_method);
  if (!authorized || method === null) return afterSetup(op, session, refuseSetup(op, intent, method, cardRefusal("setup_intent_authentication_failure")));
  return afterSetup(op, session, confirmSetup(op, intent, method, { authenticated: true, returnUrl: null }));
}

/** Marks a session complete and announces it; `changes` are the fields that its mode fills in. */
export function completeSession(op: Operation, session: Session, buyer: Buyer, changes: Partial<Session>): Session {
  const complete: Session = {
    ...session,
    customer_details: { address: { city: null, country: null, line1: null, line2: null, postal_code: null, state: null }, business_name: null, email: buyer.email, individual_name: null, name: buyer.name === "" ? null : buyer.name, phone: null, tax_exempt: "none", tax_ids: [] },
    status: "complete",
    url: null,
    ...changes,
  };
  op.objects.save("checkout.session", complete);
  const [discount] = session.discounts ?? [];
  if (typeof discount?.coupon === "string") redeem(op, discount.coupon, typeof discount.promotion_code === "string" ? discount.promotion_code : null);
  op.emit("checkout.session.completed", complete);
  return complete;
}

function payOnce(op: Operation, session: Session, method: PaymentMethod): PayResult {
  const intent = paymentIntentOf(op, session);
  const linked: Session = { ...session, payment_intent: intent.id };
  op.objects.save("checkout.session", linked);
  return afterPayment(op, linked, confirmPayment(op, intent, method, { authenticated: false, offSession: false, returnUrl: null }));
}

function afterPayment(op: Operation, session: Session, confirmation: Confirmation): PayResult {
  switch (confirmation.result) {
    case "requires_action":
      return { result: "authenticate", url: `/c/authenticate/${confirmation.intent.id}` };
    case "refused":
      return { result: "refused", refusal: confirmation.refusal };
    default: {
      const buyer = op.objects.hidden(session.id).buyer ?? { email: session.customer_email ?? "", name: "" };
      const changes = session.mode === "subscription" ? startSubscription(op, session, confirmation.intent.payment_method) : { payment_intent: confirmation.intent.id };
      const complete = completeSession(op, session, buyer, { payment_intent: null, ...changes, payment_status: confirmation.result === "paid" ? "paid" : "unpaid" });
      settlePayment(op, confirmation.intent);
      return { result: "complete", session: complete };
    }
  }
}

function afterSetup(op: Operation, session: Session, result: SetupResult): PayResult {
  if (result.result === "requires_action") return { result: "authenticate", url: `/c/authenticate/${result.intent.id}` };
  if (result.result === "refused") return { result: "refused", refusal: result.refusal };
  const buyer = op.objects.hidden(session.id).buyer ?? { email: session.customer_email ?? "", name: "" };
  const changes: Partial<Session> =
    session.mode === "subscription" ? { ...startSubscription(op, session, result.intent.payment_method), setup_intent: null, payment_status: "no_payment_required" } : { setup_intent: result.intent.id };
  return { result: "complete", session: completeSession(op, session, buyer, changes) };
}

function completeWithoutPayment(op: Operation, session: Session, buyer: Buyer): Session {
  const linked = withCustomer(op, session, buyer);
  const changes = linked.mode === "subscription" ? startSubscription(op, linked, null) : {};
  return completeSession(op, linked, buyer, { ...changes, payment_status: "no_payment_required" });
}

/** Creates the customer that a session needs, once. */
function withCustomer(op: Operation, session: Session, buyer: Buyer): Session {
  const saves = op.objects.hidden(session.id).paymentIntentData?.setupFutureUsage ?? null;
  if (session.customer !== null || (session.customer_creation !== "always" && saves === null)) return session;
  const customer = createCustomer(op, { email: buyer.email, name: buyer.name === "" ? null : buyer.name });
  const linked: Session = { ...session, customer: customer.id };
  op.objects.save("checkout.session", linked);
  return linked;
}

function paymentIntentOf(op: Operation, session: Session): PaymentIntent {
  const known = session.payment_intent === null ? null : op.objects.find("payment_intent", session.payment_intent);
  // The buyer went back from the authentication page and chose another card.
  if (known !== null) return { ...known, amount: session.amount_total ?? 0, next_action: null };
  const data = op.objects.hidden(session.id).paymentIntentData;
  return createPaymentIntent(
    op,
    {
      amount: session.amount_total ?? 0,
      currency: session.currency ?? "",
      customer: session.customer,
      description: data?.description ?? null,
      metadata: data?.metadata ?? {},
      receiptEmail: data?.receiptEmail ?? null,
      captureMethod: data?.captureMethod ?? "automatic_async",
      setupFutureUsage: session.mode === "subscription" ? "off_session" : (data?.setupFutureUsage ?? null),
      statementDescriptor: data?.statementDescriptor ?? null,
      automaticPaymentMethods: false,
    },
    { session: session.id },
  );
}

function setupIntentOf(op: Operation, session: Session): SetupIntent {
  const known = session.setup_intent === null ? null : op.objects.find("setup_intent", session.setup_intent);
  if (known !== null) return known;
  const data = op.objects.hidden(session.id).setupIntentData;
  const intent = createSetupIntent(op, { customer: session.customer, description: data?.description ?? null, metadata: data?.metadata ?? {}, usage: "off_session" }, { session: session.id });
  op.objects.save("checkout.session", { ...session, setup_intent: intent.id });
  return intent;
}
