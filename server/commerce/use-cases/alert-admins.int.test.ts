import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { newId } from "@/lib/ids";
import { system } from "@/server/access";
import { makeUser } from "@/tests/factories/make-user";
import { startTestDatabase, type TestDatabase } from "@/tests/harness/database";
import { testCtx, userViewer } from "@/tests/harness/test-ctx";
import { alertAdmins, type PaymentAlert } from "./alert-admins";

let database: TestDatabase;
let admins: string[];
let orderId: string;
beforeAll(async () => {
  database = await startTestDatabase();
  const { db } = database;
  const [ana, bo, away, student] = [
    await makeUser(db, { roles: ["admin"] }),
    await makeUser(db, { roles: ["student", "admin"] }),
    await makeUser(db, { roles: ["admin"] }),
    await makeUser(db),
  ];
  await db.user.update({ where: { id: bo.id }, data: { locale: "en" } });
  await db.user.update({ where: { id: away.id }, data: { status: "suspended" } });
  admins = [ana.id, bo.id];
  orderId = newId("order");
  await db.order.create({ data: { id: orderId, number: "CR-2026-000007", userId: student.id, currency: "USD", totalAmount: 1, locale: "es", idempotencyKey: orderId } });
});
afterAll(() => database.close());

const notices = (eventId: string) => database.db.notification.findMany({ where: { idempotencyKey: { endsWith: `:${eventId}` } }, orderBy: { userId: "asc" } });
const tell = (alert: PaymentAlert) => alertAdmins(testCtx(database.db, {}, system("test")), alert);

describe("what needs a person's judgement", () => {
  it("reaches every active administrator once, each in their language, and leads to the order", async () => {
    for (let repeat = 0; repeat < 3; repeat += 1) expect(await tell({ kind: "refund-failed", orderId, eventId: "evt_1" })).toEqual({ told: 2 });
    const told = await notices("evt_1");
    expect(told.map(({ userId }) => userId).sort()).toEqual([...admins].sort());
    expect(told.map(({ subject }) => subject).sort()).toEqual(["A refund of order CR-2026-000007 could not be made.", "No se pudo hacer un reembolso de la orden CR-2026-000007."]);
    for (const notice of told) expect(notice).toMatchObject({ channel: "in_app", href: `/admin/orders/${orderId}`, entityType: "order", entityId: orderId });
  });

  it.each(["payment-flagged", "refund-failed", "dispute-opened", "dispute-won", "dispute-lost"] as const)("has a sentence: %s", async (kind) => {
    await tell({ kind, orderId, eventId: `evt_${kind}` });
    for (const { subject } of await notices(`evt_${kind}`)) expect(subject).toContain("CR-2026-000007");
  });

  it("tells two events of one order as two", async () => {
    await tell({ kind: "dispute-opened", orderId, eventId: "evt_2" });
    await tell({ kind: "dispute-opened", orderId, eventId: "evt_3" });
    expect([await notices("evt_2"), await notices("evt_3")].map((told) => told.length)).toEqual([2, 2]);
  });

  it("without an order that we know leads to all of them", async () => {
    await tell({ kind: "payment-flagged", orderId: null, eventId: "evt_4" });
    await tell({ kind: "payment-flagged", orderId: "ord_nowhere", eventId: "evt_5" });
    for (const notice of await notices("evt_4")) expect(notice).toMatchObject({ href: "/admin/orders", entityId: null, params: { order: "—" } });
    for (const notice of await notices("evt_5")) expect(notice.params).toEqual({ order: "—" });
  });

  it("is told by our jobs only", async () => {
    const ctx = testCtx(database.db, {}, userViewer({ userId: String(admins[0]), roles: ["admin"] }));
    await expect(alertAdmins(ctx, { kind: "refund-failed", orderId, eventId: "evt_6" })).rejects.toMatchObject({ kind: "not_found" });
    expect(await notices("evt_6")).toEqual([]);
  });
});
