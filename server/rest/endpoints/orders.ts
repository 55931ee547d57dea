import { z } from "zod";
import { ORDER_STATUSES, placeOrderSchema } from "@/lib/schemas/commerce";
import { system } from "@/server/access";
import { answerPaymentWebhook, getOrderStatus, listOwnOrders, placeOrderOnce } from "@/server/commerce";
import { cursorParam, instant, limitParam, money, orderParams, pageOf } from "../common-schemas";
import { endpoint, type RawEndpoint } from "../endpoint";
import { requestProblem } from "../problem";

const { idempotencyKey, ...placeFields } = placeOrderSchema.shape;

const placed = z
  .object({
    orderId: z.string(),
    next: z.union([
      z.object({ kind: z.literal("checkout"), url: z.string().meta({ description: "Where the buyer pays." }) }),
      z.object({ kind: z.literal("return") }).meta({ description: "Nothing is due: the enrollment follows." }),
    ]),
  })
  .meta({ id: "PlacedOrder" });

const order = z
  .object({
    orderId: z.string(), number: z.string(), status: z.enum(ORDER_STATUSES), isFree: z.boolean(), total: money,
    placedAt: instant, paidAt: instant.nullable(), expiresAt: instant.nullable(), courseSlug: z.string(), courseTitle: z.string(),
    enrolled: z.object({ releaseNumber: z.int(), lessonCount: z.int() }).nullable(),
    isClosed: z.boolean().meta({ description: "Access that this order opened was closed since." }),
    receipt: z.object({ id: z.string(), number: z.string() }).nullable(),
    checkoutUrl: z.string().nullable(), paymentFailed: z.boolean(),
  })
  .meta({ id: "Order" });

const orderItem = z
  .object({
    id: z.string(), number: z.string(), status: z.enum(ORDER_STATUSES), placedAt: instant, total: money, refundedAmount: z.int(), courseTitle: z.string(),
    courseSlug: z.string(), receipt: z.object({ id: z.string(), number: z.string() }).nullable(),
    creditNotes: z.array(z.object({ id: z.string(), number: z.string() })), refundUnderWay: z.boolean(),
  })
  .meta({ id: "OrderItem" });

const TOTAL = { amount: 4_900, currency: "USD" };
const SUBJECT = { courseSlug: "sql-desde-cero", courseTitle: "SQL desde cero" };
const ORDER = {
  ...SUBJECT, orderId: "ord_01", number: "CR-000123", status: "pending", isFree: false, total: TOTAL, placedAt: "2026-11-22T12:00:00.000Z", paidAt: null,
  expiresAt: "2026-11-22T14:00:00.000Z", enrolled: null, isClosed: false, receipt: null, checkoutUrl: "https://checkout.stripe.com/c/pay/cs_1", paymentFailed: false,
};
const ITEM = {
  ...SUBJECT, id: "ord_01", number: "CR-000123", status: "paid", placedAt: "2026-11-22T12:00:00.000Z", total: TOTAL, refundedAmount: 0,
  receipt: { id: "rct_01", number: "R-2026-000001" }, creditNotes: [], refundUnderWay: false,
};

/** Commerce pages its lists by twenty; a smaller page is its beginning. */
const MAX_PAGE = 20;

export const orderEndpoints = [
  endpoint({
    operationId: "placeOrder", method: "POST", path: "/orders", tag: "Orders", auth: "bearer", access: "order.create", status: 201, problems: [404, 409, 503],
    summary: "Place an order for a course",
    description: "Send the price that the buyer saw: it is compared with ours, never charged. The same `Idempotency-Key` with the same content gives the same order, with other content 409.",
    headers: z.strictObject({ "idempotency-key": idempotencyKey.meta({ description: "The client's own key for this purchase, 8 to 100 letters, digits, `-` or `_`.", example: "3f0c2f5e-6f0a-4b57" }) }),
    body: z.strictObject(placeFields),
    response: placed,
    examples: {
      body: { courseSlug: "sql-desde-cero", expectedAmount: 4_900, expectedCurrency: "USD", locale: "es" },
      response: { orderId: "ord_01", next: { kind: "checkout", url: "https://checkout.stripe.com/c/pay/cs_1" } },
    },
    handle: async (ctx, { body, headers }) => {
      const result = await placeOrderOnce(ctx, { ...body, idempotencyKey: headers["idempotency-key"] });
      return { body: result, location: `/orders/${result.orderId}` };
    },
  }),
  endpoint({
    operationId: "listOrders", method: "GET", path: "/orders", tag: "Orders", auth: "bearer", access: "order.own", status: 200,
    summary: "One's own orders, newest first",
    query: z.strictObject({ cursor: cursorParam(orderParams.shape.id), limit: limitParam(MAX_PAGE, MAX_PAGE) }),
    response: pageOf(orderItem),
    examples: { response: { items: [ITEM], nextCursor: null } },
    handle: async (ctx, { query: { cursor, limit } }) => {
      const page = await listOwnOrders(ctx, { cursor });
      const items = page.items.slice(0, limit);
      const nextCursor = page.items.length > limit ? (items.at(-1)?.id ?? null) : page.nextCursor;
      return { body: { items, nextCursor }, nextCursor };
    },
  }),
  endpoint({
    operationId: "getOrder", method: "GET", path: "/orders/{id}", tag: "Orders", auth: "bearer", access: "order.read", status: 200,
    summary: "Where an order stands",
    params: orderParams,
    response: order,
    examples: { response: ORDER },
    handle: async (ctx, { params }) => ({ body: await getOrderStatus(ctx, { orderId: params.id }) }),
  }),
];

export const stripeWebhook: RawEndpoint = {
  kind: "raw",
  operationId: "receiveStripeWebhook", method: "POST", path: "/payments/webhook/stripe", tag: "Payments", auth: "none", access: "system.run", status: 200, problems: [400, 413],
  summary: "Stripe's webhook",
  description: "For Stripe, not for clients: verified by the `Stripe-Signature` header over the bytes as they came, recorded once an event, applied later.",
  requestDescription: "An event as Stripe signed it.",
  answer: async (ctx, request) => {
    const response = await answerPaymentWebhook({ ...ctx, viewer: system("stripe-webhook") }, request, request.headers.get("stripe-signature"));
    if (response.ok) return response;
    if (response.status === 413) throw requestProblem("request.too_large");
    if (response.status < 500) throw requestProblem("request.malformed", { detail: "The signature does not match the message.", errors: [{ in: "header", path: "stripe-signature", message: "does not match" }] });
    throw requestProblem("server.error");
  },
};
