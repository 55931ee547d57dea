import { z } from "zod";
import type { ListOrdersInput } from "@/lib/schemas/commerce";
import type { Prisma } from "@/prisma/generated/client";
import { authorize, scope } from "@/server/access";
import type { Ctx } from "@/server/platform/ctx";
import type { AdminOrderRow, Page, PaymentsOverview, ReconciliationReport } from "../dto";
import { ACCOUNTS } from "../settlement/ledger";
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
  const [money, pendingOrders, flaggedCount, flagged, last] = await Promise.all([
    moneySince(ctx, new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), 1))),
    ctx.db.order.count({ where: { status: "pending" } }),
    ctx.db.webhookDelivery.count({ where: { outcome: "flagged" } }),
    ctx.db.webhookDelivery.findMany({
      where: { outcome: "flagged" },
      orderBy: { receivedAt: "desc" },
      take: 20,
      select: { id: true, type: true, receivedAt: true, note: true, orderId: true },
    }),
    ctx.db.reconciliation.findFirst({ orderBy: { createdAt: "desc" } }),
  ]);
  return { ...money, pendingOrders, flaggedCount, flagged, lastReconciliation: last && toReport(last) };
}

/** Sales are credits and refunds debits of their accounts; a refund that came back is booked back, so it is none. */
async function moneySince(ctx: Ctx, since: Date): Promise<Pick<PaymentsOverview, "sold" | "refunded">> {
  const sums = await ctx.db.ledgerEntry.groupBy({
    by: ["account", "currency"],
    where: { account: { in: [ACCOUNTS.sales, ACCOUNTS.refunds] }, createdAt: { gte: since } },
    _sum: { amount: true },
    _count: true,
    orderBy: { currency: "asc" },
  });
  const of = (account: string) => sums.filter((row) => row.account === account);
  return {
    sold: of(ACCOUNTS.sales).map(({ currency, _sum, _count }) => ({ currency, amount: -(_sum.amount ?? 0), orders: _count })),
    refunded: of(ACCOUNTS.refunds).map(({ currency, _sum }) => ({ currency, amount: _sum.amount ?? 0 })),
  };
}

function toReport(row: Prisma.ReconciliationGetPayload<object>): ReconciliationReport {
  const { id, since, until, createdAt, finishedAt, checked, recovered } = row;
  return { id, since, until, startedAt: createdAt, finishedAt, checked, recovered, problems: z.array(reconciliationProblem).catch([]).parse(row.problems) };
}
