import { createHmac } from "node:crypto";
import { newId } from "@/lib/ids";
import { makeCourse } from "@/tests/factories/make-course";
import { userViewer } from "@/tests/harness/test-ctx";
import { placeOrder, requestReconciliation, requestRefund } from "@/server/commerce";
import { system, type Viewer } from "@/server/access";
import { createCtx } from "@/server/platform/create-ctx";
import type { Ctx } from "@/server/platform/ctx";
import type { Db } from "@/server/platform/db/client";
import { relayOutbox } from "@/server/platform/relay-outbox";
import { atOnce, reasonsOf } from "./at-once";

export const PRICE = 4_900;
const COURSES = 20;

/** What becomes of an order. `lost` is paid while the vendor's webhooks are switched off. */
export type Fate = "paid" | "refused_first" | "refunded" | "refunded_in_part" | "disputed_won" | "disputed_lost" | "never_paid" | "forged" | "lost";

export type StormOrder = { fate: Fate; userId: string; email: string; orderId: string; sessionId: string };

const CARD_OK = "4242424242424242";
const CARD_REFUSED = "4000000000000002";
const CARD_DISPUTED = "4000000000000259";

/** Spread evenly, so that a run with few orders has each. */
export function fateOf(index: number, lost: number): Fate {
  if (index < lost) return "lost";
  const slot = index % 40;
  if (slot === 3) return "never_paid";
  if (slot === 9) return "forged";
  if (slot === 15 || slot === 35) return "refunded";
  if (slot === 21) return "refunded_in_part";
  if (slot === 27) return "disputed_won";
  if (slot === 31) return "disputed_lost";
  if (slot === 37 || slot === 39) return "refused_first";
  return "paid";
}

export function benchCtx(viewer: Viewer): Ctx {
  return createCtx({ viewer, background: () => undefined });
}

/** Places the orders by the real use case: buyers, prices and checkouts at the vendor are real. */
export async function placeOrders(db: Db, count: number, lost: number): Promise<StormOrder[]> {
  const courses: { slug: string }[] = [];
  while (courses.length < COURSES) courses.push((await makeCourse(db, { priceAmount: PRICE })).course);
  const buyers = Array.from({ length: count }, (_, index) => ({ id: newId("user"), name: `Núñez ${index}`, email: `buyer${index}@example.com` }));
  await db.user.createMany({ data: buyers.map((buyer) => ({ ...buyer, emailVerifiedAt: new Date() })) });
  const orders: StormOrder[] = [];
  const results = await atOnce(buyers, 8, async ({ id, email }, index) => {
    const course = courses[index % COURSES];
    if (!course) throw new Error("no course");
    const ctx = benchCtx(userViewer({ userId: id, email }));
    const placed = await placeOrder(ctx, { courseSlug: course.slug, expectedAmount: PRICE, expectedCurrency: "USD", locale: "es", idempotencyKey: newId("order") });
    if (placed.next.kind !== "checkout") throw new Error("no checkout");
    const { checkoutSessionId } = await db.order.findUniqueOrThrow({ where: { id: placed.orderId }, select: { checkoutSessionId: true } });
    orders[index] = { fate: fateOf(index, lost), userId: id, email, orderId: placed.orderId, sessionId: checkoutSessionId ?? "" };
  });
  const failed = reasonsOf(results);
  if (Object.keys(failed).length > 0) throw new Error(`orders could not be placed: ${JSON.stringify(failed)}`);
  return orders;
}

/** Speaks the vendor's API, and to the emulator's levers. */
export class Vendor {
  constructor(
    private readonly url: string,
    private readonly key: string,
  ) {}

  async post(path: string, body: Record<string, string> = {}): Promise<unknown> {
    const response = await fetch(`${this.url}${path}`, {
      method: "POST",
      headers: { authorization: `Bearer ${this.key}`, "content-type": "application/x-www-form-urlencoded" },
      body: new URLSearchParams(body),
    });
    if (!response.ok) throw new Error(`${path}: ${response.status} ${(await response.text()).slice(0, 300)}`);
    return response.json();
  }

