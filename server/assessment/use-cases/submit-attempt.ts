import { isTimeUp } from "@/lib/domain/quiz-terms";
import { DomainError } from "@/lib/errors";
import type { SubmitAttemptInput } from "@/lib/schemas/assessment";
import type { Ctx } from "@/server/platform/ctx";
import { inTransaction } from "@/server/platform/outbox";
import { hasFileUnready } from "../attempt/answer-files";
import { laterThan, lockOwnAttempt } from "../attempt/own-attempt";
import { submitInTx } from "../attempt/submit-in-tx";

/**
 * Ends one's own attempt with what was answered, once: asked again it answers as before. Announces
 * `assessment/quiz.submitted`; passing completes the lesson, and with the last one the course. With programs among
 * the answers both happen once they have run (`assessment/programs.submitted`), with answers that a person scores once
 * they are marked (`assessment/answers.submitted`), and `passed` is null until then. Throws `assessment.files_not_ready`
 * while a file of an answer is looked at or was refused, as long as there is time to wait. With `dueAt` it is the clock of
 * a page that asks, and an attempt that was given more time since goes on: it is not submitted, and `until` says until when.
 */
export async function submitAttempt(ctx: Ctx, { attemptId, dueAt }: SubmitAttemptInput): Promise<{ passed: boolean | null; until?: string }> {
  return inTransaction(ctx, async (tx) => {
    const attempt = await lockOwnAttempt(ctx, tx, attemptId);
    if (attempt.state === "submitted") return { passed: attempt.passed };
    const until = laterThan(attempt, dueAt);
    if (until !== null) return { passed: null, until };
    const by = isTimeUp(attempt.dueAt, ctx.clock.now()) ? "clock" : "learner";
    if (by === "learner" && (await hasFileUnready(tx, attemptId))) throw new DomainError("conflict", "assessment.files_not_ready");
    return submitInTx(ctx, tx, attempt, by);
  });
}
