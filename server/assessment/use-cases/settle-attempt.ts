import { authorize } from "@/server/access";
import type { Ctx } from "@/server/platform/ctx";
import { inTransaction } from "@/server/platform/outbox";
import { loadQuiz } from "../attempt/load-quiz";
import { loadRules } from "../attempt/load-rules";
import { unscopedLockAttempt } from "../attempt/own-attempt";
import { placesToRun } from "../attempt/program-answer";
import { rerunPrograms } from "../attempt/rerun-programs";
import { rerunOf } from "../attempt/reruns";
import { settleInTx } from "../attempt/settle-in-tx";

/**
 * Gives a submitted attempt its points once its programs have run, or lets it wait to be marked; asked again it changes
 * nothing. Where tests were mended since, its programs run under those first. Throws, to be asked again, while a program
 * has not run.
 */
export async function settleAttempt(ctx: Ctx, { attemptId, by }: { attemptId: string; by: "learner" | "clock" }): Promise<{ settled: boolean }> {
  authorize(ctx.viewer, "system.run");
  await rerunOwn(ctx, attemptId);
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

/** Under the tests of the regrades that it will be scored by. */
async function rerunOwn(ctx: Ctx, attemptId: string): Promise<void> {
  const attempt = await ctx.db.quizAttempt.findUnique({ where: { id: attemptId, points: null }, select: { lessonId: true, revisionId: true } });
  if (!attempt) return;
  const { lessonId, revisionId } = attempt;
  const regrades = await ctx.db.regrade.findMany({ where: { lessonId }, orderBy: [{ createdAt: "asc" }, { id: "asc" }], select: { id: true } });
  if (regrades.length === 0) return;
  const { questions } = await loadQuiz(ctx.db, revisionId);
  const rules = await loadRules(ctx.db, { revisionId, regradeIds: regrades.map(({ id }) => id) });
  const asked = [...rules].flatMap(([place, rule]) => {
    const rerun = rerunOf(questions[place], rule);
    return rerun ? [{ revisionId, place, ...rerun }] : [];
  });
  while ((await rerunPrograms(ctx, asked, { attemptId })).left);
}
