import { z } from "zod";

const orderFact = z.looseObject({ orderId: z.string() });
const orderPaidFact = orderFact.extend({ userId: z.string(), totalAmount: z.number(), currency: z.string() });
const refundFact = orderFact.extend({ refundId: z.string() });
const disputeFact = orderFact.extend({ disputeId: z.string(), won: z.boolean().nullable() });

/** What commerce announces and what a consumer may read of it. Events gain fields, so unknown ones pass. */
export const commerceEventSchemas = {
  /** A vendor's event was verified and recorded; it is still to be applied. */
  "commerce/payment-webhook.received": z.looseObject({ deliveryId: z.string() }),
  /** A vendor's event contradicts our books and was not applied: a person has to look. */
  "commerce/payment.flagged": z.looseObject({ deliveryId: z.string(), orderId: z.string().nullable() }),
  /** An order of which nothing is due was placed. */
  "commerce/free-order.placed": orderFact,
  /** An order gave way to a newer one or was given up: its checkout has to be closed. */
  "commerce/order.cancelled": orderFact,
  "commerce/order.paid": orderPaidFact,
  "commerce/refund.requested": refundFact,
  /** A refund went through, whole or in part. */
  "commerce/order.refunded": refundFact,
  "commerce/refund.failed": refundFact,
  /** The buyer's bank contests a payment (`won` is null) or has decided. */
  "commerce/dispute.changed": disputeFact,
  "commerce/reconciliation.requested": z.looseObject({ reconciliationId: z.string() }),
} as const;

export type CommerceEventName = keyof typeof commerceEventSchemas;
