import { isTimeUp } from "@/lib/domain/quiz-terms";
import { authorize } from "@/server/access";
import type { Ctx } from "@/server/platform/ctx";
import { inTransaction } from "@/server/platform/outbox";
import { laterThan, unscopedLockAttempt } from "../attempt/own-attempt";
import { submitInTx } from "../attempt/submit-in-tx";

/**
 * Submits an attempt whose time is up, unless its learner did. Throws, to be asked again, when it was asked too early;
 * but where the attempt was given more time than until `waitedFor`, `dueAt` says when to ask again.
 */
export async function submitDueAttempt(ctx: Ctx, { attemptId, waitedFor }: { attemptId: string; waitedFor?: Date }): Promise<{ submitted: boolean; dueAt?: string }> {
  authorize(ctx.viewer, "system.run");
  return inTransaction(ctx, async (tx) => {
    const attempt = await unscopedLockAttempt(tx, attemptId, ctx.clock.now());
    if (attempt?.state !== "open") return { submitted: false };
    const dueAt = laterThan(attempt, waitedFor);
    if (dueAt !== null) return { submitted: false, dueAt };
    if (!isTimeUp(attempt.dueAt, ctx.clock.now())) throw new Error(`the time of ${attemptId} is not up`);
    await submitInTx(ctx, tx, attempt, "clock");
    return { submitted: true };
  });
}
