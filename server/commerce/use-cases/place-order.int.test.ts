import { describe, expect, it } from "vitest";
import type { PlaceOrderInput } from "@/lib/schemas/commerce";
import { anonymous } from "@/server/access";
import { makeCourse } from "@/tests/factories/make-course";
import { makeUser } from "@/tests/factories/make-user";
import type { TestDatabase } from "@/tests/harness/database";
import { everyTestOnDatabase } from "@/tests/harness/every-test";
import { fakeShop, sign, stripeEvent } from "@/tests/harness/fake-shop";
import { runJobs } from "@/tests/harness/run-jobs";
import { TEST_NOW, testCtx, userViewer } from "@/tests/harness/test-ctx";
import { setTestEnv } from "@/tests/harness/test-env";
import { system } from "@/server/access";
import { findCheckoutQuote, getOrderStatus } from "../queries/buyer";
import { placeOrder } from "./place-order";
import { recordWebhook } from "./record-webhook";

setTestEnv();
let database: TestDatabase;
everyTestOnDatabase((started) => {
  database = started;
});

let keys = 0;
const order = (courseSlug: string, expectedAmount: number, overrides: Partial<PlaceOrderInput> = {}): PlaceOrderInput => ({
  courseSlug,
  expectedAmount,
  expectedCurrency: "USD",
  locale: "es",
  idempotencyKey: `key_of_test_${(keys += 1)}`,
  ...overrides,
});

async function buyer(shop = fakeShop()) {
  const user = await makeUser(database.db);
  const ctx = testCtx(database.db, shop.vendors, userViewer({ userId: user.id, email: user.email }));
  return { user, shop, ctx };
}

const code = (error: unknown) => (error as { code?: string }).code;

