import { toLocale } from "@/lib/i18n/locales";
import { authorize } from "@/server/access";
import { findFirstLessonPath } from "@/server/learning";
import { sendMail } from "@/server/notifications";
import type { Ctx } from "@/server/platform/ctx";
import { documentSnapshot } from "../documents/snapshot";

/** Mails a receipt, with its stored PDF, to its buyer; once a receipt. An account that was deleted since gets none. */
export async function mailReceipt(ctx: Ctx, { receiptId }: { receiptId: string }): Promise<{ sent: boolean }> {
  authorize(ctx.viewer, "system.run");
  const receipt = await ctx.db.receipt.findUniqueOrThrow({
    where: { id: receiptId },
    select: {
      number: true,
      snapshot: true,
      fileId: true,
      order: {
        select: {
          id: true,
          locale: true,
          user: { select: { id: true, email: true, status: true } },
          items: { select: { course: { select: { slug: true, title: true, currentReleaseId: true } } } },
        },
      },
    },
  });
  const { order, fileId } = receipt;
  const course = order.items[0]?.course;
  if (!course || order.user.status === "deleted") return { sent: false };
  if (!fileId) throw new Error(`receipt ${receipt.number} has no file yet`);
  const printed = documentSnapshot.parse(receipt.snapshot);
  const { sent } = await sendMail(ctx, {
    kind: "receipt",
    userId: order.user.id,
    recipient: order.user.email,
    locale: toLocale(order.locale),
    params: {
      name: printed.buyer.name,
      course: course.title,
      coursePath: await findFirstLessonPath(ctx.db, { courseSlug: course.slug, releaseId: course.currentReleaseId ?? "" }),
      orderNumber: printed.orderNumber,
      receiptNumber: receipt.number,
      paidAt: printed.paidAt ?? printed.issuedAt,
      currency: printed.currency,
      total: printed.total,
      lines: printed.lines.map(({ title, amount, priceKind }) => ({ title, amount, isEarlyBird: priceKind === "early_bird" })),
    },
    attachmentFileIds: [fileId],
    idempotencyKey: `receipt:mail:${receiptId}`,
    entityType: "order",
    entityId: order.id,
  });
  await ctx.db.receipt.updateMany({ where: { id: receiptId, mailedAt: null }, data: { mailedAt: ctx.clock.now() } });
  return { sent };
}
