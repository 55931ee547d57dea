import type { Operation } from "../core/emulator.ts";
import type { Objects } from "../core/wire.ts";
import { cancelPaymentIntent } from "./cancel-payment.ts";

type Session = Objects["checkout.session"];

/** Closes an open session for good, cancels the payment it had begun, and announces `checkout.session.expired`. */
export function expireSession(op: Operation, session: Session): Session {
  const intent = session.payment_intent === null ? null : op.objects.find("payment_intent", session.payment_intent);
  if (intent !== null && intent.status !== "succeeded" && intent.status !== "canceled") cancelPaymentIntent(op, intent, null);
  const expired: Session = { ...session, status: "expired", url: null };
  op.objects.save("checkout.session", expired);
  op.emit("checkout.session.expired", expired);
  return expired;
}
