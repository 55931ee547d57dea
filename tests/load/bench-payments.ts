import { parseArgs } from "node:util";
import { unleash } from "./harness/chaos.ts";
import type { Checks } from "./harness/checks.ts";
import { runStorm, type Say } from "./harness/run-storm.ts";
import type { ShopStack } from "./harness/shop-stack.ts";
import { VendorBooks } from "./harness/vendor-books.ts";

/**
 * A storm of payments against the whole shop: webhooks that come several times, late and out of order while the app, the
 * executor of durable functions and the database are killed with SIGKILL and started again. Afterwards nothing may be
 * lost, doubled or out of balance.
 *
 *   npm run bench:payments                                      2,000 orders, 20 kills of app and executor, 3 of the database
 *   npm run bench:payments -- --orders=200 --kills=4            shorter
 *   npm run bench:payments -- --orders=60 --kills=4 --patience=2 --plant=<name>
 *                                                               with a planted bug (harness/plants.ts), which must be seen
 *
 * Exit codes: 0 all held; 1 a check failed, with a planted bug the one that is named for it; 2 the bench could not run or
 * the bug was not planted; 3 the planted bug was not seen.
 *
 * It runs the production build that `npm start` serves, and makes it when the sources have changed; `--app=slim` runs
 * the same routes in a slim server, as a planted bug does.
 */
const { values } = parseArgs({
  options: {
    orders: { type: "string", default: "2000" },
    kills: { type: "string", default: "20" },
    "database-kills": { type: "string", default: "3" },
    /** Seconds that a killed executor or database stays dead at most: longer than the app's own attempts to reach it. */
    outage: { type: "string", default: "8" },
    lost: { type: "string", default: "20" },
    port: { type: "string", default: "21600" },
    app: { type: "string" },
    plant: { type: "string" },
    /** Minutes that a state is waited for. */
    patience: { type: "string", default: "60" },
  },
});
const HEARD = [
  "checkout.session.completed", "checkout.session.async_payment_succeeded", "checkout.session.expired", "payment_intent.payment_failed", "charge.refunded",
  "refund.created", "refund.updated", "refund.failed", "charge.dispute.created", "charge.dispute.updated", "charge.dispute.funds_withdrawn", "charge.dispute.closed",
];
/** Each event goes out 1 to 5 times at once; some answers are lost or replaced, so that it comes again later. */
const FAULTS = [
  ...Array.from({ length: 4 }, () => ({ on: "delivery", kind: "duplicate", copies: 1, probability: 0.5 })),
  { on: "delivery", kind: "reorder", delayMs: 20_000, probability: 0.6 },
  { on: "delivery", kind: "drop", probability: 0.1 },
  { on: "delivery", kind: "error", status: 500, probability: 0.05 },
];

const patienceMs = Number(values.patience) * 60_000;
await runStorm("bench:payments", values, storm);

