/**
 * What is known of one order's payment. Facts only accumulate and each is joined by rank, so the result is the same
 * whatever order the vendor's events arrive in and however often. Amounts are minor units of the order's currency.
 */
export type PaymentFacts = {
  /** What was to be paid. */
  amount: number;
  paid: boolean;
  /** At least one attempt to pay was refused. */
  failed: boolean;
  /** The checkout was closed unpaid. A payment outranks it: the vendor had taken it before. */
  closed: "expired" | "cancelled" | null;
  /** The largest refunded total that the vendor reported. */
  reportedRefunded: number;
  refunds: Readonly<Record<string, RefundFact>>;
  disputes: Readonly<Record<string, DisputeFact>>;
};

export type RefundFact = { amount: number; state: "requested" | "pending" | "succeeded" | "failed" };
export type DisputeFact = { amount: number; state: "opened" | "lost" | "won" };

export type PaymentFact =
  | { kind: "paid" }
  | { kind: "failed" }
  | { kind: "closed"; as: "expired" | "cancelled" }
  | { kind: "refunded_total"; amount: number }
  | ({ kind: "refund"; id: string } & RefundFact)
  | ({ kind: "dispute"; id: string } & DisputeFact);

export type PaymentConclusion = {
  order: "pending" | "paid" | "refunded" | "cancelled" | "expired";
  payment: "pending" | "failed" | "succeeded" | "partially_refunded" | "refunded" | "disputed";
  refundedAmount: number;
  /** What the purchase gives now. */
  access: "none" | "open" | "closed";
  closedBy: "refund" | "dispute" | null;
};

/** A later state outranks an earlier one; a refund that failed had perhaps succeeded before, never the reverse. */
const REFUND_RANK = { requested: 0, pending: 1, succeeded: 2, failed: 3 } as const;
const DISPUTE_RANK = { opened: 0, lost: 1, won: 2 } as const;
const CLOSED_RANK = { expired: 0, cancelled: 1 } as const;

/** Ranks of a payment's status, as stored beside it. */
export const PAYMENT_RANK = { pending: 0, failed: 1, succeeded: 2, partially_refunded: 3, refunded: 4, disputed: 5 } as const;

export function noFacts(amount: number): PaymentFacts {
  return { amount, paid: false, failed: false, closed: null, reportedRefunded: 0, refunds: {}, disputes: {} };
}

/** Adds a fact. Adding it twice, or facts in another order, gives the same facts. */
export function learnFact(facts: PaymentFacts, fact: PaymentFact): PaymentFacts {
  switch (fact.kind) {
    case "paid":
      return { ...facts, paid: true };
    case "failed":
      return { ...facts, failed: true };
    case "closed":
      return { ...facts, closed: higher(facts.closed ?? fact.as, fact.as, CLOSED_RANK) };
    case "refunded_total":
      return { ...facts, reportedRefunded: Math.max(facts.reportedRefunded, fact.amount) };
    case "refund":
      return { ...facts, refunds: { ...facts.refunds, [fact.id]: joinStates(facts.refunds[fact.id], fact, REFUND_RANK) } };
    case "dispute":
      return { ...facts, disputes: { ...facts.disputes, [fact.id]: joinStates(facts.disputes[fact.id], fact, DISPUTE_RANK) } };
  }
}

/** What the facts amount to: a pure function of them, so equal facts always conclude the same. */
export function concludePayment(facts: PaymentFacts): PaymentConclusion {
  const refundedAmount = refundedOf(facts);
  const isRefunded = facts.amount > 0 && refundedAmount >= facts.amount;
  const isDisputed = Object.values(facts.disputes).some((dispute) => dispute.state !== "won");
  const closedBy = isRefunded ? "refund" : isDisputed ? "dispute" : null;
  if (!facts.paid) {
    return { order: facts.closed ?? "pending", payment: facts.failed ? "failed" : "pending", refundedAmount, access: "none", closedBy: null };
  }
  return {
    order: isRefunded ? "refunded" : "paid",
    payment: isDisputed ? "disputed" : isRefunded ? "refunded" : refundedAmount > 0 ? "partially_refunded" : "succeeded",
    refundedAmount,
    access: closedBy === null ? "open" : "closed",
    closedBy,
  };
}

/** What may still be refunded: refunds under way count, so that two that run at once never exceed the payment. */
export function refundableAmount(facts: PaymentFacts): number {
  if (!facts.paid) return 0;
  const underWay = sumOf(Object.values(facts.refunds).filter((refund) => refund.state !== "failed"));
  return Math.max(0, facts.amount - Math.max(underWay, refundedOf(facts)));
}

/**
 * Refunds that went through, by their own events or by the vendor's total, whichever knows more. The total may have
 * counted a refund that failed afterwards, so failed ones are taken off it.
 */
function refundedOf({ amount, refunds, reportedRefunded }: PaymentFacts): number {
  const all = Object.values(refunds);
  const succeeded = sumOf(all.filter((refund) => refund.state === "succeeded"));
  const failed = sumOf(all.filter((refund) => refund.state === "failed"));
  return Math.min(amount, Math.max(succeeded, reportedRefunded - failed, 0));
}

function sumOf(refunds: readonly RefundFact[]): number {
  return refunds.reduce((sum, refund) => sum + refund.amount, 0);
}

function joinStates<S extends string>(
  known: { amount: number; state: S } | undefined,
  told: { amount: number; state: S },
  rank: Readonly<Record<S, number>>,
): { amount: number; state: S } {
  // The vendor says the same amount each time; the larger one keeps the join symmetric if it ever should not.
  if (!known) return { amount: told.amount, state: told.state };
  return { amount: Math.max(known.amount, told.amount), state: higher(known.state, told.state, rank) };
}

function higher<S extends string>(left: S, right: S, rank: Readonly<Record<S, number>>): S {
  return rank[right] > rank[left] ? right : left;
}
