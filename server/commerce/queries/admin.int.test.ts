import { afterAll, beforeAll, expect, it } from "vitest";
import { DAY_MS } from "@/lib/time";
import { makeUser } from "@/tests/factories/make-user";
import { startTestDatabase, type TestDatabase } from "@/tests/harness/database";
import { stripeEvent } from "@/tests/harness/fake-shop";
import { runJobs } from "@/tests/harness/run-jobs";
import { shopScene } from "@/tests/harness/shop-scene";
import { userViewer } from "@/tests/harness/test-ctx";
import { setTestEnv } from "@/tests/harness/test-env";
import { requestRefund } from "../use-cases/request-refund";
import { getPaymentsOverview } from "./admin";

setTestEnv();
let database: TestDatabase;
beforeAll(async () => {
  database = await startTestDatabase();
});
afterAll(() => database.close());

it("tells the month's money as the ledger has it: a refund that the bank sent back is none", async () => {
  const scene = await shopScene(database);
  await scene.pay();
  const admin = await makeUser(database.db, { roles: ["admin"] });
  const adminCtx = scene.ctx.as(userViewer({ userId: admin.id, roles: ["admin"] }));
  const settleRefund = async (amount: number, serial: number, status: "succeeded" | "failed", refundId: string) =>
    scene.deliver(stripeEvent.refund(status === "failed" ? "refund.failed" : "refund.updated", { id: `re_${serial}`, paymentId: scene.paymentId, amount, status, refundId }));
  const ask = async (amount: number, serial: number) => {
    const { refundId } = await requestRefund(adminCtx, { orderId: scene.orderId, amount, reason: "Se equivocó", idempotencyKey: `overview_${serial}` });
    scene.shop.state.refundAnswer = { externalId: `re_${serial}`, status: "pending" };
    await runJobs(scene.ctx);
    return refundId;
  };
  const kept = await ask(1_900, 1);
  await settleRefund(1_900, 1, "succeeded", kept);
  const returned = await ask(1_000, 2);
  await settleRefund(1_000, 2, "succeeded", returned);
  expect((await getPaymentsOverview(adminCtx)).refunded).toEqual([{ currency: "USD", amount: 2_900 }]);
  await settleRefund(1_000, 2, "failed", returned);

  const overview = await getPaymentsOverview(adminCtx);
  expect(overview.sold).toEqual([{ currency: "USD", amount: 6_900, orders: 1 }]);
  expect(overview.refunded).toEqual([{ currency: "USD", amount: 1_900 }]);

  adminCtx.clock.advance(31 * DAY_MS);
  expect(await getPaymentsOverview(adminCtx)).toMatchObject({ sold: [], refunded: [] });
  await expect(getPaymentsOverview(scene.ctx)).rejects.toMatchObject({ kind: "forbidden" });
});
