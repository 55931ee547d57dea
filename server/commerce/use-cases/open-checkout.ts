import { DomainError } from "@/lib/errors";
import { money } from "@/lib/money";
import { authorize, type UserViewer } from "@/server/access";
import type { Ctx } from "@/server/platform/ctx";
import { env } from "@/server/platform/env";
import type { Checkout } from "@/server/vendors";

/**
 * The address of an order's payment page. Opens it with the vendor when there is none yet, outside any transaction and
 * under the order's id as key: a process that dies between the vendor's answer and our record finds the same checkout
 * the next time. Throws `commerce.payments_unavailable` when the vendor does not answer; the order waits.
 */
export async function openCheckout(ctx: Ctx, buyer: UserViewer, orderId: string): Promise<string> {
  const order = await ctx.db.order.findUniqueOrThrow({
    where: { id: orderId },
    select: { id: true, userId: true, locale: true, expiresAt: true, checkoutUrl: true, items: { select: { title: true, unitAmount: true, currency: true } } },
  });
  authorize(ctx.viewer, "order.read", order);
  if (order.checkoutUrl) return order.checkoutUrl;
  if (!order.expiresAt) throw new Error(`order ${orderId} has nothing to pay`);
  const checkout = await askVendor(ctx, {
    orderId,
    lines: order.items.map(({ title, unitAmount, currency }) => ({ name: title, price: money(unitAmount, currency) })),
    customerEmail: buyer.email,
    locale: order.locale,
    expiresAt: order.expiresAt,
    idempotencyKey: order.id,
    ...returnUrls(order),
  });
  await ctx.db.order.update({
    where: { id: orderId },
    data: { checkoutSessionId: checkout.id, checkoutUrl: checkout.url, expiresAt: checkout.expiresAt },
    select: { id: true },
  });
  return checkout.url;
}

async function askVendor(ctx: Ctx, input: Parameters<Ctx["vendors"]["payments"]["openCheckout"]>[0]): Promise<Checkout> {
  try {
    return await ctx.vendors.payments.openCheckout(input);
  } catch (error) {
    ctx.log.error({ err: error, orderId: input.orderId }, "the payment vendor opened no checkout");
    throw new DomainError("unavailable", "commerce.payments_unavailable", {}, { cause: error });
  }
}

function returnUrls({ id, locale }: { id: string; locale: string }) {
  const page = `${env().APP_URL}/${locale}/checkout/return/${id}`;
  return { successUrl: page, cancelUrl: `${page}?from=cancelled` };
}
