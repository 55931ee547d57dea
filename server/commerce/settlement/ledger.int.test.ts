import { describe, expect, it } from "vitest";
import { newId } from "@/lib/ids";
import { money } from "@/lib/money";
import { runTransaction } from "@/server/platform/db/tx";
import type { TestDatabase } from "@/tests/harness/database";
import { everyTestOnDatabase } from "@/tests/harness/every-test";
import { TEST_NOW } from "@/tests/harness/test-ctx";
import { setTestEnv } from "@/tests/harness/test-env";
import { ACCOUNTS, book } from "./ledger";

setTestEnv();
let database: TestDatabase;
everyTestOnDatabase((started) => {
  database = started;
});

const booking = (sourceKey: string) => ({ kind: "sale" as const, sourceKey, orderId: newId("order"), at: TEST_NOW });
const price = money(4_900, "USD");

describe("the ledger", () => {
  it("books both sides once for each source", async () => {
    const twice = [0, 1].map(() => runTransaction(database.db, (tx) => book(tx, booking("sale:once"), ACCOUNTS.sales, ACCOUNTS.clearing, price)));
    expect((await Promise.all(twice)).sort()).toEqual([false, true]);
    const entries = await database.db.ledgerEntry.findMany({ orderBy: { amount: "asc" }, select: { account: true, amount: true } });
    expect(entries).toEqual([
      { account: ACCOUNTS.sales, amount: -4_900 },
      { account: ACCOUNTS.clearing, amount: 4_900 },
    ]);
  });

  it("is refused by the database when a booking has one side, whoever writes it", async () => {
    const id = newId("ledgerTransaction");
    const oneSided = runTransaction(database.db, async (tx) => {
      await tx.ledgerTransaction.create({ data: { id, kind: "sale", sourceKey: "sale:one-sided" } });
      await tx.ledgerEntry.create({ data: { id: newId("ledgerEntry"), transactionId: id, account: ACCOUNTS.clearing, amount: 4_900, currency: "USD" } });
    });
    await expect(oneSided).rejects.toThrow(/does not sum to zero/);
    expect(await database.db.ledgerTransaction.count({ where: { id } })).toBe(0);
  });
});
