import { changedFrom } from "../core/changed-from.ts";
import type { Operation } from "../core/emulator.ts";
import type { Objects } from "../core/wire.ts";
import { moveBalance } from "./balance.ts";

type Dispute = Objects["dispute"];

/** Evidence that decides a test dispute (https://docs.stripe.com/testing#evidence). */
const WINNING = "winning_evidence";
const LOSING = "losing_evidence";
const DECIDE_SECONDS = 2;

const OPEN = new Set(["needs_response", "under_review", "warning_needs_response", "warning_under_review"]);

/** Whether a dispute still waits for an end. */
export function isOpenDispute(dispute: Dispute): boolean {
  return OPEN.has(dispute.status);
}

/** Hands the evidence to the bank: the dispute goes under review, and the documented texts decide it soon after. */
export function submitEvidence(op: Operation, dispute: Dispute): Dispute {
  const submitted: Dispute = {
    ...dispute,
    evidence_details: { ...dispute.evidence_details, has_evidence: true, submission_count: dispute.evidence_details.submission_count + 1, submission_method: "manual" },
    status: dispute.status === "warning_needs_response" ? "warning_under_review" : "under_review",
  };
  const verdict = dispute.evidence.uncategorized_text;
  if (verdict === WINNING || verdict === LOSING) op.schedule("decide-dispute", dispute.id, op.now + DECIDE_SECONDS);
  return submitted;
}

/** The bank decides by the documented evidence texts. */
export function decideByEvidence(op: Operation, id: string): void {
  const dispute = op.objects.find("dispute", id);
  if (dispute === null || !isOpenDispute(dispute)) return;
  endDispute(op, dispute, dispute.evidence.uncategorized_text === WINNING ? "won" : "lost");
}

/** Ends a dispute. A win gives the amount and the fee back; an inquiry just closes. Announces each. */
export function endDispute(op: Operation, dispute: Dispute, outcome: "won" | "lost"): Dispute {
  const inquiry = dispute.status.startsWith("warning_");
  const returned = outcome === "won" && !inquiry && dispute.balance_transactions.length > 0 ? [returnFunds(op, dispute)] : [];
  const ended: Dispute = { ...dispute, balance_transactions: [...dispute.balance_transactions, ...returned], status: inquiry && outcome === "won" ? "warning_closed" : outcome };
  op.objects.save("dispute", ended);
  op.unschedule("decide-dispute", dispute.id);
  op.emit("charge.dispute.closed", ended, changedFrom(dispute, ended));
  if (returned.length > 0) op.emit("charge.dispute.funds_reinstated", ended, { balance_transactions: dispute.balance_transactions });
  return ended;
}

function returnFunds(op: Operation, dispute: Dispute): Objects["balance_transaction"] {
  const fee = dispute.balance_transactions.reduce((sum, transaction) => sum + transaction.fee, 0);
  return moveBalance(op, {
    type: "adjustment",
    category: "dispute_reversal",
    amount: dispute.amount,
    currency: dispute.currency,
    source: dispute.id,
    description: `Chargeback reversal for ${dispute.charge}`,
    fees: [{ amount: -fee, description: "Dispute fee refund" }],
  });
}
