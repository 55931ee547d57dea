import { describe, expect, it } from "vitest";
import { makeUser } from "@/tests/factories/make-user";
import type { TestDatabase } from "@/tests/harness/database";
import { everyTestOnDatabase } from "@/tests/harness/every-test";
import { stripeEvent } from "@/tests/harness/fake-shop";
import { runJobs } from "@/tests/harness/run-jobs";
import { shopScene } from "@/tests/harness/shop-scene";
import { userViewer } from "@/tests/harness/test-ctx";
import { setTestEnv } from "@/tests/harness/test-env";
import { getOrder, getPaymentsOverview, listOrders } from "../queries/admin";
import { findDocumentFile } from "../queries/documents";
import { listOwnOrders } from "../queries/buyer";
import { requestRefund } from "./request-refund";

setTestEnv();
let database: TestDatabase;
everyTestOnDatabase((started) => {
  database = started;
});

let keys = 0;
const key = () => `refund_key_${(keys += 1)}`;

async function paidScene() {
  const scene = await shopScene(database);
  await scene.pay();
  const admin = await makeUser(database.db, { roles: ["admin"] });
  const adminCtx = scene.ctx.as(userViewer({ userId: admin.id, roles: ["admin"] }));
  const refund = (amount: number, idempotencyKey = key()) => requestRefund(adminCtx, { orderId: scene.orderId, amount, reason: "Se equivocó de curso", idempotencyKey });
  const succeed = (refundId: string, amount: number) =>
    scene.deliver(stripeEvent.refund("refund.updated", { id: `re_${refundId}`, paymentId: scene.paymentId, amount, status: "succeeded", refundId }));
  return { ...scene, admin, adminCtx, refund, succeed };
}

