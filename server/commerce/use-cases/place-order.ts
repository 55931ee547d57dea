import { priceAt, type Price } from "@/lib/domain/pricing";
import { DomainError } from "@/lib/errors";
import { newId } from "@/lib/ids";
import type { PlaceOrderInput } from "@/lib/schemas/commerce";
import { HOUR_MS, after } from "@/lib/time";
import { authorize, requireUser, type UserViewer } from "@/server/access";
import { hasOpenGrant } from "@/server/learning";
import type { Ctx } from "@/server/platform/ctx";
import type { Tx } from "@/server/platform/db/tx";
import { emit, inTransaction } from "@/server/platform/outbox";
import { loadSaleFacts, type SaleFacts } from "../facts";
import { findOpenOrder, type OpenOrder } from "../open-order";
import { takeSeat } from "../seats";
import { takeCheckoutTurn } from "../take-checkout-turn";
import { openCheckout } from "./open-checkout";

/** How long a checkout may be paid, at the price that it was opened with. Stripe allows between 30 minutes and 24 hours. */
export const CHECKOUT_LIFE_MS = 2 * HOUR_MS;

/** `checkout`: pay at this address. `return`: nothing is due, see the enrollment arrive. */
export type PlacedOrder = { orderId: string; next: { kind: "checkout"; url: string } | { kind: "return" } };

/**
 * Places an order for a course at the price that the server decides, and opens the vendor's payment page. The same key
 * gives the same order; so does a checkout that is still open for the same course, whose price is honoured for its
 * life even if the early price has ended since. A process that dies between the order and the vendor leaves an order
 * that the same call resumes. Announces `commerce/free-order.placed` when nothing is due.
 *
 * Throws `commerce.price_changed` when the price is not the one that the buyer saw, `commerce.already_enrolled`,
 * `catalog.course_not_for_sale`, `catalog.course_full`, `commerce.idempotency_mismatch`, `commerce.payments_unavailable`.
 */
export async function placeOrder(ctx: Ctx, input: PlaceOrderInput): Promise<PlacedOrder> {
  const buyer = requireUser(ctx.viewer);
  authorize(ctx.viewer, "order.create");
  await takeCheckoutTurn(ctx, buyer.userId);
  const order = await inTransaction(ctx, (tx) => findOrCreateOrder(ctx, tx, buyer, input));
  if (order.totalAmount === 0 || order.status !== "pending") return { orderId: order.id, next: { kind: "return" } };
  return { orderId: order.id, next: { kind: "checkout", url: await openCheckout(ctx, buyer, order.id) } };
}

type FoundOrder = { id: string; totalAmount: number; status: string };

async function findOrCreateOrder(ctx: Ctx, tx: Tx, buyer: UserViewer, input: PlaceOrderInput): Promise<FoundOrder> {
  // One buyer's orders take turns, so that two tabs cannot both find no open order.
  await tx.$queryRaw`SELECT "id" FROM "User" WHERE "id" = ${buyer.userId} FOR NO KEY UPDATE`;
  const facts = await loadSaleFacts(tx, input.courseSlug);
  const repeated = await findByKey(tx, buyer.userId, input.idempotencyKey, facts.courseId);
  if (repeated) return repeated;
  authorize(ctx.viewer, "course.read", facts.access);
  if (!facts.isForSale) throw new DomainError("conflict", "catalog.course_not_for_sale");
  await refuseWhenEnrolled(ctx, tx, buyer.userId, facts.courseId);
  const price = priceAt(facts.pricing, ctx.clock.now());
  const open = await findOpenOrder(tx, { userId: buyer.userId, courseId: facts.courseId, now: ctx.clock.now() });
  if (open && open.totalAmount <= price.money.amount && open.currency === price.money.currency) {
    refuseOtherPrice(input, open.totalAmount, open.currency);
    return { ...open, status: "pending" };
  }
  refuseOtherPrice(input, price.money.amount, price.money.currency);
  if (!(await takeSeat(tx, { ...facts, userId: buyer.userId }))) throw new DomainError("conflict", "catalog.course_full");
  if (open) await supersede(ctx, tx, open);
  return createOrder(ctx, tx, buyer, input, facts, price);
}

async function findByKey(tx: Tx, userId: string, idempotencyKey: string, courseId: string): Promise<FoundOrder | null> {
  const order = await tx.order.findUnique({
    where: { userId_idempotencyKey: { userId, idempotencyKey } },
    select: { id: true, totalAmount: true, status: true, items: { select: { courseId: true } } },
  });
  if (order && order.items[0]?.courseId !== courseId) throw new DomainError("conflict", "commerce.idempotency_mismatch");
  return order;
}

async function refuseWhenEnrolled(ctx: Ctx, tx: Tx, userId: string, courseId: string): Promise<void> {
  const enrollment = await tx.enrollment.findUnique({ where: { userId_courseId: { userId, courseId } }, select: { id: true } });
  if (enrollment && (await hasOpenGrant(tx, enrollment.id, ctx.clock.now()))) throw new DomainError("conflict", "commerce.already_enrolled");
}

/** The buyer is charged what they were shown, or told that it changed: never anything in between. */
function refuseOtherPrice(input: PlaceOrderInput, amount: number, currency: string): void {
  if (input.expectedAmount === amount && input.expectedCurrency === currency) return;
  throw new DomainError("conflict", "commerce.price_changed", { amount, currency });
}

/** The price went down since the open checkout: it is closed, so that the dearer page cannot be paid by mistake. */
async function supersede(ctx: Ctx, tx: Tx, open: OpenOrder): Promise<void> {
  await tx.order.update({ where: { id: open.id }, data: { status: "cancelled" }, select: { id: true } });
  await emit(tx, { name: "commerce/order.cancelled", data: { orderId: open.id } }, ctx.requestId);
}

async function createOrder(ctx: Ctx, tx: Tx, buyer: UserViewer, input: PlaceOrderInput, facts: SaleFacts, price: Price): Promise<FoundOrder> {
  const { amount, currency } = price.money;
  const now = ctx.clock.now();
  const order = await tx.order.create({
    data: {
      id: newId("order"),
      number: await nextOrderNumber(tx),
      userId: buyer.userId,
      currency,
      totalAmount: amount,
      locale: input.locale,
      idempotencyKey: input.idempotencyKey,
      createdAt: now,
      expiresAt: amount > 0 ? after(now, CHECKOUT_LIFE_MS) : null,
      items: {
        create: { id: newId("orderItem"), courseId: facts.courseId, title: facts.title, unitAmount: amount, currency, priceKind: price.kind },
      },
    },
    select: { id: true, totalAmount: true, status: true },
  });
  if (amount === 0) await emit(tx, { name: "commerce/free-order.placed", data: { orderId: order.id } }, ctx.requestId);
  return order;
}

async function nextOrderNumber(tx: Tx): Promise<string> {
  const rows = await tx.$queryRaw<{ next: bigint }[]>`SELECT nextval('"OrderNumber"') AS "next"`;
  return `CR-${String(rows[0]?.next ?? 0).padStart(6, "0")}`;
}
