import { newId } from "@/lib/ids";
import type { Ctx } from "@/server/platform/ctx";
import type { CheckoutState, PaymentChange } from "@/server/vendors";
import { subjectOf, toStoredChange } from "../payment-change";
import { applyPaymentEvent } from "../use-cases/apply-payment-event";

/**
 * Takes what the vendor says of a checkout, when asked, the way its webhook would have gone: recorded as a delivery of
 * its own, once, and applied. If the webhook comes after all it finds the order settled and changes nothing.
 */
export async function adoptCheckout(ctx: Ctx, checkout: CheckoutState) {
  const change = toChange(checkout);
  if (!change) return null;
  const { provider } = ctx.vendors.payments;
  const externalId = `asked:${checkout.id}:${checkout.status}`;
  await ctx.db.webhookDelivery.createMany({
    data: [
      {
        id: newId("webhookDelivery"),
        provider,
        externalId,
        type: `asked.checkout.${checkout.status}`,
        occurredAt: checkout.createdAt,
        payload: { ...checkout, createdAt: checkout.createdAt.toISOString() },
        change: toStoredChange(change),
        subject: subjectOf(change),
        receivedAt: ctx.clock.now(),
      },
    ],
    skipDuplicates: true,
  });
  const { id } = await ctx.db.webhookDelivery.findUniqueOrThrow({ where: { provider_externalId: { provider, externalId } }, select: { id: true } });
  return applyPaymentEvent(ctx, { deliveryId: id });
}

function toChange({ id, orderId, status, paymentId, total }: CheckoutState): PaymentChange | null {
  if (status === "paid" && paymentId !== null) return { kind: "checkout_paid", checkoutId: id, orderId, paymentId, total };
  if (status === "expired") return { kind: "checkout_expired", checkoutId: id, orderId };
  return null;
}