  async pay(sessionId: string, card: string): Promise<void> {
    const response = await fetch(`${this.url}/_local/checkout/sessions/${sessionId}/pay`, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify({ card }) });
    if (!response.ok) throw new Error(`the payment of ${sessionId}: ${response.status} ${(await response.text()).slice(0, 300)}`);
  }

  async setFaults(faults: object[]): Promise<void> {
    await fetch(`${this.url}/_local/faults`, { method: "PUT", headers: { "content-type": "application/json" }, body: JSON.stringify(faults) });
  }
}

/** Lives an order's fate at the vendor, up to what needs our books to know of the payment. */
export async function live(vendor: Vendor, order: StormOrder, forge: (order: StormOrder) => Promise<void>): Promise<void> {
  switch (order.fate) {
    case "never_paid":
      await vendor.post(`/v1/checkout/sessions/${order.sessionId}/expire`);
      return;
    case "forged":
      await forge(order);
      return;
    case "refused_first":
      await vendor.pay(order.sessionId, CARD_REFUSED);
      await vendor.pay(order.sessionId, CARD_OK);
      return;
    case "disputed_won":
    case "disputed_lost":
      await vendor.pay(order.sessionId, CARD_DISPUTED);
      return;
    default:
      await vendor.pay(order.sessionId, CARD_OK);
  }
}

/** Posts payments that never were: signed with another secret, and one rightly signed of a hundredth of the price. */
export function forger(appUrl: string, secret: string, answers: Map<number, number>) {
  return async ({ orderId, sessionId }: StormOrder): Promise<void> => {
    for (const [amount, key] of [[PRICE, "whsec_of_somebody_else"], [PRICE / 100, secret]] as const) {
      const object = { id: sessionId, object: "checkout.session", client_reference_id: orderId, payment_intent: `pi_forged_${orderId}_${amount}`, payment_status: "paid", status: "complete", amount_total: amount, currency: "usd" };
      const body = JSON.stringify({ id: `evt_forged_${orderId}_${amount}`, object: "event", created: Math.floor(Date.now() / 1_000), type: "checkout.session.completed", data: { object } });
      const status = await postUntilAnswered(appUrl, body, key);
      answers.set(status, (answers.get(status) ?? 0) + 1);
    }
  };
}

/** The app may be dead just now: the forger is as patient as the vendor. */
async function postUntilAnswered(appUrl: string, body: string, key: string): Promise<number> {
  for (;;) {
    const at = Math.floor(Date.now() / 1_000);
    const signature = `t=${at},v1=${createHmac("sha256", key).update(`${at}.${body}`).digest("hex")}`;
    try {
      const { status } = await fetch(`${appUrl}/api/webhooks/stripe`, { method: "POST", body, headers: { "stripe-signature": signature }, signal: AbortSignal.timeout(20_000) });
      if (status < 500) return status;
    } catch {
      // Killed before it answered.
    }
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

/** Asks for the refunds by the admin's use case, once our books know of the payment. Returns why some could not be asked for. */
export async function refund(db: Db, adminId: string, orders: readonly StormOrder[], patienceMs: number): Promise<Record<string, number>> {
  const ctx = benchCtx(userViewer({ userId: adminId, roles: ["admin"] }));
  const results = await atOnce(orders, 16, async ({ orderId, fate }) => {
    await until(async () => (await db.order.findUnique({ where: { id: orderId }, select: { paidAt: true } }))?.paidAt != null, patienceMs);
    const input = { orderId, amount: fate === "refunded" ? PRICE : 1_000, reason: "La tormenta lo pide", idempotencyKey: orderId };
    await until(async () => requestRefund(ctx, input).then(() => true, () => false), patienceMs);
  });
  return reasonsOf(results);
}

/** Compares with the vendor now, by the use case that the admin page calls, and waits for the job's report. */
export async function reconcile(db: Db, patienceMs: number): Promise<void> {
  const ctx = benchCtx(system("bench"));
  const { reconciliationId } = await requestReconciliation(ctx, { hours: 24 });
  await relayOutbox(ctx);
  await until(async () => (await db.reconciliation.findUnique({ where: { id: reconciliationId }, select: { finishedAt: true } }))?.finishedAt != null, patienceMs);
}

/** Waits for a state, asking twice a second. A database that was just killed is asked again. */
export async function until(holds: () => Promise<boolean>, patienceMs: number): Promise<void> {
  const deadline = Date.now() + patienceMs;
  while (Date.now() < deadline) {
    if (await holds().catch(() => false)) return;
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  throw new Error("the state that was waited for did not come");
}
