import type { Operation } from "../core/emulator.ts";
import type { Objects } from "../core/wire.ts";

type PaymentIntent = Objects["payment_intent"];

/** Cancels an intent that holds no captured money, releases what was authorized, and announces it. */
export function cancelPaymentIntent(op: Operation, intent: PaymentIntent, reason: PaymentIntent["cancellation_reason"]): PaymentIntent {
  const canceled: PaymentIntent = { ...intent, amount_capturable: 0, canceled_at: op.now, cancellation_reason: reason, next_action: null, status: "canceled" };
  if (intent.status === "requires_capture" && intent.latest_charge !== null) {
    const charge = op.objects.get("charge", intent.latest_charge);
    const released = { ...charge, amount_refunded: charge.amount, refunded: true };
    op.objects.save("charge", released);
    op.emit("charge.refunded", released, { amount_refunded: charge.amount_refunded, refunded: charge.refunded });
  }
  op.objects.save("payment_intent", canceled);
  op.emit("payment_intent.canceled", canceled);
  return canceled;
}
