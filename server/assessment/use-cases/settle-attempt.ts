import { authorize } from "@/server/access";
import type { Ctx } from "@/server/platform/ctx";
import { inTransaction } from "@/server/platform/outbox";
import { unscopedLockAttempt } from "../attempt/own-attempt";
import { placesToRun } from "../attempt/program-answer";
import { settleInTx } from "../attempt/settle-in-tx";

/**
 * Gives a submitted attempt its points once its programs have run, or lets it wait to be marked; asked again it changes nothing. Throws, to be asked
 * again, while a program has not run.
 */
export async function settleAttempt(ctx: Ctx, { attemptId, by }: { attemptId: string; by: "learner" | "clock" }): Promise<{ settled: boolean }> {
  authorize(ctx.viewer, "system.run");
  return inTransaction(ctx, async (tx) => {
    const attempt = await unscopedLockAttempt(tx, attemptId, ctx.clock.now());
    if (attempt?.state !== "submitted" || attempt.points !== null) return { settled: false };
    if (await tx.attemptMark.findUnique({ where: { attemptId }, select: { attemptId: true } })) return { settled: false };
    const answers = await tx.quizAnswer.findMany({ where: { attemptId }, orderBy: { place: "asc" }, select: { place: true, response: true } });
    if (placesToRun(answers).length > 0) throw new Error(`programs of ${attemptId} have not run`);
    await settleInTx(ctx, tx, attempt, answers, by);
    return { settled: true };
  });
}
