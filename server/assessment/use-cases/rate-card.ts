import { DomainError } from "@/lib/errors";
import type { RateCardInput } from "@/lib/schemas/review-cards";
import type { Ctx } from "@/server/platform/ctx";
import { inTransaction } from "@/server/platform/outbox";
import { judgeAnswer, questionOf, requireCard, reviewCardInTx, seedOf } from "../cards/own-card";

/**
 * Ends the review of one's own card: schedules it by what the learner says of it, and keeps the review. Said again it is the
 * same review. Throws as `answerCard` does.
 */
export async function rateCard(ctx: Ctx, { cardId, rep, response, rating }: RateCardInput): Promise<{ dueAt: string }> {
  return inTransaction(ctx, async (tx) => {
    await tx.$queryRaw`SELECT 1 FROM "ReviewCard" WHERE "id" = ${cardId} FOR UPDATE`;
    const card = await requireCard(ctx, tx, cardId);
    if (card.reps !== rep) {
      const kept = await tx.cardReview.findUnique({ where: { cardId_rep: { cardId, rep } }, select: { rating: true } });
      if (kept?.rating === rating && card.reps === rep + 1) return { dueAt: card.dueAt.toISOString() };
      throw new DomainError("conflict", "assessment.card_reviewed");
    }
    const now = ctx.clock.now();
    const { result } = judgeAnswer({ ...(await questionOf(tx, card)), seed: seedOf(card) }, response);
    const { dueAt } = await reviewCardInTx(tx, card, { rating, isRight: result === "right" }, now);
    return { dueAt: dueAt.toISOString() };
  });
}
