import { z } from "zod";
import { LOCALES } from "@/lib/i18n/locales";

const key = z.string().regex(/^[\w-]{8,100}$/);
const orderId = z.string().regex(/^ord_[\w-]{1,60}$/);
const minorUnits = z.int().nonnegative();

/** The price is the one that the buyer saw: it is compared with ours, never charged. */
export const placeOrderSchema = z.strictObject({
  courseSlug: z.string().min(1).max(80),
  expectedAmount: minorUnits,
  expectedCurrency: z.string().regex(/^[A-Z]{3}$/),
  locale: z.enum(LOCALES),
  /** The buyer's own key: the same purchase sent twice makes one order. */
  idempotencyKey: key,
});

export const orderIdSchema = z.strictObject({ orderId });

export const listOwnOrdersSchema = z.strictObject({ cursor: z.string().max(60).optional() });

export const ORDER_STATUSES = ["pending", "paid", "refunded", "cancelled", "expired"] as const;

export const listOrdersSchema = z.strictObject({
  /** Part of an order number, or of the buyer's name or address. */
  search: z.string().trim().max(120).optional(),
  status: z.enum(ORDER_STATUSES).optional(),
  cursor: z.string().max(60).optional(),
});

export const requestRefundSchema = z.strictObject({
  orderId,
  /** Minor units of the order's currency. */
  amount: z.int().positive(),
  reason: z.string().trim().min(3).max(500),
  idempotencyKey: key,
});

export const reconcileSchema = z.strictObject({
  /** How far back to look. */
  hours: z.int().min(1).max(24 * 30),
});

export type PlaceOrderInput = z.infer<typeof placeOrderSchema>;
export type ListOwnOrdersInput = z.infer<typeof listOwnOrdersSchema>;
export type ListOrdersInput = z.infer<typeof listOrdersSchema>;
export type RequestRefundInput = z.infer<typeof requestRefundSchema>;
export type ReconcileInput = z.infer<typeof reconcileSchema>;
