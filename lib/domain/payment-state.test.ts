import { fc, test } from "@fast-check/vitest";
import { describe, expect, it } from "vitest";
import { concludePayment, learnFact, noFacts, refundableAmount, type PaymentConclusion, type PaymentFact } from "./payment-state";

const AMOUNT = 4_900;
const conclude = (facts: readonly PaymentFact[]) => concludePayment(facts.reduce(learnFact, noFacts(AMOUNT)));

const refundAmounts = { ref_a: 4_900, ref_b: 1_000, ref_c: 3_900 } as const;
const arbitraryFact: fc.Arbitrary<PaymentFact> = fc.oneof(
  fc.constant<PaymentFact>({ kind: "paid" }),
  fc.constant<PaymentFact>({ kind: "failed" }),
  fc.constantFrom("expired" as const, "cancelled" as const).map((as): PaymentFact => ({ kind: "closed", as })),
  fc.constantFrom(1_000, 3_900, 4_900).map((amount): PaymentFact => ({ kind: "refunded_total", amount })),
  fc
    .tuple(fc.constantFrom("ref_a", "ref_b", "ref_c"), fc.constantFrom("requested", "pending", "succeeded", "failed"))
    .map(([id, state]): PaymentFact => ({ kind: "refund", id, amount: refundAmounts[id], state })),
  fc
    .tuple(fc.constantFrom("dsp_a", "dsp_b"), fc.constantFrom("opened", "lost", "won"))
    .map(([id, state]): PaymentFact => ({ kind: "dispute", id, amount: AMOUNT, state })),
);

/** The same rules said over the set of everything that was ever told, with no folding and no ranks. */
function model(told: readonly PaymentFact[]): PaymentConclusion {
  const says = (test: (fact: PaymentFact) => boolean) => told.some(test);
  const refund = (id: string, state: string) => says((fact) => fact.kind === "refund" && fact.id === id && fact.state === state);
  const dispute = (id: string, state: string) => says((fact) => fact.kind === "dispute" && fact.id === id && fact.state === state);
  let byEvents = 0;
  let failed = 0;
  for (const [id, amount] of Object.entries(refundAmounts)) {
    if (refund(id, "failed")) failed += amount;
    else if (refund(id, "succeeded")) byEvents += amount;
  }
  const totals = told.flatMap((fact) => (fact.kind === "refunded_total" ? [fact.amount] : []));
  const refundedAmount = Math.min(AMOUNT, Math.max(byEvents, Math.max(0, ...totals) - failed, 0));
  const disputed = ["dsp_a", "dsp_b"].some((id) => (dispute(id, "opened") || dispute(id, "lost")) && !dispute(id, "won"));
  const paid = says((fact) => fact.kind === "paid");
  const closed = says((fact) => fact.kind === "closed" && fact.as === "cancelled")
    ? ("cancelled" as const)
    : says((fact) => fact.kind === "closed")
      ? ("expired" as const)
      : ("pending" as const);
  if (!paid) {
    return { order: closed, payment: says((fact) => fact.kind === "failed") ? "failed" : "pending", refundedAmount, access: "none", closedBy: null };
  }
  const whole = refundedAmount === AMOUNT;
  return {
    order: whole ? "refunded" : "paid",
    payment: disputed ? "disputed" : whole ? "refunded" : refundedAmount > 0 ? "partially_refunded" : "succeeded",
    refundedAmount,
    access: whole || disputed ? "closed" : "open",
    closedBy: whole ? "refund" : disputed ? "dispute" : null,
  };
}

describe("the payment's state", () => {
  test.prop([fc.array(arbitraryFact, { maxLength: 14 })], { numRuns: 5_000 })("is what the model says of the same facts", (facts) => {
    expect(conclude(facts)).toEqual(model(facts));
  });

  const permuted = fc
    .array(arbitraryFact, { minLength: 1, maxLength: 10 })
    .chain((facts) => fc.tuple(fc.constant(facts), fc.shuffledSubarray([...facts, ...facts, ...facts], { minLength: facts.length * 3 })));
  test.prop([permuted], { numRuns: 5_000 })("does not depend on the order of arrival or on repeats", ([facts, shuffled]) => {
    expect(conclude(shuffled)).toEqual(conclude(facts));
  });

  it("comes to the same end in each of the 5,040 orders of one eventful purchase", () => {
    const told: PaymentFact[] = [
      { kind: "closed", as: "expired" },
      { kind: "failed" },
      { kind: "paid" },
      { kind: "refund", id: "ref_b", amount: 1_000, state: "pending" },
      { kind: "refund", id: "ref_b", amount: 1_000, state: "succeeded" },
      { kind: "dispute", id: "dsp_a", amount: AMOUNT, state: "opened" },
      { kind: "dispute", id: "dsp_a", amount: AMOUNT, state: "won" },
    ];
    const ends = new Set(permutations(told).map((order) => JSON.stringify(conclude(order))));
    expect([...ends].map((end) => JSON.parse(end))).toEqual([
      { order: "paid", payment: "partially_refunded", refundedAmount: 1_000, access: "open", closedBy: null },
    ]);
  });

  it("opens access again when the bank decides for the school", () => {
    const opened: PaymentFact[] = [{ kind: "paid" }, { kind: "dispute", id: "dsp_a", amount: AMOUNT, state: "opened" }];
    expect(conclude(opened)).toMatchObject({ access: "closed", closedBy: "dispute" });
    expect(conclude([...opened, { kind: "dispute", id: "dsp_a", amount: AMOUNT, state: "won" }])).toMatchObject({ access: "open" });
  });

  it("treats a free order as paid, never as refunded", () => {
    expect(concludePayment(learnFact(noFacts(0), { kind: "paid" }))).toMatchObject({ order: "paid", access: "open" });
  });
});

describe("refundableAmount", () => {
  it("counts refunds under way and forgets failed ones", () => {
    const paid = [{ kind: "paid" }, { kind: "refund", id: "ref_b", amount: 1_000, state: "requested" }] as const satisfies PaymentFact[];
    const facts = paid.reduce<ReturnType<typeof noFacts>>(learnFact, noFacts(AMOUNT));
    expect(refundableAmount(facts)).toBe(3_900);
    expect(refundableAmount(learnFact(facts, { kind: "refund", id: "ref_b", amount: 1_000, state: "failed" }))).toBe(AMOUNT);
    expect(refundableAmount(noFacts(AMOUNT))).toBe(0);
  });
});

function permutations<T>(items: readonly T[]): T[][] {
  if (items.length <= 1) return [[...items]];
  return items.flatMap((item, index) => permutations([...items.slice(0, index), ...items.slice(index + 1)]).map((rest) => [item, ...rest]));
}
