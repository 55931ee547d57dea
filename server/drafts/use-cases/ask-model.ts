import { answerSchema } from "@/lib/schemas/drafted-item";
import { authorize } from "@/server/access";
import type { Ctx } from "@/server/platform/ctx";
import { ModelMisconfigured, type ModelAnswer } from "@/server/vendors";
import { INSTRUCTIONS, promptOf, repairPromptOf, type BrokenItem } from "../prompt";
import { endRun, findOpenRun, usedTokens } from "../run-steps";
import { batchOf, readWanted, toJson } from "../stored-run";

type Input = { runId: string; batch: number; turn: 1 | 2 };

const TOKENS_A_QUESTION = 900;
/** What thinking models spend before they answer. */
const TOKENS_TO_THINK = 4_000;

/**
 * Asks the model for a batch, or to repair one, and keeps the answer and what it cost until it is judged. A step that is
 * repeated finds the answer and asks nothing again; only an answer that was lost on its way is asked for anew, and what its
 * server charged for that one is not in our sum. Ends the run when the model is misconfigured or the day's tokens are
 * spent. Throws when the model is out of reach or busy, to be tried again.
 */
export async function askModel(ctx: Ctx, { runId, batch, turn }: Input): Promise<"asked" | "left"> {
  authorize(ctx.viewer, "system.run");
  const run = await findOpenRun(ctx.db, runId);
  const part = run && batchOf(run, batch);
  if (!run || !part) return "left";
  const call = await ctx.db.draftCall.findUnique({ where: { runId_batch_turn: { runId, batch, turn } }, select: { turn: true } });
  if (call) return "asked";
  const { model } = ctx.vendors;
  if (model === null || model.name !== run.model) return leave(ctx, runId, "no_model");
  if ((await usedTokens(ctx, ctx.db, run.askedById)) >= model.dailyTokens) return leave(ctx, runId, "budget");
  const wanted = readWanted(run);
  const broken = turn === 1 ? [] : await loadBroken(ctx, runId, batch);
  const asked = { ...wanted, count: turn === 1 ? part.batch.count : Math.max(1, broken.length), passages: part.passages };
  if (turn === 2 && broken.length === 0) asked.count = part.batch.count;
  let answer: ModelAnswer;
  try {
    answer = await model.answer({
      instructions: INSTRUCTIONS,
      prompt: broken.length > 0 ? repairPromptOf(asked, broken) : promptOf(asked),
      schema: answerSchema(wanted.types),
      maxOutputTokens: asked.count * TOKENS_A_QUESTION + TOKENS_TO_THINK,
    });
  } catch (error) {
    if (!(error instanceof ModelMisconfigured)) throw error;
    ctx.log.error({ err: error }, "the language model cannot be used as it is configured");
    return leave(ctx, runId, "model_misconfigured");
  }
  const { outcome, usage } = answer;
  // Cancelled while the model wrote: nobody judges it, so nothing of it is kept but what it cost.
  const isAwaited = (await findOpenRun(ctx.db, runId)) !== null;
  await ctx.db.draftCall.createMany({ data: [{ runId, batch, turn, outcome, ...usage, ...(isAwaited && answer.outcome === "answered" && { answer: toJson(answer.value) ?? {} }), createdAt: ctx.clock.now() }], skipDuplicates: true });
  return "asked";
}

async function leave(ctx: Ctx, runId: string, failure: "no_model" | "budget" | "model_misconfigured"): Promise<"left"> {
  await endRun(ctx, ctx.db, runId, { state: "failed", failure });
  return "left";
}

async function loadBroken({ db }: Ctx, runId: string, batch: number): Promise<BrokenItem[]> {
  const first = await db.draftCall.findUnique({ where: { runId_batch_turn: { runId, batch, turn: 1 } }, select: { repair: true } });
  return Array.isArray(first?.repair) ? first.repair.flatMap((each) => (typeof each === "object" && each !== null && "issues" in each && "item" in each ? [{ item: each.item, issues: (Array.isArray(each.issues) ? each.issues : []).map(String) }] : [])) : [];
}
