import type { Operation } from "../core/emulator.ts";
import { newId } from "../core/ids.ts";
import type { Objects } from "../core/wire.ts";

type BalanceTransaction = Objects["balance_transaction"];
type Movement = { type: BalanceTransaction["type"]; category: string; amount: number; currency: string; source: string; description: string | null; fees?: { amount: number; description: string }[] };

const SETTLEMENT_SECONDS = 2 * 86_400;

/** Stores one movement of the account's balance, in the currency of the payment (no conversion is simulated). */
export function moveBalance(op: Operation, movement: Movement): BalanceTransaction {
  const fees = movement.fees ?? [];
  const fee = fees.reduce((sum, item) => sum + item.amount, 0);
  const transaction: BalanceTransaction = {
    id: newId("txn"),
    object: "balance_transaction",
    amount: movement.amount,
    available_on: op.now + SETTLEMENT_SECONDS,
    balance_type: "payments",
    created: op.now,
    currency: movement.currency,
    description: movement.description,
    exchange_rate: null,
    fee,
    fee_details: fees.map((item) => ({ amount: item.amount, application: null, currency: movement.currency, description: item.description, type: "stripe_fee" })),
    net: movement.amount - fee,
    reporting_category: movement.category,
    source: movement.source,
    status: "pending",
    type: movement.type,
  };
  op.objects.insert("balance_transaction", transaction);
  return transaction;
}

/** Stripe's standard fee: 2.9 % and 30 minor units. */
export function processingFee(amount: number): { amount: number; description: string } {
  return { amount: Math.min(amount, Math.round(amount * 0.029) + 30), description: "Stripe processing fees" };
}