describe("placing an order", () => {
  it("charges the server's price and opens the vendor's page once, whatever is repeated", async () => {
    const { ctx, shop } = await buyer();
    const { course } = await makeCourse(database.db);
    const input = order(course.slug, 6_900);
    const first = await placeOrder(ctx, input);
    const again = await placeOrder(ctx, input);
    const otherTab = await placeOrder(ctx, order(course.slug, 6_900));
    expect(first.next).toEqual({ kind: "checkout", url: `https://pay.example/cs_${first.orderId}` });
    expect([again, otherTab]).toEqual([first, first]);
    expect(shop.state.opened).toBe(1);
    const stored = await database.db.order.findUniqueOrThrow({ where: { id: first.orderId }, include: { items: true } });
    expect(stored).toMatchObject({ status: "pending", totalAmount: 6_900, currency: "USD", number: expect.stringMatching(/^CR-\d{6}$/) });
    expect(stored.items).toMatchObject([{ unitAmount: 6_900, priceKind: "regular", title: "Curso de prueba" }]);
  });

  it("refuses a key that was used for another course", async () => {
    const { ctx } = await buyer();
    const [one, two] = [await makeCourse(database.db), await makeCourse(database.db)];
    const input = order(one.course.slug, 6_900);
    await placeOrder(ctx, input);
    await expect(placeOrder(ctx, { ...input, courseSlug: two.course.slug })).rejects.toMatchObject({ kind: "conflict", code: "commerce.idempotency_mismatch" });
  });

  it("says what the price is now when it is not the one that was seen", async () => {
    const { ctx } = await buyer();
    const { course } = await makeCourse(database.db);
    await expect(placeOrder(ctx, order(course.slug, 100))).rejects.toMatchObject({ code: "commerce.price_changed", params: { amount: 6_900, currency: "USD" } });
    await expect(placeOrder(ctx, order(course.slug, 6_900, { expectedCurrency: "COP" }))).rejects.toMatchObject({ code: "commerce.price_changed" });
  });

  it("honours an early price for the life of a checkout that was opened before the deadline", async () => {
    const { ctx } = await buyer();
    const deadline = new Date(TEST_NOW.getTime() + 60_000);
    const { course } = await makeCourse(database.db, { earlyBirdAmount: 3_900, earlyBirdEndsAt: deadline });
    const early = await placeOrder(ctx, order(course.slug, 3_900));
    ctx.clock.set(deadline);
    expect((await findCheckoutQuote(ctx, { courseSlug: course.slug })).price).toMatchObject({ amount: 3_900, kind: "early_bird" });
    expect(await placeOrder(ctx, order(course.slug, 3_900))).toEqual(early);
    ctx.clock.advance(2 * 3_600_000);
    await expect(placeOrder(ctx, order(course.slug, 3_900))).rejects.toMatchObject({ code: "commerce.price_changed", params: { amount: 6_900 } });
  });

  it("does not give the early price to one who comes at the deadline", async () => {
    const { ctx } = await buyer();
    const { course } = await makeCourse(database.db, { earlyBirdAmount: 3_900, earlyBirdEndsAt: TEST_NOW });
    await expect(placeOrder(ctx, order(course.slug, 3_900))).rejects.toMatchObject({ code: "commerce.price_changed" });
  });

  it("gives the lower price when it fell since, and closes the dearer page", async () => {
    const { ctx, shop } = await buyer();
    const { course } = await makeCourse(database.db);
    const dear = await placeOrder(ctx, order(course.slug, 6_900));
    await database.db.course.update({ where: { id: course.id }, data: { priceAmount: 5_000 } });
    const cheap = await placeOrder(ctx, order(course.slug, 5_000));
    expect(cheap.orderId).not.toBe(dear.orderId);
    await runJobs(ctx);
    expect(shop.checkouts.get(`cs_${dear.orderId}`)?.status).toBe("expired");
    expect(await database.db.order.findUnique({ where: { id: dear.orderId } })).toMatchObject({ status: "cancelled" });
  });

  it("resumes after a vendor that did not answer, with the same order and the same vendor key", async () => {
    const { ctx, shop } = await buyer();
    const { course } = await makeCourse(database.db);
    const input = order(course.slug, 6_900);
    shop.state.isDown = true;
    await expect(placeOrder(ctx, input)).rejects.toMatchObject({ kind: "unavailable", code: "commerce.payments_unavailable" });
    shop.state.isDown = false;
    const resumed = await placeOrder(ctx, input);
    expect(resumed.next.kind).toBe("checkout");
    expect(await database.db.order.count({ where: { items: { some: { courseId: course.id } } } })).toBe(1);
  });

  it("enrols in a free course by the same way, without a payment or a receipt", async () => {
    const { ctx, user, shop } = await buyer();
    const { course, release } = await makeCourse(database.db, { priceAmount: 0 });
    const placed = await placeOrder(ctx, order(course.slug, 0));
    expect(placed.next).toEqual({ kind: "return" });
    await runJobs(ctx);
    expect(await getOrderStatus(ctx, placed)).toMatchObject({ status: "paid", isFree: true, receipt: null, enrolled: { startPath: `/learn/${course.slug}/primera` } });
    expect(await database.db.enrollment.findMany({ where: { userId: user.id }, include: { grants: true } })).toMatchObject([
      { status: "active", releaseId: release.id, paymentState: "free", grants: [{ kind: "free", revokedAt: null }] },
    ]);
    expect(shop.mails.map((mail) => mail.subject)).toEqual(["Ya puedes empezar Curso de prueba"]);
    expect(await database.db.ledgerTransaction.count({ where: { orderId: placed.orderId } })).toBe(0);
    await expect(placeOrder(ctx, order(course.slug, 0))).rejects.toMatchObject({ kind: "conflict", code: "commerce.already_enrolled" });
  });

  it.each(["completed", "cancelled", "archived"] as const)("does not sell a course that is %s", async (status) => {
    const { ctx } = await buyer();
    const { course } = await makeCourse(database.db, { status });
    const refusal = await placeOrder(ctx, order(course.slug, 6_900)).catch(code);
    expect(refusal).toBe(status === "completed" ? "catalog.course_not_for_sale" : "access.not_found");
  });

  it("hides a draft as if it did not exist", async () => {
    const { ctx } = await buyer();
    const { course } = await makeCourse(database.db, { status: "draft" });
    await expect(placeOrder(ctx, order(course.slug, 6_900))).rejects.toMatchObject({ kind: "not_found" });
    await expect(placeOrder(ctx, order("no-such-course", 6_900))).rejects.toMatchObject({ kind: "not_found" });
  });

  it("holds a seat while a checkout is open and gives it back when it ended unpaid", async () => {
    const { course } = await makeCourse(database.db, { maxStudents: 1 });
    const [first, second] = [await buyer(), await buyer()];
    const held = await placeOrder(first.ctx, order(course.slug, 6_900));
    await expect(placeOrder(second.ctx, order(course.slug, 6_900))).rejects.toMatchObject({ kind: "conflict", code: "catalog.course_full" });
    expect((await findCheckoutQuote(second.ctx, { courseSlug: course.slug })).state).toBe("full");
    const ended = stripeEvent.expired({ id: `cs_${held.orderId}`, orderId: held.orderId });
    await recordWebhook(first.ctx.as(system("test")), sign(ended));
    await runJobs(first.ctx);
    expect((await placeOrder(second.ctx, order(course.slug, 6_900))).next.kind).toBe("checkout");
  });

  it("asks for a sign-in and limits the rate", async () => {
    const { ctx, shop } = await buyer();
    const { course } = await makeCourse(database.db);
    await expect(placeOrder(ctx.as(anonymous), order(course.slug, 6_900))).rejects.toMatchObject({ kind: "unauthenticated" });
    shop.state.turns = 0;
    await expect(placeOrder(ctx, order(course.slug, 6_900))).rejects.toMatchObject({ kind: "too_many", code: "rate.too_many" });
  });
});
