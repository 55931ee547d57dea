import { isTimeUp } from "@/lib/domain/quiz-terms";
import type { AttemptIdInput } from "@/lib/schemas/assessment";
import type { Ctx } from "@/server/platform/ctx";
import { inTransaction } from "@/server/platform/outbox";
import { lockOwnAttempt } from "../attempt/own-attempt";
import { submitInTx } from "../attempt/submit-in-tx";

/**
 * Ends one's own attempt with what was answered, once: asked again it answers as before. Announces
 * `assessment/quiz.submitted`; passing completes the lesson, and with the last one the course. With programs among
 * the answers both happen once they have run (`assessment/programs.submitted`), and `passed` is null until then.
 */
export async function submitAttempt(ctx: Ctx, { attemptId }: AttemptIdInput): Promise<{ passed: boolean | null }> {
  return inTransaction(ctx, async (tx) => {
    const attempt = await lockOwnAttempt(ctx, tx, attemptId);
    if (attempt.state === "submitted") return { passed: attempt.passed };
    return submitInTx(ctx, tx, attempt, isTimeUp(attempt.dueAt, ctx.clock.now()) ? "clock" : "learner");
  });
}
