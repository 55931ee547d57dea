import { z } from "zod";
import type { ListOrdersInput } from "@/lib/schemas/commerce";
import type { Prisma } from "@/prisma/generated/client";
import { authorize, scope } from "@/server/access";
import type { Ctx } from "@/server/platform/ctx";
import type { AdminOrderRow, Page, PaymentsOverview, ReconciliationReport } from "../dto";
import { reconciliationProblem } from "../use-cases/reconcile-payments";

export { getOrder } from "./admin-order";

const PAGE = 50;

/** Every order, newest first, by part of its number or of its buyer. Ids are time-ordered, so they are the cursor. */
export async function listOrders(ctx: Ctx, { search, status, cursor }: ListOrdersInput): Promise<Page<AdminOrderRow>> {
  authorize(ctx.viewer, "payments.administer");
  const rows = await ctx.db.order.findMany({
    where: { AND: [scope["order.read"](ctx.viewer), ...(search ? [matching(search)] : [])], ...(status && { status }), ...(cursor && { id: { lt: cursor } }) },
    orderBy: { id: "desc" },
    take: PAGE + 1,
    select: {
      id: true,
      number: true,
      status: true,
      currency: true,
      totalAmount: true,
      createdAt: true,
      user: { select: { name: true, email: true } },
      items: { select: { title: true } },
      payments: { select: { refundedAmount: true, status: true } },
    },
  });
  const items = rows.slice(0, PAGE).map((row) => ({
    id: row.id,
    number: row.number,
    status: row.status,
    buyerName: row.user.name,
    buyerEmail: row.user.email,
    courseTitle: row.items.map(({ title }) => title).join(", "),
    total: { amount: row.totalAmount, currency: row.currency },
    refundedAmount: Math.max(0, ...row.payments.map((payment) => payment.refundedAmount)),
    placedAt: row.createdAt,
    isDisputed: row.payments.some((payment) => payment.status === "disputed"),
  }));
  return { items, nextCursor: rows.length > PAGE ? (items.at(-1)?.id ?? null) : null };
}

function matching(search: string): Prisma.OrderWhereInput {
  const contains = { contains: search, mode: "insensitive" } as const;
  return { OR: [{ number: contains }, { user: { OR: [{ name: contains }, { email: contains }] } }] };
}

/** This month's money and what waits for a person. */
export async function getPaymentsOverview(ctx: Ctx): Promise<PaymentsOverview> {
  authorize(ctx.viewer, "payments.administer");
  const now = ctx.clock.now();
  const monthStart = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), 1));
  const [sold, refunded, pendingOrders, flagged, last] = await Promise.all([
    ctx.db.order.groupBy({ by: ["currency"], where: { paidAt: { gte: monthStart }, totalAmount: { gt: 0 } }, _sum: { totalAmount: true }, _count: true }),
    ctx.db.creditNote.groupBy({ by: ["currency"], where: { issuedAt: { gte: monthStart } }, _sum: { amount: true } }),
    ctx.db.order.count({ where: { status: "pending" } }),
    ctx.db.webhookDelivery.findMany({
      where: { outcome: "flagged" },
      orderBy: { receivedAt: "desc" },
      take: 20,
      select: { id: true, type: true, receivedAt: true, note: true, orderId: true },
    }),
    ctx.db.reconciliation.findFirst({ orderBy: { createdAt: "desc" } }),
  ]);
  return {
    sold: sold.map((row) => ({ currency: row.currency, amount: row._sum.totalAmount ?? 0, orders: row._count })),
    refunded: refunded.map((row) => ({ currency: row.currency, amount: row._sum.amount ?? 0 })),
    pendingOrders,
    flagged,
    lastReconciliation: last && toReport(last),
  };
}

function toReport(row: Prisma.ReconciliationGetPayload<object>): ReconciliationReport {
  const { id, since, until, createdAt, finishedAt, checked, recovered } = row;
  return { id, since, until, startedAt: createdAt, finishedAt, checked, recovered, problems: z.array(reconciliationProblem).catch([]).parse(row.problems) };
}
