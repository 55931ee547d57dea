import { priceAt } from "@/lib/domain/pricing";
import type { ListOwnOrdersInput } from "@/lib/schemas/commerce";
import { authorize, requireUser, scope } from "@/server/access";
import { findFirstLessonPath, hasOpenGrant } from "@/server/learning";
import type { Ctx } from "@/server/platform/ctx";
import type { CheckoutQuote, OrderStatusDto, OwnOrder, Page } from "../dto";
import { loadOrderOwner, loadSaleFacts, type SaleFacts } from "../facts";
import { findOpenOrder } from "../open-order";
import { countFreeSeats } from "../seats";

const PAGE = 20;

/** What buying a course would cost this person now, or why they cannot. The price of an open checkout is honoured. */
export async function findCheckoutQuote(ctx: Ctx, { courseSlug }: { courseSlug: string }): Promise<CheckoutQuote> {
  const { userId } = requireUser(ctx.viewer);
  authorize(ctx.viewer, "order.create");
  const facts = await loadSaleFacts(ctx.db, courseSlug);
  authorize(ctx.viewer, "course.read", facts.access);
  const now = ctx.clock.now();
  const [open, shown] = await Promise.all([
    findOpenOrder(ctx.db, { userId, courseId: facts.courseId, now }),
    ctx.db.course.findUniqueOrThrow({
      where: { id: facts.courseId },
      select: { topic: { select: { slug: true } }, currentRelease: { select: { id: true, lessonCount: true } } },
    }),
  ]);
  const price = priceAt(facts.pricing, now);
  const isHonoured = open !== null && open.totalAmount <= price.money.amount && open.currency === price.money.currency;
  return {
    courseSlug,
    title: facts.title,
    topicSlug: shown.topic.slug,
    price: {
      kind: isHonoured && open.totalAmount < facts.pricing.priceAmount ? "early_bird" : price.kind,
      amount: isHonoured ? open.totalAmount : price.money.amount,
      currency: price.money.currency,
      deadline: isHonoured ? open.expiresAt : price.deadline,
    },
    regularAmount: facts.pricing.priceAmount,
    honouredUntil: isHonoured ? open.expiresAt : null,
    state: await stateFor(ctx, facts, userId, isHonoured),
    lessonCount: shown.currentRelease?.lessonCount ?? 0,
    startPath: await findFirstLessonPath(ctx.db, { courseSlug, releaseId: shown.currentRelease?.id ?? "" }),
  };
}

async function stateFor(ctx: Ctx, facts: SaleFacts, userId: string, hasOpenOrder: boolean): Promise<CheckoutQuote["state"]> {
  const enrollment = await ctx.db.enrollment.findUnique({
    where: { userId_courseId: { userId, courseId: facts.courseId } },
    select: { id: true },
  });
  if (enrollment && (await hasOpenGrant(ctx.db, enrollment.id, ctx.clock.now()))) return "enrolled";
  if (!facts.isForSale) return "not_for_sale";
  if (hasOpenOrder || facts.maxStudents === null) return "for_sale";
  return (await countFreeSeats(ctx.db, { ...facts, userId, maxStudents: facts.maxStudents })) > 0 ? "for_sale" : "full";
}

