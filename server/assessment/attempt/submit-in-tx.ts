import { isTimeUp } from "@/lib/domain/quiz-terms";
import { attemptLateness, quizTermsFor } from "@/lib/domain/quiz-terms-for";
import type { Ctx } from "@/server/platform/ctx";
import type { Tx } from "@/server/platform/db/tx";
import { emit } from "@/server/platform/outbox";
import type { ProgramsSubmitted, QuizSubmitted } from "../events";
import { loadQuiz } from "./load-quiz";
import type { AttemptRow } from "./own-attempt";
import { placesToRun } from "./program-answer";
import { settleInTx } from "./settle-in-tx";

/**
 * Ends an open attempt whose enrollment is locked. Without programs it gets its points at once (see `settleInTx`). With
 * some it has none yet: they run afterwards, outside of any transaction, and this announces them. `passed` is null until
 * then, and while answers wait to be marked. What the clock ended was submitted when its time was up. How late that is, is
 * kept with it.
 */
export async function submitInTx(ctx: Ctx, tx: Tx, attempt: AttemptRow, by: QuizSubmitted["data"]["by"]): Promise<{ passed: boolean | null }> {
  const { id: attemptId, dueAt } = attempt;
  const now = ctx.clock.now();
  const answers = await tx.quizAnswer.findMany({ where: { attemptId }, orderBy: { place: "asc" }, select: { place: true, response: true } });
  const submittedAt = dueAt && dueAt < now ? dueAt : now;
  const { daysLate, percent: latePercent } = attemptLateness(quizTermsFor(await loadQuiz(tx, attempt.revisionId), attempt.own), submittedAt);
  await tx.quizAttempt.update({ where: { id: attemptId, state: "open" }, data: { state: "submitted", submittedAt, daysLate, latePercent }, select: { id: true } });
  const places = placesToRun(answers);
  if (places.length === 0) return settleInTx(ctx, tx, { ...attempt, latePercent }, answers, by);
  const submitted: ProgramsSubmitted = { name: "assessment/programs.submitted", data: { attemptId, places, by } };
  await emit(tx, submitted, ctx.requestId);
  return { passed: null };
}

/** Whether a locked attempt is over: it was submitted, or its time is up and it is submitted by this. */
export async function isOver(ctx: Ctx, tx: Tx, attempt: AttemptRow): Promise<boolean> {
  if (attempt.state === "submitted") return true;
  if (!isTimeUp(attempt.dueAt, ctx.clock.now())) return false;
  await submitInTx(ctx, tx, attempt, "clock");
  return true;
}
