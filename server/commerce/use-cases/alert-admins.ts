import { authorize } from "@/server/access";
import { notifyInApp } from "@/server/notifications";
import type { Ctx } from "@/server/platform/ctx";

export type PaymentAlert = {
  kind: "payment-flagged" | "refund-failed" | "dispute-opened" | "dispute-won" | "dispute-lost";
  orderId: string | null;
  /** The event that is told: one notice an event and admin. */
  eventId: string;
};

/** Puts what needs a person's judgement into the inbox of every admin. */
export async function alertAdmins(ctx: Ctx, { kind, orderId, eventId }: PaymentAlert): Promise<{ told: number }> {
  authorize(ctx.viewer, "system.run");
  const order = orderId === null ? null : await ctx.db.order.findUnique({ where: { id: orderId }, select: { number: true } });
  const admins = await ctx.db.user.findMany({
    where: { status: "active", roles: { some: { role: "admin" } } },
    select: { id: true },
  });
  for (const admin of admins) {
    await notifyInApp(ctx, {
      userId: admin.id,
      kind,
      params: { order: order?.number ?? "—" },
      href: orderId === null ? "/admin/orders" : `/admin/orders/${orderId}`,
      idempotencyKey: `${kind}:${admin.id}:${eventId}`,
      ...(orderId !== null && { entityType: "order", entityId: orderId }),
    });
  }
  return { told: admins.length };
}