/** Where an order stands: paid, enrolled, receipted, or why not. The page after the payment asks this until it is done. */
export async function getOrderStatus(ctx: Ctx, { orderId }: { orderId: string }): Promise<OrderStatusDto> {
  // Before the row is looked for: a visitor must not learn from the answer which orders exist.
  requireUser(ctx.viewer);
  authorize(ctx.viewer, "order.read", await loadOrderOwner(ctx.db, orderId));
  const order = await ctx.db.order.findUniqueOrThrow({
    where: { id: orderId },
    select: {
      id: true,
      number: true,
      status: true,
      totalAmount: true,
      currency: true,
      createdAt: true,
      paidAt: true,
      checkoutUrl: true,
      expiresAt: true,
      user: { select: { email: true } },
      items: { select: { id: true, course: { select: { slug: true, title: true } } } },
      payments: { select: { status: true } },
      receipt: { select: { id: true, number: true, fileId: true, mailedAt: true } },
    },
  });
  const [item] = order.items;
  if (!item) throw new Error(`order ${orderId} has no line`);
  const grant = await ctx.db.grant.findFirst({
    where: { sourceId: item.id },
    select: {
      revokedAt: true,
      enrollment: { select: { releaseId: true, release: { select: { number: true, lessonCount: true } } } },
    },
  });
  const { receipt } = order;
  const isPayable = order.status === "pending" && order.expiresAt !== null && order.expiresAt > ctx.clock.now();
  return {
    orderId,
    number: order.number,
    status: order.status,
    isFree: order.totalAmount === 0,
    total: { amount: order.totalAmount, currency: order.currency },
    placedAt: order.createdAt,
    paidAt: order.paidAt,
    courseSlug: item.course.slug,
    courseTitle: item.course.title,
    enrolled: grant && {
      releaseNumber: grant.enrollment.release.number,
      lessonCount: grant.enrollment.release.lessonCount,
      startPath: await findFirstLessonPath(ctx.db, { courseSlug: item.course.slug, releaseId: grant.enrollment.releaseId }),
    },
    isClosed: grant !== null && grant.revokedAt !== null,
    receipt: receipt && { id: receipt.id, number: receipt.number, hasFile: receipt.fileId !== null, mailedAt: receipt.mailedAt },
    mailedTo: order.user.email,
    checkoutUrl: isPayable ? order.checkoutUrl : null,
    expiresAt: order.expiresAt,
    paymentFailed: order.status === "pending" && order.payments.some((payment) => payment.status === "failed"),
  };
}

/** One's own orders, newest first, with their documents. Orders that were never paid are left out after they ended. */
export async function listOwnOrders(ctx: Ctx, { cursor }: ListOwnOrdersInput): Promise<Page<OwnOrder>> {
  authorize(ctx.viewer, "order.own");
  const { userId } = requireUser(ctx.viewer);
  const rows = await ctx.db.order.findMany({
    where: {
      AND: [scope["order.read"](ctx.viewer), { userId }, { OR: [{ paidAt: { not: null } }, { status: "pending" }] }],
      ...(cursor && { id: { lt: cursor } }),
    },
    orderBy: { id: "desc" },
    take: PAGE + 1,
    select: {
      id: true,
      number: true,
      status: true,
      createdAt: true,
      totalAmount: true,
      currency: true,
      items: { select: { title: true, course: { select: { slug: true } } } },
      payments: { select: { refundedAmount: true, refunds: { select: { status: true } } } },
      receipt: { select: { id: true, number: true } },
    },
  });
  const shown = rows.slice(0, PAGE);
  const notes = await ctx.db.creditNote.findMany({
    where: { orderId: { in: shown.map(({ id }) => id) } },
    orderBy: { issuedAt: "asc" },
    select: { id: true, number: true, orderId: true },
  });
  const items = shown.map((row) => ({
    id: row.id,
    number: row.number,
    status: row.status,
    placedAt: row.createdAt,
    total: { amount: row.totalAmount, currency: row.currency },
    refundedAmount: Math.max(0, ...row.payments.map((payment) => payment.refundedAmount)),
    courseTitle: row.items.map(({ title }) => title).join(", "),
    courseSlug: row.items[0]?.course.slug ?? "",
    receipt: row.receipt,
    creditNotes: notes.filter((note) => note.orderId === row.id).map(({ id, number }) => ({ id, number })),
    refundUnderWay: row.payments.some(({ refunds }) => refunds.some(({ status }) => status === "requested" || status === "pending")),
  }));
  return { items, nextCursor: rows.length > PAGE ? (shown.at(-1)?.id ?? null) : null };
}