async function storm({ env, vendorDir, kill }: ShopStack, result: Checks, say: Say): Promise<void> {
  Object.assign(process.env, env, { LOG_LEVEL: "silent" });
  const { db: openDb } = await import("@/server/platform/db/client");
  const { makeUser } = await import("@/tests/factories/make-user");
  const { forger, live, placeOrders, reconcile, refund, until, Vendor } = await import("./harness/storm.ts");
  const { atOnce, reasonsOf } = await import("./harness/at-once.ts");
  const { settled } = await import("./harness/settled.ts");
  const { checkBooks, notApplied } = await import("./harness/payment-checks.ts");
  const db = openDb();
  const vendor = new Vendor(env.STRIPE_API_URL, env.STRIPE_SECRET_KEY);
  const endpoint = "/v1/webhook_endpoints/we_local_application";
  const books = new VendorBooks({ stripe: vendorDir("stripe"), mail: vendorDir("mail") });
  const admin = await makeUser(db, { roles: ["admin"] });

  await vendor.post(endpoint, Object.fromEntries(HEARD.map((type, index) => [`enabled_events[${index}]`, type])));
  const orders = await placeOrders(db, Number(values.orders), Number(values.lost));
  say(`${orders.length} orders placed, each with its checkout at the vendor`);

  // What is queued when an endpoint is switched off is given up by the vendor.
  await until(async () => books.deliveries().pending === 0, patienceMs);
  await vendor.post(endpoint, { disabled: "true" });
  for (const order of orders.filter(({ fate }) => fate === "lost")) await live(vendor, order, () => Promise.resolve());
  await vendor.post(endpoint, { disabled: "false" });
  await vendor.setFaults(FAULTS);

  const answers = new Map<number, number>();
  const forge = forger(`http://127.0.0.1:${values.port}`, env.STRIPE_WEBHOOK_SECRET, answers);
  const expected = orders.filter(({ fate }) => fate !== "never_paid" && fate !== "forged" && fate !== "lost").length;
  const chaos = unleash({
    kill,
    share: { app: Number(values.kills), executor: Number(values.kills), database: Number(values["database-kills"]) },
    outageMs: 1_000 * Number(values.outage),
    say,
    progress: async () => {
      const [paid, mailed] = [await db.order.count({ where: { paidAt: { not: null } } }), await db.receipt.count({ where: { mailedAt: { not: null } } })];
      return (paid + mailed) / (2 * expected);
    },
  });
  const rest = orders.filter(({ fate }) => fate !== "lost");
  result.equal("fates that could not be lived at the vendor", reasonsOf(await atOnce(rest, 4, (order) => live(vendor, order, forge))), {});
  say("every order is paid, refused, disputed, expired or forged; webhooks and jobs are under way");
  const toRefund = rest.filter(({ fate }) => fate === "refunded" || fate === "refunded_in_part");
  result.equal("refunds that could not be asked for", await refund(db, admin.id, toRefund, patienceMs), {});
  const won = new Set(rest.filter(({ fate }) => fate === "disputed_won").map(({ orderId }) => orderId));
  await decideDisputes(won);
  const kills = await chaos;
  say(`killed with SIGKILL: app ${kills.app}, executor ${kills.executor}, database ${kills.database}`);
  await vendor.setFaults([]);

  await reached("every webhook was answered", async () => books.deliveries().pending === 0);
  await reached("every job has ended", () => settled(db, env.INNGEST_BASE_URL));
  result.equal("answers to forged payments (200: recorded and flagged, 400: refused)", Object.fromEntries([...answers].sort()), {
    200: rest.filter(({ fate }) => fate === "forged").length,
    400: rest.filter(({ fate }) => fate === "forged").length,
  });
  result.equal("events not applied before reconciliation", await notApplied(db), 0);
  await reconcile(db, patienceMs);
  await reached("every job of the reconciliation has ended", () => settled(db, env.INNGEST_BASE_URL));
  // Nothing else tells of them. The hourly run may have come first, so it is the orders that count, not the last report.
  const lost = orders.filter(({ fate }) => fate === "lost").map(({ orderId }) => orderId);
  result.equal("payments whose webhook never came, found by reconciliation", await db.order.count({ where: { id: { in: lost }, paidAt: { not: null } } }), lost.length);

  result.equal("webhooks given up by the vendor", books.deliveries().failed, 0);
  await checkBooks(db, books, orders, result);
  result.atLeast("kills of the app", kills.app, Number(values.kills));
  result.atLeast("kills of the executor", kills.executor, Number(values.kills));
  const { posts, unanswered, events, repeated, most, overtaken, lateSeconds } = books.weather();
  result.atLeast("half of the events came more than once", repeated, events / 2);
  result.atLeast("a third of the events came after later ones", overtaken, events / 3);
  say(`${posts} webhook posts of ${events} events for ${orders.length} orders; at most ${most} of one event, ${unanswered} without a 200, the last ${lateSeconds} s after its event`);
  books.close();
  await db.$disconnect();

  async function decideDisputes(winners: ReadonlySet<string>): Promise<void> {
    const sessions = new Map(books.payments().map((payment) => [payment.orderId, payment]));
    for (const id of books.openDisputeIds()) {
      const wins = [...winners].some((orderId) => sessions.get(orderId)?.disputeId === id);
      await vendor.post(`/v1/disputes/${id}`, { "evidence[uncategorized_text]": wins ? "winning_evidence" : "losing_evidence", submit: "true" });
    }
    await until(async () => books.openDisputeIds().length === 0, patienceMs);
  }

  /** A state that does not come is a failure, and the books are looked at all the same. */
  async function reached(state: string, holds: () => Promise<boolean>): Promise<void> {
    result.equal(state, await until(holds, patienceMs).then(() => true, () => false), true);
    say(state);
  }
}
