import { makeCourse } from "@/tests/factories/make-course";
import { makeUser } from "@/tests/factories/make-user";
import { system } from "@/server/access";
import { placeOrder, recordWebhook } from "@/server/commerce";
import type { TestDatabase } from "./database";
import { fakeShop, sign, stripeEvent } from "./fake-shop";
import { runJobs } from "./run-jobs";
import { testCtx, userViewer } from "./test-ctx";

let serial = 0;

/** A buyer with an open checkout for a new course of 69 dollars, and the hands to pay it and to deliver webhooks. */
export async function shopScene(database: TestDatabase, options: { amount?: number; locale?: "es" | "en" | "pt-BR"; name?: string } = {}) {
  const { amount = 6_900, locale = "es", name = "Ana Prueba" } = options;
  const shop = fakeShop();
  const user = await makeUser(database.db, { name });
  const { course, release } = await makeCourse(database.db, { priceAmount: amount });
  const ctx = testCtx(database.db, shop.vendors, userViewer({ userId: user.id, email: user.email, name }));
  serial += 1;
  const idempotencyKey = `scene_key_${serial}`;
  const { orderId } = await placeOrder(ctx, { courseSlug: course.slug, expectedAmount: amount, expectedCurrency: "USD", locale, idempotencyKey });
  const checkoutId = `cs_${orderId}`;
  const systemCtx = ctx.as(system("test"));
  const deliver = async (event: object) => {
    const outcome = await recordWebhook(systemCtx, sign(event));
    await runJobs(ctx);
    return outcome;
  };
  const pay = async () => {
    const paid = shop.pay(checkoutId);
    const event = stripeEvent.paid(paid);
    await deliver(event);
    return event;
  };
  const orderRow = () =>
    database.db.order.findUniqueOrThrow({
      where: { id: orderId },
      include: { items: true, receipt: true, payments: { include: { refunds: true, disputes: true } } },
    });
  const enrollments = () => database.db.enrollment.findMany({ where: { userId: user.id }, include: { grants: true } });
  /** Sum of each account over this order's bookings. */
  const balances = async () => {
    const entries = await database.db.ledgerEntry.findMany({ where: { transaction: { orderId } } });
    const sums: Record<string, number> = {};
    for (const entry of entries) sums[entry.account] = (sums[entry.account] ?? 0) + entry.amount;
    return sums;
  };
  return { ctx, systemCtx, shop, user, course, release, orderId, checkoutId, paymentId: `pi_${checkoutId}`, deliver, pay, orderRow, enrollments, balances };
}
