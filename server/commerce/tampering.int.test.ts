import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createCallerFactory } from "@/server/trpc/init";
import { appRouter } from "@/server/trpc/root";
import { makeCourse } from "@/tests/factories/make-course";
import { makeUser } from "@/tests/factories/make-user";
import type { TestDatabase } from "@/tests/harness/database";
import { everyTestOnDatabase } from "@/tests/harness/every-test";
import { fakeShop, stripeEvent } from "@/tests/harness/fake-shop";
import { runJobs } from "@/tests/harness/run-jobs";
import { shopScene } from "@/tests/harness/shop-scene";
import { testCtx, userViewer } from "@/tests/harness/test-ctx";
import { setTestEnv } from "@/tests/harness/test-env";

setTestEnv();
let database: TestDatabase;
everyTestOnDatabase((started) => {
  database = started;
});

const createCaller = createCallerFactory(appRouter);
const PRICE = 6_900;

const strangeNumber = fc.oneof(fc.integer(), fc.double(), fc.constantFrom(-1, 0, 0.1, 1e9, 2 ** 53, Number.NaN, "6900", null, { contains: "" }, [PRICE]));
const extraField = fc.constantFrom("price", "amount", "unitAmount", "totalAmount", "quantity", "qty", "currency", "discount", "coupon", "tax", "userId", "courseId", "status", "paidAt", "priceKind", "__proto__", "constructor", "isFree");

describe("an order whose input was tampered with", () => {
  it("is refused, or is of the server's price: 400 tries", async () => {
    const { course } = await makeCourse(database.db, { priceAmount: PRICE });
    const user = await makeUser(database.db);
    const ctx = testCtx(database.db, fakeShop().vendors, userViewer({ userId: user.id }));
    const caller = createCaller(ctx);
    let accepted = 0;
    const input = fc.record(
      {
        courseSlug: fc.oneof({ weight: 4, arbitrary: fc.constant(course.slug) }, { weight: 1, arbitrary: fc.anything() }),
        expectedAmount: fc.oneof({ weight: 2, arbitrary: fc.constant(PRICE) }, { weight: 3, arbitrary: strangeNumber }),
        expectedCurrency: fc.oneof({ weight: 3, arbitrary: fc.constant("USD") }, { weight: 2, arbitrary: fc.constantFrom("COP", "CLP", "KWD", "usd", "", null) }),
        locale: fc.constantFrom("es", "en", "pt-BR", "xx"),
        idempotencyKey: fc.oneof(fc.stringMatching(/^[\w-]{8,20}$/), fc.anything()),
      },
      { requiredKeys: [] },
    );
    await fc.assert(
      fc.asyncProperty(input, fc.option(fc.tuple(extraField, strangeNumber), { freq: 3 }), async (fields, extra) => {
        const tampered = extra ? Object.fromEntries([...Object.entries(fields), [extra[0], extra[1]]]) : fields;
        const placed = await caller.commerce.placeOrder(tampered as never).catch((error: { code: string }) => {
          expect(["BAD_REQUEST", "CONFLICT", "NOT_FOUND"]).toContain(error.code);
          return null;
        });
        if (placed) accepted += 1;
      }),
      { numRuns: 400 },
    );
    await runJobs(ctx);
    const orders = await database.db.order.findMany({ where: { userId: user.id }, select: { totalAmount: true, currency: true } });
    expect(orders).toEqual([{ totalAmount: PRICE, currency: "USD" }]);
    expect(accepted).toBeGreaterThan(0);
    expect(await database.db.enrollment.count({ where: { userId: user.id } })).toBe(0);
  }, 300_000);
});

describe("a payment that is not the order's", () => {
  it("enrols nobody and is flagged: 100 amounts and currencies, signed as they are", async () => {
    const scene = await shopScene(database);
    const amount = fc.oneof(fc.integer({ min: -10, max: 20_000 }), fc.constantFrom(0, 1, 69, PRICE - 1, PRICE + 1, PRICE * 100));
    await fc.assert(
      fc.asyncProperty(amount, fc.constantFrom("USD", "COP", "KWD", "JPY"), async (told, currency) => {
        fc.pre(!(told === PRICE && currency === "USD"));
        await scene.deliver(stripeEvent.paid({ id: scene.checkoutId, orderId: scene.orderId, total: { amount: told, currency } }));
      }),
      { numRuns: 100 },
    );
    expect(await scene.enrollments()).toEqual([]);
    expect(await scene.orderRow()).toMatchObject({ status: "pending", paidAt: null, payments: [] });
    expect(await database.db.webhookDelivery.count({ where: { orderId: scene.orderId, outcome: "flagged" } })).toBeGreaterThan(90);
    expect(await scene.balances()).toEqual({});
  }, 120_000);

  it("of another account, another checkout or another order enrols nobody", async () => {
    const [victim, thief] = [await shopScene(database), await shopScene(database)];
    await victim.pay();
    const total = { amount: PRICE, currency: "USD" };
    await thief.deliver(stripeEvent.paid({ id: thief.checkoutId, orderId: thief.orderId, total, paymentId: victim.paymentId }));
    await thief.deliver(stripeEvent.paid({ id: victim.checkoutId, orderId: thief.orderId, total, paymentId: "pi_new" }));
    await thief.deliver(stripeEvent.paid({ id: thief.checkoutId, orderId: "ord_unknown", total }));
    expect(await thief.enrollments()).toEqual([]);
    expect(await thief.orderRow()).toMatchObject({ status: "pending" });
  });

  it("a second time is flagged, not booked", async () => {
    const scene = await shopScene(database);
    await scene.pay();
    await scene.deliver(stripeEvent.paid({ id: scene.checkoutId, orderId: scene.orderId, total: { amount: PRICE, currency: "USD" }, paymentId: "pi_second" }));
    expect(await scene.balances()).toEqual({ "vendor:clearing": PRICE, "income:courses": -PRICE });
    expect(await database.db.webhookDelivery.count({ where: { orderId: scene.orderId, outcome: "flagged" } })).toBe(1);
  });

  it("unpaid, or of nothing, is no payment", async () => {
    const scene = await shopScene(database);
    const checkout = { id: scene.checkoutId, orderId: scene.orderId, total: { amount: PRICE, currency: "USD" } };
    await scene.deliver(stripeEvent.paid(checkout, { payment_status: "unpaid" }));
    await scene.deliver(stripeEvent.paid(checkout, { payment_intent: null }));
    await scene.deliver(stripeEvent.paid(checkout, { amount_total: null }));
    expect(await scene.enrollments()).toEqual([]);
  });
});
