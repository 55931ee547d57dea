import { expect, it } from "vitest";
import { quizContentSchema } from "@/lib/schemas/lesson-content";
import { inTransaction } from "@/server/platform/outbox";
import { bankScene } from "@/tests/harness/bank-scene";
import type { TestDatabase } from "@/tests/harness/database";
import { everyTestOnDatabase } from "@/tests/harness/every-test";
import { requirePublishable } from "../gate/require-publishable";
import { freezePools } from "../quiz/freeze-pools";

let database: TestDatabase;
everyTestOnDatabase((started) => {
  database = started;
});

it("publishes the pools that the gate looked at, whatever becomes of their bank before they are written", async () => {
  const made = await bankScene(database.db);
  await made.draw({ count: 6 });
  await made.add("Una pregunta nueva");
  await inTransaction(made.ctx, async (tx) => {
    const seen = await requirePublishable(tx, made.courseId);
    // Another connection would commit this between the two.
    await tx.bankQuestion.updateMany({ where: { bankId: made.bankId }, data: { archivedAt: made.ctx.clock.now() } });
    await freezePools(made.ctx, tx, seen);
  });
  const { content } = await database.db.lessonRevision.findFirstOrThrow({ where: { lessonId: made.lessonId }, orderBy: { number: "desc" }, select: { content: true } });
  expect(quizContentSchema.parse(content).draws?.[0]?.pool, "the gate saw seven").toHaveLength(7);
});
