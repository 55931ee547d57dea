import type { Operation } from "../core/emulator.ts";
import { newId } from "../core/ids.ts";
import { StripeError } from "../core/stripe-error.ts";
import type { Objects } from "../core/wire.ts";
import { moveBalance } from "./balance.ts";

type Charge = Objects["charge"];
type Dispute = Objects["dispute"];

const ANSWER_WITHIN_SECONDS = 9 * 86_400;
const DISPUTE_FEE = 1_500;

const EVIDENCE_FIELDS = [
  "access_activity_log", "billing_address", "cancellation_policy", "cancellation_policy_disclosure", "cancellation_rebuttal", "customer_communication",
  "customer_email_address", "customer_name", "customer_purchase_ip", "customer_signature", "duplicate_charge_documentation", "duplicate_charge_explanation",
  "duplicate_charge_id", "product_description", "receipt", "refund_policy", "refund_policy_disclosure", "refund_refusal_explanation", "service_date",
  "service_documentation", "shipping_address", "shipping_carrier", "shipping_date", "shipping_documentation", "shipping_tracking_number",
  "uncategorized_file", "uncategorized_text",
] as const;

export type EvidenceField = (typeof EVIDENCE_FIELDS)[number];

/** Names of the evidence a dispute takes, all of them text or file ids. */
export function evidenceFields(): readonly EvidenceField[] {
  return EVIDENCE_FIELDS;
}

/**
 * Opens a dispute of a charge: announces it, and unless it is an inquiry withdraws the amount and the fee.
 * Throws when the charge cannot be disputed.
 */
export function openDispute(op: Operation, charge: Charge, cause: { reason: string; inquiry?: true }): Dispute {
  const amount = charge.amount_captured - charge.amount_refunded;
  if (charge.disputed) throw new StripeError(400, `Charge ${charge.id} has been disputed already.`, { code: "charge_disputed" });
  if (!charge.captured || amount <= 0) throw new StripeError(400, `Charge ${charge.id} holds no money that could be disputed.`);
  const dispute: Dispute = {
    id: newId("du"),
    object: "dispute",
    amount,
    balance_transactions: [],
    charge: charge.id,
    created: op.now,
    currency: charge.currency,
    enhanced_eligibility_types: [],
    evidence: blankEvidence(charge),
    evidence_details: {
      due_by: op.now + ANSWER_WITHIN_SECONDS,
      enhanced_eligibility: {},
      has_evidence: false,
      past_due: false,
      submission_count: 0,
      submission_method: "not_submitted",
    },
    intended_submission_method: "manual",
    is_charge_refundable: cause.inquiry === true,
    livemode: false,
    metadata: {},
    network_reason_code: cause.reason === "fraudulent" ? "10.4" : "13.1",
    payment_intent: charge.payment_intent,
    payment_method_details: { type: "card", card: { brand: charge.payment_method_details?.card?.brand ?? "visa", network: charge.payment_method_details?.card?.network ?? "visa", case_type: cause.inquiry === true ? "inquiry" : "chargeback", network_reason_code: cause.reason === "fraudulent" ? "10.4" : "13.1" } },
    reason: cause.reason,
    status: cause.inquiry === true ? "warning_needs_response" : "needs_response",
  };
  op.objects.save("charge", { ...charge, disputed: true });
  op.objects.insert("dispute", dispute);
  op.emit("charge.dispute.created", dispute);
  return cause.inquiry === true ? dispute : withdrawFunds(op, dispute);
}

function withdrawFunds(op: Operation, dispute: Dispute): Dispute {
  const withdrawal = moveBalance(op, {
    type: "adjustment",
    category: "dispute",
    amount: -dispute.amount,
    currency: dispute.currency,
    source: dispute.id,
    description: `Chargeback withdrawal for ${dispute.charge}`,
    fees: [{ amount: DISPUTE_FEE, description: "Dispute fee" }],
  });
  const withdrawn: Dispute = { ...dispute, balance_transactions: [withdrawal] };
  op.objects.save("dispute", withdrawn);
  op.emit("charge.dispute.funds_withdrawn", withdrawn);
  return withdrawn;
}

function blankEvidence(charge: Charge): Dispute["evidence"] {
  const empty: Record<EvidenceField, string | null> = {
    access_activity_log: null, billing_address: null, cancellation_policy: null, cancellation_policy_disclosure: null, cancellation_rebuttal: null,
    customer_communication: null, customer_email_address: null, customer_name: null, customer_purchase_ip: null, customer_signature: null,
    duplicate_charge_documentation: null, duplicate_charge_explanation: null, duplicate_charge_id: null, product_description: null, receipt: null,
    refund_policy: null, refund_policy_disclosure: null, refund_refusal_explanation: null, service_date: null, service_documentation: null,
    shipping_address: null, shipping_carrier: null, shipping_date: null, shipping_documentation: null, shipping_tracking_number: null,
    uncategorized_file: null, uncategorized_text: null,
  };
  return { ...empty, customer_email_address: charge.billing_details.email, customer_name: charge.billing_details.name, enhanced_evidence: {} };
}
