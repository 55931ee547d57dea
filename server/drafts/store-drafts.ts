import { judgeDraft, gistOf, type Drafted, type DropReason } from "@/lib/domain/drafting/judge-draft";
import { newId } from "@/lib/ids";
import type { Ctx } from "@/server/platform/ctx";
import type { Tx } from "@/server/platform/db/tx";
import { loadAsked } from "./load-asked";
import { readDropped, readPassages, toJson, type StoredRun } from "./stored-run";

type Batch = { batch: number; turn: number; candidates: readonly Drafted[]; most: number };

/**
 * Keeps those of a batch that stand on the text and that nobody asks yet, and counts the others by their reason. The run is
 * locked by the caller; the place of a draft in its batch is unique, so a repeat adds nothing. Answers how many were kept.
 */
export async function storeDrafts(ctx: Ctx, tx: Tx, run: StoredRun, { batch, turn, candidates, most }: Batch): Promise<number> {
  const passages = readPassages(run);
  const asked = await loadAsked(tx, run);
  const kept: (Drafted & { passage: number })[] = [];
  const reasons: DropReason[] = [];
  for (const candidate of candidates) {
    if (kept.length >= most) break;
    const verdict = judgeDraft(candidate, passages, asked);
    if ("dropped" in verdict) reasons.push(verdict.dropped);
    else {
      kept.push({ ...candidate, passage: verdict.passage });
      asked.push(gistOf(candidate.question));
    }
  }
  const createdAt = ctx.clock.now();
  await tx.questionDraft.createMany({
    data: kept.map(({ question, quote, passage }, position) => ({ id: newId("questionDraft"), runId: run.id, batch, turn, position, content: toJson(question) ?? {}, quote, passage, createdAt })),
    skipDuplicates: true,
  });
  await countDropped(tx, run.id, reasons);
  return kept.length;
}

/** Adds to what a locked run has dropped. */
export async function countDropped(tx: Tx, runId: string, reasons: readonly DropReason[]): Promise<void> {
  if (reasons.length === 0) return;
  const stored = await tx.draftRun.findUniqueOrThrow({ where: { id: runId }, select: { dropped: true } });
  const dropped = readDropped(stored);
  for (const reason of reasons) dropped[reason] = (dropped[reason] ?? 0) + 1;
  await tx.draftRun.update({ where: { id: runId }, data: { dropped }, select: { id: true } });
}
