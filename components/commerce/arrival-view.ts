import type { OrderStatusDto } from "@/server/commerce";

export type ArrivalView = "confirming" | "opening" | "ready" | "unpaid" | "declined" | "expired" | "cancelled" | "refunded" | "closed";

type Arrival = {
  order: OrderStatusDto;
  /** The buyer came here without paying: back from the vendor's page, or to take it up again. */
  cameUnpaid: boolean;
  now: Date;
};

/** What the page after the payment says of an order. A payment that is under way looks unpaid until it is told of. */
export function arrivalView({ order, cameUnpaid, now }: Arrival): ArrivalView {
  if (order.status === "refunded") return "refunded";
  if (order.isClosed) return "closed";
  if (order.status === "expired" || order.status === "cancelled") return order.status;
  if (order.enrolled) return "ready";
  if (order.status === "paid" || order.isFree) return "opening";
  if (!cameUnpaid) return "confirming";
  if (order.expiresAt !== null && order.expiresAt <= now) return "expired";
  return order.paymentFailed ? "declined" : "unpaid";
}

/** Whether nothing more will arrive, so that nobody needs to ask again. */
export function isSettled(order: OrderStatusDto): boolean {
  if (order.status === "refunded" || order.status === "expired" || order.status === "cancelled" || order.isClosed) return true;
  return order.enrolled !== null && (order.isFree || order.receipt?.mailedAt != null);
}
