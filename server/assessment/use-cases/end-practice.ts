import type { PracticeIdInput } from "@/lib/schemas/practice";
import type { Ctx } from "@/server/platform/ctx";
import { requirePractising } from "../practice/load-practicable";

/** Ends one's own round before its last question; said again it changes nothing. Throws NOT_FOUND for another's. */
export async function endPractice(ctx: Ctx, { practiceId }: PracticeIdInput): Promise<{ ended: boolean }> {
  await requirePractising(ctx, ctx.db, { practiceId });
  const { count } = await ctx.db.practice.updateMany({ where: { id: practiceId, endedAt: null }, data: { endedAt: ctx.clock.now() } });
  return { ended: count > 0 };
}
