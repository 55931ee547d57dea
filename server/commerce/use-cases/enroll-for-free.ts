import { priceAt } from "@/lib/domain/pricing";
import { DomainError, notFound } from "@/lib/errors";
import { newId } from "@/lib/ids";
import { authorize, requireUser, system } from "@/server/access";
import { hasOpenGrant } from "@/server/learning";
import type { Ctx } from "@/server/platform/ctx";
import { loadSaleFacts } from "../facts";
import { fulfilOrder } from "./fulfil-order";
import { placeOrder } from "./place-order";

/**
 * Enrolls the viewer in a course of which nothing is due, at once: a free order is placed and fulfilled, so seats,
 * receipts and announcements are those of every order. Who has the course already gets the enrollment that they have.
 * Throws `commerce.payment_required` with the price when the course is not free, and as `placeOrder` does.
 */
export async function enrollForFree(ctx: Ctx, { courseId }: { courseId: string }): Promise<{ enrollmentId: string; created: boolean }> {
  authorize(ctx.viewer, "order.create");
  const { userId, locale } = requireUser(ctx.viewer);
  const course = await ctx.db.course.findUnique({ where: { id: courseId }, select: { slug: true } });
  if (!course) throw notFound();
  const facts = await loadSaleFacts(ctx.db, course.slug);
  authorize(ctx.viewer, "course.read", facts.access);
  const before = await findOpenEnrollment(ctx, userId, courseId);
  if (before) return { enrollmentId: before, created: false };
  const { amount, currency } = priceAt(facts.pricing, ctx.clock.now()).money;
  if (facts.isForSale && amount > 0) throw new DomainError("conflict", "commerce.payment_required", { amount, currency, courseSlug: course.slug });
  const { orderId } = await placeOrder(ctx, { courseSlug: course.slug, expectedAmount: amount, expectedCurrency: currency, locale, idempotencyKey: newId("order") });
  await fulfilOrder({ ...ctx, viewer: system("enroll-for-free") }, { orderId });
  const enrollmentId = await findOpenEnrollment(ctx, userId, courseId);
  if (!enrollmentId) throw new Error(`the free order ${orderId} opened no enrollment`);
  return { enrollmentId, created: true };
}

async function findOpenEnrollment(ctx: Ctx, userId: string, courseId: string): Promise<string | null> {
  const enrollment = await ctx.db.enrollment.findUnique({ where: { userId_courseId: { userId, courseId } }, select: { id: true } });
  return enrollment && (await hasOpenGrant(ctx.db, enrollment.id, ctx.clock.now())) ? enrollment.id : null;
}
