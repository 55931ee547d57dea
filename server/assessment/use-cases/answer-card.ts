import { dueByRating, suggestRating } from "@/lib/domain/srs";
import { DomainError } from "@/lib/errors";
import { toLocale } from "@/lib/i18n/locales";
import type { AnswerCardInput } from "@/lib/schemas/review-cards";
import { requireUser } from "@/server/access";
import type { Ctx } from "@/server/platform/ctx";
import { judgeAnswer, questionOf, requireCard, seedOf } from "../cards/own-card";
import type { AnsweredCard } from "../dto";
import { showTexts } from "../shown-texts";

/**
 * Tells what came of an answer to one's own due card: the key, the feedback, and when each rating would bring the card
 * back. Keeps nothing: the review counts once it is rated. Throws as `requireCard` and `judgeAnswer` do,
 * `assessment.card_reviewed` when it was reviewed since it was shown.
 */
export async function answerCard(ctx: Ctx, { cardId, rep, response }: AnswerCardInput): Promise<AnsweredCard> {
  const { locale } = requireUser(ctx.viewer);
  const card = await requireCard(ctx, ctx.db, cardId);
  if (card.reps !== rep) throw new DomainError("conflict", "assessment.card_reviewed");
  const judged = judgeAnswer({ ...(await questionOf(ctx.db, card)), seed: seedOf(card) }, response);
  const { again, hard, good, easy } = dueByRating(card, ctx.clock.now());
  const dueAt = { again: again.toISOString(), hard: hard.toISOString(), good: good.toISOString(), easy: easy.toISOString() };
  return { review: await showTexts({ place: card.place, section: null, ...judged }, toLocale(locale)), suggested: suggestRating(judged.result), dueAt };
}
