import { levelOf } from "@/lib/domain/difficulty";
import { draftClozes } from "@/lib/domain/drafting/cloze-drafts";
import { questionSchema } from "@/lib/schemas/questions";
import { authorize } from "@/server/access";
import type { Ctx } from "@/server/platform/ctx";
import { inTransaction } from "@/server/platform/outbox";
import { lockOpenRun } from "../run-steps";
import { storeDrafts } from "../store-drafts";
import { readPassages, readWanted } from "../stored-run";

/** Sentences beyond those wanted, for those that are dropped. */
const SPARE = 3;

/** Drafts gaps by rules, without any model. The run's id is the seed: repeating it makes the same drafts, which are kept once. */
export async function pickSentences(ctx: Ctx, { runId }: { runId: string }): Promise<void> {
  authorize(ctx.viewer, "system.run");
  await inTransaction(ctx, async (tx) => {
    const run = await lockOpenRun(tx, runId);
    if (!run || run.settledBatches > 0) return;
    const { count, language, difficulty } = readWanted(run);
    const made = draftClozes(readPassages(run), { count: count * SPARE, language, difficulty: levelOf(difficulty) ?? 0.5, seed: runId });
    const candidates = made.map(({ question, quote }) => ({ question: questionSchema.parse(question), quote }));
    await storeDrafts(ctx, tx, run, { batch: 0, turn: 1, candidates, most: count });
    await tx.draftRun.update({ where: { id: runId }, data: { settledBatches: 1 }, select: { id: true } });
  });
}
