import { z } from "zod";
import type { JsonObject } from "@/lib/json";
import type { PaymentChange } from "@/server/vendors";

const amount = z.object({ amount: z.int(), currency: z.string() });
const id = z.string().min(1);

const changeSchema: z.ZodType<PaymentChange> = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("checkout_paid"), checkoutId: id, orderId: id.nullable(), paymentId: id, total: amount }),
  z.object({ kind: z.literal("checkout_expired"), checkoutId: id, orderId: id.nullable() }),
  z.object({ kind: z.literal("payment_failed"), paymentId: id, orderId: id.nullable() }),
  z.object({ kind: z.literal("payment_refunded"), paymentId: id, refundedTotal: amount }),
  z.object({
    kind: z.literal("refund_changed"),
    refundExternalId: id,
    refundId: id.nullable(),
    paymentId: id.nullable(),
    amount,
    state: z.enum(["pending", "succeeded", "failed"]),
  }),
  z.object({ kind: z.literal("dispute_opened"), disputeExternalId: id, paymentId: id, amount }),
  z.object({ kind: z.literal("dispute_closed"), disputeExternalId: id, paymentId: id, won: z.boolean(), amount }),
  z.object({ kind: z.literal("unreadable"), reason: z.string() }),
  z.object({ kind: z.literal("ignored") }),
]);

/** The change as stored with its delivery. */
export function toStoredChange(change: PaymentChange): JsonObject {
  return JSON.parse(JSON.stringify(change));
}

/** Reads a stored change back; one that cannot be read is said to be so. */
export function readStoredChange(stored: unknown): PaymentChange {
  const parsed = changeSchema.safeParse(stored);
  return parsed.success ? parsed.data : { kind: "unreadable", reason: "the stored change has an unknown shape" };
}

/** The vendor's id by which events about one payment find each other; null when there is none. */
export function subjectOf(change: PaymentChange): string | null {
  switch (change.kind) {
    case "checkout_paid":
    case "payment_failed":
    case "payment_refunded":
    case "dispute_opened":
    case "dispute_closed":
      return change.paymentId;
    case "refund_changed":
      return change.paymentId ?? change.refundExternalId;
    case "checkout_expired":
      return change.checkoutId;
    case "unreadable":
    case "ignored":
      return null;
  }
}
