import { formatMoney } from "@/lib/i18n/format";
import { toLocale } from "@/lib/i18n/locales";
import { authorize } from "@/server/access";
import { notifyInApp, sendMail } from "@/server/notifications";
import type { Ctx } from "@/server/platform/ctx";

/** Tells a buyer that a refund went through, by mail with the credit note and in the app; once a credit note. */
export async function tellRefund(ctx: Ctx, { creditNoteId }: { creditNoteId: string }): Promise<{ told: boolean }> {
  authorize(ctx.viewer, "system.run");
  const note = await ctx.db.creditNote.findUniqueOrThrow({ where: { id: creditNoteId }, select: { number: true, orderId: true, amount: true, currency: true, fileId: true } });
  const order = await ctx.db.order.findUniqueOrThrow({
    where: { id: note.orderId },
    select: {
      id: true,
      number: true,
      locale: true,
      status: true,
      user: { select: { id: true, name: true, email: true, locale: true, status: true } },
      items: { select: { title: true } },
    },
  });
  const { user } = order;
  if (user.status === "deleted") return { told: false };
  if (!note.fileId) throw new Error(`credit note ${note.number} has no file yet`);
  const course = order.items.map(({ title }) => title).join(", ");
  const about = { entityType: "order", entityId: order.id };
  await sendMail(ctx, {
    kind: "refund-issued",
    userId: user.id,
    recipient: user.email,
    locale: toLocale(order.locale),
    params: {
      name: user.name,
      course,
      orderNumber: order.number,
      creditNoteNumber: note.number,
      amount: note.amount,
      currency: note.currency,
      locale: order.locale,
      endsAccess: order.status === "refunded",
    },
    attachmentFileIds: [note.fileId],
    idempotencyKey: `refund-issued:mail:${creditNoteId}`,
    ...about,
  });
  await notifyInApp(ctx, {
    userId: user.id,
    kind: "refund-issued",
    params: { course, amount: formatMoney(note.amount, note.currency, user.locale, "exact") },
    href: "/account/purchases",
    idempotencyKey: `refund-issued:in-app:${creditNoteId}`,
    ...about,
  });
  return { told: true };
}