describe("a refund", () => {
  it("is asked of the vendor once, and only the vendor's event closes the access and books it", async () => {
    const scene = await paidScene();
    const idempotencyKey = key();
    const first = await scene.refund(6_900, idempotencyKey);
    expect(await scene.refund(6_900, idempotencyKey)).toEqual(first);
    await runJobs(scene.ctx);
    expect(scene.shop.refunds).toEqual([{ paymentId: scene.paymentId, amount: 6_900, refundId: first.refundId }]);
    expect(await scene.enrollments()).toMatchObject([{ status: "active" }]);
    expect(await scene.orderRow()).toMatchObject({ status: "paid", payments: [{ refunds: [{ status: "pending", externalId: `re_${first.refundId}` }] }] });

    await scene.succeed(first.refundId, 6_900);
    expect(await scene.orderRow()).toMatchObject({ status: "refunded", payments: [{ status: "refunded", refundedAmount: 6_900 }] });
    expect(await scene.enrollments()).toMatchObject([{ status: "refunded", grants: [{ revokedReason: "refund" }] }]);
    expect(await scene.balances()).toMatchObject({ "vendor:clearing": 0, "income:refunds": 6_900 });
    expect(await database.db.creditNote.findMany({ where: { orderId: scene.orderId } })).toMatchObject([{ amount: 6_900, fileId: expect.any(String) }]);
    expect(scene.shop.mails.map(({ subject }) => subject)).toEqual(["Tu recibo de Curso de prueba", "Te devolvimos US$ 69,00 de Curso de prueba"]);
    expect(await database.db.auditEntry.findMany({ where: { subject: scene.orderId } })).toMatchObject([{ action: "order.refund", actorId: scene.admin.id }]);
  });

  it("in part leaves the access open, and parts never exceed the whole", async () => {
    const scene = await paidScene();
    const part = await scene.refund(2_000);
    await expect(scene.refund(4_901)).rejects.toMatchObject({ code: "commerce.refund_too_large", params: { amount: 4_900, currency: "USD" } });
    await runJobs(scene.ctx);
    await scene.succeed(part.refundId, 2_000);
    expect(await scene.orderRow()).toMatchObject({ status: "paid", payments: [{ status: "partially_refunded", refundedAmount: 2_000 }] });
    expect(await scene.enrollments()).toMatchObject([{ status: "active" }]);
    const rest = await scene.refund(4_900);
    await runJobs(scene.ctx);
    await scene.succeed(rest.refundId, 4_900);
    expect(await scene.enrollments()).toMatchObject([{ status: "refunded" }]);
    await expect(scene.refund(1)).rejects.toMatchObject({ code: "commerce.order_not_refundable" });
  });

  it("that the vendor refuses is told to the admins and may be asked for again", async () => {
    const scene = await paidScene();
    scene.shop.state.refundAnswer = { externalId: null, status: "refused", reason: "charge_disputed" };
    const { refundId } = await scene.refund(6_900);
    await runJobs(scene.ctx);
    expect(await database.db.refund.findUnique({ where: { id: refundId } })).toMatchObject({ status: "failed", failureReason: "charge_disputed" });
    expect(await scene.enrollments()).toMatchObject([{ status: "active" }]);
    scene.shop.state.refundAnswer = null;
    expect((await scene.refund(6_900)).refundId).not.toBe(refundId);
  });

  it("that the bank sends back opens the access again and is booked back", async () => {
    const scene = await paidScene();
    const { refundId } = await scene.refund(6_900);
    await runJobs(scene.ctx);
    await scene.succeed(refundId, 6_900);
    await scene.deliver(stripeEvent.refund("refund.failed", { id: `re_${refundId}`, paymentId: scene.paymentId, amount: 6_900, status: "failed", refundId }));
    expect(await scene.orderRow()).toMatchObject({ status: "paid" });
    expect(await scene.enrollments()).toMatchObject([{ status: "active", grants: [{ revokedAt: null }] }]);
    expect(await scene.balances()).toEqual({ "vendor:clearing": 6_900, "income:courses": -6_900, "income:refunds": 0 });
  });

  it("made on the vendor's own pages is taken over", async () => {
    const scene = await paidScene();
    await scene.deliver(stripeEvent.refund("refund.created", { id: `re_out_${scene.orderId}`, paymentId: scene.paymentId, amount: 6_900, status: "succeeded" }));
    expect(await scene.enrollments()).toMatchObject([{ status: "refunded" }]);
  });

  it("is for admins, who see the whole order; buyers see their own and strangers nothing", async () => {
    const scene = await paidScene();
    const input = { orderId: scene.orderId, amount: 1, reason: "porque sí", idempotencyKey: key() };
    await expect(requestRefund(scene.ctx, input)).rejects.toMatchObject({ kind: "forbidden" });
    await expect(listOrders(scene.ctx, {})).rejects.toMatchObject({ kind: "forbidden" });
    await expect(getOrder(scene.ctx, scene)).rejects.toMatchObject({ kind: "forbidden" });

    const order = await getOrder(scene.adminCtx, scene);
    expect(order.timeline.map(({ kind }) => kind)).toEqual(expect.arrayContaining(["placed", "paid", "enrolled", "receipt"]));
    expect(order).toMatchObject({ refundableAmount: 6_900, viewerCan: { refund: true }, deliveries: [{ outcome: "applied" }] });
    expect((await listOrders(scene.adminCtx, { search: order.number.slice(-5), status: "paid" })).items.map(({ id }) => id)).toContain(scene.orderId);
    expect((await listOrders(scene.adminCtx, { search: scene.user.email })).items).toMatchObject([{ id: scene.orderId, buyerName: "Ana Prueba" }]);
    expect((await getPaymentsOverview(scene.adminCtx)).sold[0]?.currency).toBe("USD");

    const [own] = (await listOwnOrders(scene.ctx, {})).items;
    expect(own).toMatchObject({ id: scene.orderId, receipt: { number: expect.stringMatching(/^R-2026-\d{6}$/) } });
    const documentId = own?.receipt?.id ?? "";
    expect((await findDocumentFile(scene.ctx, { documentId })).body.subarray(0, 5).toString()).toBe("%PDF-");
    const stranger = await makeUser(database.db);
    await expect(findDocumentFile(scene.ctx.as(userViewer({ userId: stranger.id })), { documentId })).rejects.toMatchObject({ kind: "not_found" });
    expect((await listOwnOrders(scene.ctx.as(userViewer({ userId: stranger.id })), {})).items).toEqual([]);
  });
});
