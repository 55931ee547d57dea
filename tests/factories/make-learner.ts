import { newId } from "@/lib/ids";
import { system } from "@/server/access";
import { openEnrollment } from "@/server/learning";
import type { Db } from "@/server/platform/db/client";
import { inTransaction } from "@/server/platform/outbox";
import { testCtx, userViewer, type TestCtx } from "@/tests/harness/test-ctx";
import { makeUser } from "./make-user";

/** A person with an open grant of the course, bought. `sourceId` closes or reopens it. */
export async function makeLearner(db: Db, { courseId, releaseId }: { courseId: string; releaseId: string }, ctx: TestCtx = testCtx(db)) {
  const user = await makeUser(db);
  const sourceId = newId("orderItem");
  const { enrollmentId } = await inTransaction(ctx, (tx) =>
    openEnrollment(ctx.as(system("test")), tx, {
      userId: user.id,
      courseId,
      releaseId,
      kind: "purchase",
      sourceId,
      paid: { amount: 6_900, currency: "USD" },
      method: "card",
    }),
  );
  await ctx.settle();
  return { userId: user.id, enrollmentId, grant: { kind: "purchase" as const, sourceId }, viewer: userViewer({ userId: user.id }) };
}
