import type { Ctx } from "@/server/platform/ctx";
import type { Reader, Tx } from "@/server/platform/db/tx";
import { DAY_MS } from "@/lib/time";
import type { RunFailure } from "./dto";
import { RUN_SELECT, type StoredRun } from "./stored-run";

const OPEN = ["requested", "drafting"] as const;

/** A run that is under way, held still; null when it ended meanwhile. */
export async function lockOpenRun(tx: Tx, runId: string): Promise<StoredRun | null> {
  await tx.$queryRaw`SELECT 1 FROM "DraftRun" WHERE "id" = ${runId} FOR UPDATE`;
  return findOpenRun(tx, runId);
}

export async function findOpenRun(db: Reader, runId: string): Promise<StoredRun | null> {
  return db.draftRun.findFirst({ where: { id: runId, state: { in: [...OPEN] } }, select: RUN_SELECT });
}

/** Ends a run that is under way; one that ended stays as it ended. */
export async function endRun({ clock }: Ctx, db: Reader, runId: string, outcome: { state: "done" | "cancelled" } | { state: "failed"; failure: RunFailure }): Promise<void> {
  await db.draftRun.updateMany({ where: { id: runId, state: { in: [...OPEN] } }, data: { ...outcome, endedAt: clock.now() } });
}

/** The tokens that a teacher has used in the last day. */
export async function usedTokens({ clock }: Ctx, db: Reader, userId: string): Promise<number> {
  const since = new Date(clock.now().getTime() - DAY_MS);
  const { _sum } = await db.draftCall.aggregate({ where: { run: { askedById: userId }, createdAt: { gte: since } }, _sum: { inputTokens: true, outputTokens: true } });
  return (_sum.inputTokens ?? 0) + (_sum.outputTokens ?? 0);
}
