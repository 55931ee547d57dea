import { MINUTE_MS, after } from "@/lib/time";
import type { Reader } from "@/server/platform/db/tx";

/** Stripe opens no checkout that would close in less than 30 minutes; one more for the way there. */
export const SHORTEST_CHECKOUT_MS = 31 * MINUTE_MS;

export type OpenOrder = { id: string; totalAmount: number; currency: string; expiresAt: Date | null; checkoutUrl: string | null };

/**
 * The buyer's order for a course that is under way: free and about to be fulfilled, or one that can still be paid
 * because its page is open or there is time enough to open one.
 */
export async function findOpenOrder(reader: Reader, { userId, courseId, now }: { userId: string; courseId: string; now: Date }): Promise<OpenOrder | null> {
  return reader.order.findFirst({
    where: {
      userId,
      status: "pending",
      items: { some: { courseId } },
      OR: [
        { totalAmount: 0 },
        { checkoutUrl: { not: null }, expiresAt: { gt: now } },
        { checkoutUrl: null, expiresAt: { gt: after(now, SHORTEST_CHECKOUT_MS) } },
      ],
    },
    orderBy: { createdAt: "desc" },
    select: { id: true, totalAmount: true, currency: true, expiresAt: true, checkoutUrl: true },
  });
}
