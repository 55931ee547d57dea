import { newId } from "@/lib/ids";
import { system } from "@/server/access";
import { fulfilOrder, placeOrder } from "@/server/commerce";
import { openEnrollment } from "@/server/learning";
import type { Db } from "@/server/platform/db/client";
import { runTransaction } from "@/server/platform/db/tx";
import { makeCourse } from "@/tests/factories/make-course";
import { makeUser } from "@/tests/factories/make-user";
import { fakeShop } from "@/tests/harness/fake-shop";
import { testCtx, userViewer } from "@/tests/harness/test-ctx";
import { asJob, atOnce, reasonsOf } from "./at-once";
import type { Checks } from "./checks";

const PARALLEL = 500;
/** As many at the same time as there are connections: more would only wait for one. */
const WIDTH = 50;
// Fewer than connections: with as many, the first batch of buyers would fill the course exactly even without a lock.
const SEATS = 20;
const BUYERS = 300;

/** R7: one learner and course, 500 enrollments at once from three kinds of source, of which ten are the same. */
export async function raceEnrollments(db: Db, checks: Checks): Promise<void> {
  const user = await makeUser(db);
  const { course, release } = await makeCourse(db);
  const ctx = testCtx(db, {}, system("bench"));
  const sources = Array.from({ length: PARALLEL }, (_, index) => ({ kind: (["purchase", "manual", "seat"] as const)[index % 3] ?? "manual", sourceId: `source_${index % 10}` }));
  const results = await atOnce(sources, WIDTH, (source) =>
    asJob(() =>
      runTransaction(db, (tx) =>
        openEnrollment(ctx, tx, { ...source, userId: user.id, courseId: course.id, releaseId: release.id, paid: { amount: 0, currency: "USD" }, method: "manual" }),
      ),
    ),
  );
  checks.equal("500 parallel enrollments that failed", reasonsOf(results), {});
  checks.equal("enrollment rows", await db.enrollment.count({ where: { userId: user.id } }), 1);
  checks.equal("grants", await db.grant.count({ where: { userId: user.id } }), new Set(sources.map(({ kind, sourceId }) => `${kind}:${sourceId}`)).size);
  checks.equal("times announced", await db.outboxEvent.count({ where: { name: "learning/enrollment.opened", data: { path: ["userId"], equals: user.id } } }), 1);
}

/** 300 buyers at once for 20 seats. */
export async function raceSeats(db: Db, checks: Checks): Promise<void> {
  const shop = fakeShop();
  const { course } = await makeCourse(db, { maxStudents: SEATS });
  const buyers = await Promise.all(Array.from({ length: BUYERS }, () => makeUser(db)));
  const outcomes: string[] = [];
  await atOnce(buyers, WIDTH, async (buyer) => {
    const input = orderFor(course.slug, 6_900);
    const outcome = asJob(() => placeOrder(testCtx(db, shop.vendors, userViewer({ userId: buyer.id })), input));
    outcomes.push(await outcome.then(() => "placed", (error: { code?: string }) => error.code ?? String(error)));
  });
  checks.equal("300 buyers, 20 seats", tally(outcomes), { placed: SEATS, "catalog.course_full": BUYERS - SEATS });
}

/** One buyer: one key sent 100 times at once, then 50 tabs with a key each, then a free course in 50 tabs. */
export async function raceTabs(db: Db, checks: Checks): Promise<void> {
  const shop = fakeShop();
  const user = await makeUser(db);
  const ctx = testCtx(db, shop.vendors, userViewer({ userId: user.id }));
  const paid = await makeCourse(db);
  const same = orderFor(paid.course.slug, 6_900);
  const inputs = Array.from({ length: 150 }, (_, index) => (index % 3 === 0 ? orderFor(paid.course.slug, 6_900) : same));
  checks.equal("100 repeats and 50 tabs that failed", reasonsOf(await atOnce(inputs, WIDTH, (input) => placeOrder(ctx, input))), {});
  checks.equal("orders of 100 repeats and 50 tabs", await db.order.count({ where: { userId: user.id } }), 1);
  checks.equal("checkouts at the vendor", shop.checkouts.size, 1);

  const free = await makeCourse(db, { priceAmount: 0 });
  const freeOrders = await Promise.all(Array.from({ length: WIDTH }, () => placeOrder(ctx, orderFor(free.course.slug, 0))));
  const jobCtx = ctx.as(system("bench"));
  await atOnce([...freeOrders, ...freeOrders], WIDTH, ({ orderId }) => asJob(() => fulfilOrder(jobCtx, { orderId })));
  checks.equal("enrollments and grants of a free course in 50 tabs", [
    await db.enrollment.count({ where: { userId: user.id, courseId: free.course.id } }),
    await db.grant.count({ where: { userId: user.id, courseId: free.course.id } }),
  ], [1, 1]);
}

function orderFor(courseSlug: string, expectedAmount: number) {
  return { courseSlug, expectedAmount, expectedCurrency: "USD", locale: "es" as const, idempotencyKey: newId("order") };
}

function tally(values: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const value of [...values].sort().reverse()) counts[value] = (counts[value] ?? 0) + 1;
  return counts;
}
