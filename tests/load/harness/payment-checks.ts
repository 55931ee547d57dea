import type { Db } from "@/server/platform/db/client";
import type { Checks } from "./checks";
import { PRICE, type StormOrder } from "./storm";
import type { VendorBooks } from "./vendor-books";

/** Compares our books with the vendor's and with a model of what each order's fate must have come to. */
export async function checkBooks(db: Db, books: VendorBooks, orders: readonly StormOrder[], checks: Checks): Promise<void> {
  const paid = orders.filter(({ fate }) => fate !== "never_paid" && fate !== "forged");
  const vendor = books.payments();
  const rows = await db.order.findMany({ include: { items: true, payments: { include: { disputes: true } }, receipt: true } });
  const byId = new Map(rows.map((row) => [row.id, row]));
  const ofFate = (...fates: StormOrder["fate"][]) => orders.filter(({ fate }) => fates.includes(fate));
  const statusOf = (list: readonly StormOrder[]) => [...new Set(list.map(({ orderId }) => byId.get(orderId)?.status))];

  checks.equal("payments at the vendor", vendor.length, paid.length);
  checks.equal("payments lost", vendor.filter(({ orderId }) => !byId.get(orderId)?.paidAt).length, 0);
  checks.equal("orders paid here and not at the vendor", rows.filter((row) => row.paidAt && !vendor.some(({ orderId }) => orderId === row.id)).length, 0);
  checks.equal("status of refunded orders", statusOf(ofFate("refunded")), ["refunded"]);
  checks.equal("status of other paid orders", statusOf(ofFate("paid", "refused_first", "refunded_in_part", "disputed_won", "disputed_lost", "lost")), ["paid"]);
  checks.equal("status of unpaid orders", [...new Set(statusOf(ofFate("never_paid")))], ["expired"]);
  checks.equal("status of forged orders", statusOf(ofFate("forged")), ["pending"]);

  await checkEnrollments(db, orders, checks);
  await checkReceipts(db, books, paid, checks);
  await checkLedger(db, books, checks);
  await checkEvents(db, books, paid, checks);
}

/** Events that were stored and have not come to an end. */
export function notApplied(db: Db): Promise<number> {
  return db.webhookDelivery.count({ where: { OR: [{ outcome: null }, { outcome: "waiting" }] } });
}

async function checkEnrollments(db: Db, orders: readonly StormOrder[], checks: Checks): Promise<void> {
  const enrollments = await db.enrollment.findMany({ include: { grants: true } });
  const byUser = new Map<string, typeof enrollments>();
  for (const enrollment of enrollments) byUser.set(enrollment.userId, [...(byUser.get(enrollment.userId) ?? []), enrollment]);
  const expected = { paid: "active", refused_first: "active", refunded_in_part: "active", disputed_won: "active", lost: "active", refunded: "refunded", disputed_lost: "revoked" } as const;
  const wrong = orders.filter(({ fate, userId }) => {
    const own = byUser.get(userId) ?? [];
    if (fate === "never_paid" || fate === "forged") return own.length > 0;
    return own.length !== 1 || own[0]?.status !== expected[fate];
  });
  checks.equal("orders whose enrollment is missing, doubled or of the wrong state", wrong.map(({ fate }) => fate), []);
  checks.equal("enrollments with other than one grant", enrollments.filter(({ grants }) => grants.length !== 1).length, 0);
}

async function checkReceipts(db: Db, books: VendorBooks, paid: readonly StormOrder[], checks: Checks): Promise<void> {
  const receipts = await db.receipt.findMany({ orderBy: { sequence: "asc" } });
  checks.equal("receipts", receipts.length, paid.length);
  checks.equal("receipts without a gap", receipts.every(({ sequence }, index) => sequence === index + 1), true);
  checks.equal("receipts without a file or a mail", receipts.filter(({ fileId, mailedAt }) => !fileId || !mailedAt).length, 0);
  const counts = new Map<string, number>();
  for (const { address, subject } of books.mails()) if (subject.startsWith("Tu recibo")) counts.set(address, (counts.get(address) ?? 0) + 1);
  checks.equal("buyers without exactly one receipt mail", paid.filter(({ email }) => counts.get(email) !== 1).length, 0);
  const notes = await db.creditNote.findMany({ orderBy: { sequence: "asc" } });
  checks.equal("credit notes", notes.length, paid.filter(({ fate }) => fate === "refunded" || fate === "refunded_in_part").length);
  checks.equal("credit notes without a gap", notes.every(({ sequence }, index) => sequence === index + 1), true);
}

/** The model: sums over what the vendor has on disk. */
async function checkLedger(db: Db, books: VendorBooks, checks: Checks): Promise<void> {
  const payments = books.payments();
  const sum = (pick: (payment: (typeof payments)[number]) => number) => payments.reduce((total, payment) => total + pick(payment), 0);
  const sold = sum(({ amount }) => amount);
  const refunded = sum((payment) => payment.refunded);
  const lost = sum(({ dispute }) => (dispute === "lost" ? PRICE : 0));
  const rows = await db.ledgerEntry.groupBy({ by: ["account"], _sum: { amount: true }, orderBy: { account: "asc" } });
  checks.equal("ledger by account", Object.fromEntries(rows.map((row) => [row.account, row._sum.amount])), {
    "expense:disputes": lost,
    "income:courses": -sold,
    "income:refunds": refunded,
    "vendor:clearing": sold - refunded - lost,
    "vendor:disputed": 0,
  });
  const unbalanced = await db.$queryRaw<{ count: bigint }[]>`
    SELECT count(*) FROM (SELECT "transactionId" FROM "LedgerEntry" GROUP BY "transactionId" HAVING sum("amount") <> 0) AS wrong`;
  checks.equal("ledger transactions that do not balance", Number(unbalanced[0]?.count), 0);
}

async function checkEvents(db: Db, books: VendorBooks, paid: readonly StormOrder[], checks: Checks): Promise<void> {
  // By the vendor's own name, in what came; what reconciliation asked for is no event.
  const deliveries = await db.$queryRaw<{ id: string }[]>`SELECT "payload"->>'id' AS "id" FROM "WebhookDelivery" WHERE "type" NOT LIKE 'asked.%'`;
  const recorded = new Set(deliveries.map(({ id }) => id));
  const acknowledged = books.acknowledgedEvents();
  checks.equal("acknowledged events that were not stored", acknowledged.filter((id) => !recorded.has(id)).length, 0);
  checks.equal("events stored twice", deliveries.length - recorded.size, 0);
  checks.equal("events not applied", await notApplied(db), 0);
  const announced = await db.$queryRaw<{ orders: bigint; events: bigint }[]>`
    SELECT count(DISTINCT "data"->>'orderId') AS "orders", count(*) AS "events" FROM "OutboxEvent" WHERE "name" = 'commerce/order.paid'`;
  checks.equal("orders announced as paid, and announcements", [Number(announced[0]?.orders), Number(announced[0]?.events)], [paid.length, paid.length]);
  checks.equal("events left in the outbox", await db.outboxEvent.count({ where: { relayedAt: null } }), 0);
}
