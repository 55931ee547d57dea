import { newId } from "@/lib/ids";
import { sumMoney, money, type Money } from "@/lib/money";
import type { Tx } from "@/server/platform/db/tx";

/**
 * Accounts of the ledger. What the vendor holds for us is an asset (debit positive); sales are income (credit, negative).
 */
export const ACCOUNTS = {
  clearing: "vendor:clearing",
  sales: "income:courses",
  refunds: "income:refunds",
  disputed: "vendor:disputed",
  disputeLoss: "expense:disputes",
} as const;

type Account = (typeof ACCOUNTS)[keyof typeof ACCOUNTS];

type Booking = { kind: "sale" | "refund" | "refund_returned" | "dispute" | "dispute_won" | "dispute_lost"; sourceKey: string; orderId: string; at: Date };

/** Moves an amount from one account to another, once for each `sourceKey`. Returns whether it was booked now. */
export async function book(tx: Tx, { kind, sourceKey, orderId, at }: Booking, from: Account, to: Account, amount: Money): Promise<boolean> {
  const id = newId("ledgerTransaction");
  const entries = [
    { id: newId("ledgerEntry"), transactionId: id, account: to, amount: amount.amount, currency: amount.currency, createdAt: at },
    { id: newId("ledgerEntry"), transactionId: id, account: from, amount: -amount.amount, currency: amount.currency, createdAt: at },
  ];
  const balance = sumMoney(amount.currency, entries.map((entry) => money(entry.amount, entry.currency)));
  if (balance.amount !== 0) throw new Error(`the booking ${sourceKey} does not balance`);
  const booked = await tx.ledgerTransaction.createMany({ data: [{ id, kind, sourceKey, orderId, createdAt: at }], skipDuplicates: true });
  if (booked.count === 0) return false;
  await tx.ledgerEntry.createMany({ data: entries });
  return true;
}

/** True when a movement with this key was booked. */
export async function isBooked(tx: Tx, sourceKey: string): Promise<boolean> {
  return (await tx.ledgerTransaction.findUnique({ where: { sourceKey }, select: { id: true } })) !== null;
}
