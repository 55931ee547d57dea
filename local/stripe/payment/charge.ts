import type { Operation } from "../core/emulator.ts";
import { newId, randomText } from "../core/ids.ts";
import type { Objects } from "../core/wire.ts";
import type { CardRefusal } from "./card-refusal.ts";
import type { TestCard } from "./test-cards.ts";

type Charge = Objects["charge"];
type PaymentIntent = Objects["payment_intent"];
type PaymentMethod = Objects["payment_method"];

export type ChargeResult = { captured: boolean; authenticated: boolean; refusal: CardRefusal | null; card: TestCard };

/** Stores the charge of one attempt to pay, successful or refused. It announces nothing. */
export function createCharge(op: Operation, intent: PaymentIntent, method: PaymentMethod, result: ChargeResult): Charge {
  const paid = result.refusal === null;
  const id = newId("ch");
  const charge: Charge = {
    id,
    object: "charge",
    amount: intent.amount,
    amount_captured: paid && result.captured ? intent.amount : 0,
    amount_refunded: 0,
    application: null,
    application_fee: null,
    application_fee_amount: null,
    balance_transaction: null,
    billing_details: method.billing_details,
    calculated_statement_descriptor: intent.statement_descriptor ?? "CRITERIO",
    captured: paid && result.captured,
    created: op.now,
    currency: intent.currency,
    customer: intent.customer,
    description: intent.description,
    disputed: false,
    failure_balance_transaction: null,
    failure_code: result.refusal?.code ?? null,
    failure_message: result.refusal?.message ?? null,
    fraud_details: {},
    livemode: false,
    metadata: intent.metadata,
    on_behalf_of: null,
    outcome: outcomeOf(result),
    paid,
    payment_intent: intent.id,
    payment_method: method.id,
    payment_method_details: { type: "card", card: cardDetails(intent, method, result) },
    receipt_email: intent.receipt_email,
    receipt_number: null,
    receipt_url: paid ? `${op.baseUrl}/receipts/${id}` : null,
    refunded: false,
    review: null,
    shipping: null,
    source: null,
    source_transfer: null,
    statement_descriptor: intent.statement_descriptor,
    statement_descriptor_suffix: null,
    status: paid ? "succeeded" : "failed",
    transfer_data: null,
    transfer_group: null,
  };
  op.objects.insert("charge", charge);
  return charge;
}

type CardDetails = NonNullable<NonNullable<Charge["payment_method_details"]>["card"]>;

function cardDetails(intent: PaymentIntent, method: PaymentMethod, result: ChargeResult): CardDetails {
  const card = method.card;
  return {
    amount_authorized: result.refusal === null ? intent.amount : null,
    authorization_code: result.refusal === null ? randomText(6).toUpperCase() : null,
    brand: card?.brand ?? null,
    checks: { address_line1_check: null, address_postal_code_check: null, cvc_check: result.card.behaviour.cvcCheck ?? "pass" },
    country: card?.country ?? null,
    electronic_commerce_indicator: null,
    exp_month: card?.exp_month ?? 0,
    exp_year: card?.exp_year ?? 0,
    fingerprint: card?.fingerprint ?? null,
    funding: card?.funding ?? null,
    installments: null,
    last4: card?.last4 ?? null,
    mandate: null,
    network: card?.brand ?? null,
    network_token: { used: false },
    network_transaction_id: result.refusal === null ? randomText(15).toUpperCase() : null,
    regulated_status: "unregulated",
    three_d_secure: result.authenticated
      ? { authentication_flow: "challenge", electronic_commerce_indicator: "05", exemption_indicator: null, result: "authenticated", result_reason: null, transaction_id: newId("3ds"), version: "2.2.0" }
      : null,
    transaction_link_id: null,
    wallet: null,
  };
}

function outcomeOf(result: ChargeResult): Charge["outcome"] {
  const risk = result.card.behaviour.risk ?? "normal";
  const score = { normal: 12, elevated: 67, highest: 92 }[risk];
  if (result.refusal === null) {
    return {
      advice_code: null, network_advice_code: null, network_decline_code: null, network_status: "approved_by_network", reason: null,
      risk_level: risk, risk_score: score, seller_message: "Payment complete.", type: "authorized",
    };
  }
  const blocked = result.card.behaviour.refusal?.blocked === true;
  return {
    advice_code: blocked ? null : "try_again_later",
    network_advice_code: null,
    network_decline_code: blocked ? null : "05",
    network_status: blocked ? "not_sent_to_network" : "declined_by_network",
    reason: blocked ? "highest_risk_level" : (result.refusal.declineCode ?? result.refusal.code),
    risk_level: risk,
    risk_score: score,
    seller_message: blocked ? "Stripe blocked this payment as too risky." : "The bank did not return any further details with this decline.",
    type: blocked ? "blocked" : "issuer_declined",
  };
}
