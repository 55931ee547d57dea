import type { RefundState } from "./types";

/** Stripe's status of a refund as ours; what asks for action or is unknown is still pending. */
export function toRefundState(status: string | null): RefundState {
  if (status === "succeeded") return "succeeded";
  return status === "failed" || status === "canceled" ? "failed" : "pending";
}
