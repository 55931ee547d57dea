import type { Operation } from "../core/emulator.ts";
import type { Objects } from "../core/wire.ts";
import { createInvoice, payInvoice, type InvoiceLineInput } from "./invoice.ts";
import { createSubscription } from "./subscription.ts";

type Session = Objects["checkout.session"];

/** Starts the subscription that a paid Checkout session is for: the subscription, and its first invoice, paid. */
export function startSubscription(op: Operation, session: Session, paymentMethod: string | null): { subscription: string; invoice: string } {
  const items = op.objects.all("item", { parent: session.id });
  const data = op.objects.hidden(session.id).subscriptionData;
  const recurring = items.flatMap((item) => (item.price?.type === "recurring" ? [{ price: item.price, quantity: item.quantity ?? 1 }] : []));
  const [discount] = session.discounts ?? [];
  const coupon = typeof discount?.coupon === "string" ? discount.coupon : undefined;
  const subscription = createSubscription(
    op,
    {
      customer: session.customer ?? "",
      currency: session.currency ?? "",
      prices: recurring,
      paymentMethod,
      metadata: data?.metadata ?? {},
      description: data?.description ?? null,
      trialEnd: data?.trialEnd ?? null,
    },
    { session: session.id, ...(coupon === undefined ? {} : { coupon }) },
  );
  const lines = items.flatMap((item): InvoiceLineInput[] => {
    if (item.price === null) return [];
    const own = subscription.items.data.find((candidate) => candidate.price.id === item.price?.id);
    const period = own === undefined ? { start: op.now, end: op.now } : { start: own.current_period_start, end: own.current_period_end };
    return [{ description: `${item.quantity ?? 1} × ${item.description ?? ""}`, amount: item.amount_subtotal, quantity: item.quantity ?? 1, price: item.price, subscriptionItem: own?.id ?? null, period }];
  });
  const invoice = payInvoice(op, createInvoice(op, subscription, { reason: "subscription_create", lines, discount: session.total_details?.amount_discount ?? 0 }));
  op.objects.save("subscription", { ...subscription, latest_invoice: invoice.id });
  return { subscription: subscription.id, invoice: invoice.id };
}
