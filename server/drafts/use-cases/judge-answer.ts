import { z } from "zod";
import { levelOf } from "@/lib/domain/difficulty";
import type { Drafted, DropReason } from "@/lib/domain/drafting/judge-draft";
import { readItem } from "@/lib/schemas/drafted-item";
import type { Wanted } from "@/lib/schemas/drafts";
import { authorize } from "@/server/access";
import type { Ctx } from "@/server/platform/ctx";
import { inTransaction } from "@/server/platform/outbox";
import type { BrokenItem } from "../prompt";
import { lockOpenRun } from "../run-steps";
import { countDropped, storeDrafts } from "../store-drafts";
import { batchOf, readWanted, toJson } from "../stored-run";

type Input = { runId: string; batch: number; turn: 1 | 2 };

const MOST_ITEMS = 60;
/** As much of what a model wrote as is sent back to it. */
const MOST_BROKEN = 8;
const listSchema = z.object({ questions: z.array(z.unknown()) });

/**
 * Makes drafts of a model's answer, in one transaction with the mark that it was judged: a repeat changes nothing. What
 * cannot be taken the first time is to be repaired, and the second time is dropped and counted. Answers whether to repair.
 */
export async function judgeAnswer(ctx: Ctx, { runId, batch, turn }: Input): Promise<"settled" | "repair"> {
  authorize(ctx.viewer, "system.run");
  return inTransaction(ctx, async (tx) => {
    const run = await lockOpenRun(tx, runId);
    const part = run && batchOf(run, batch);
    const call = await tx.draftCall.findUnique({ where: { runId_batch_turn: { runId, batch, turn } }, select: { answer: true, outcome: true, judgedAt: true, repair: true } });
    if (!run || !part || !call) return "settled";
    if (call.judgedAt !== null) return turn === 1 && call.repair !== null ? "repair" : "settled";
    const { drafted, broken, whole } = readAnswer(call, readWanted(run));
    const held = await tx.questionDraft.count({ where: { runId, batch } });
    const kept = await storeDrafts(ctx, tx, run, { batch, turn, candidates: drafted, most: part.batch.count - held });
    const mayRepair = turn === 1 && call.outcome !== "refused" && (whole !== null || broken.length > 0) && held + kept < part.batch.count;
    if (!mayRepair) await countDropped(tx, runId, [...(whole ? [whole] : []), ...broken.map((): DropReason => "invalid")]);
    await tx.draftCall.update({
      where: { runId_batch_turn: { runId, batch, turn } },
      // Json null columns are left as they are: what a model wrote is not kept longer than it is needed.
      data: { judgedAt: ctx.clock.now(), answer: {}, ...(mayRepair && { repair: toJson(broken.slice(0, MOST_BROKEN)) ?? [] }) },
      select: { turn: true },
    });
    if (!mayRepair) await tx.draftRun.update({ where: { id: runId }, data: { settledBatches: { increment: 1 } }, select: { id: true } });
    return mayRepair ? "repair" : "settled";
  });
}

type Read = {
  drafted: Drafted[];
  broken: BrokenItem[];
  /** Why nothing of the answer could be read. */
  whole: DropReason | null;
};

function readAnswer({ answer, outcome }: { answer: unknown; outcome: string }, wanted: Wanted): Read {
  const nothing = { drafted: [], broken: [] };
  if (outcome === "refused") return { ...nothing, whole: "refused" };
  const list = listSchema.safeParse(answer);
  if (outcome !== "answered" || !list.success) return { ...nothing, whole: "unreadable" };
  const difficulty = levelOf(wanted.difficulty) ?? 0.5;
  const [drafted, broken]: [Drafted[], BrokenItem[]] = [[], []];
  for (const item of list.data.questions.slice(0, MOST_ITEMS)) {
    const read = readItem(item, { ...wanted, difficulty });
    if (read.ok) drafted.push(read);
    else broken.push({ item, issues: read.issues });
  }
  return { drafted, broken, whole: null };
}
