import { toLocale } from "@/lib/i18n/locales";
import { authorize, requireUser } from "@/server/access";
import type { Ctx } from "@/server/platform/ctx";
import { dueCardsOf, loadDecks } from "../cards/load-decks";
import { CARD_SELECT, questionOf, seedOf } from "../cards/own-card";
import type { ReviewDesk } from "../dto";
import { instructionsOf } from "../attempt/show-sections";
import { showQuestion } from "../show-question";
import { showTexts } from "../shown-texts";

/** How many of one's cards are due now, for the dashboard. One statement. */
export async function countDueCards(ctx: Ctx): Promise<number> {
  authorize(ctx.viewer, "enrollment.own");
  return dueCardsOf(await loadDecks(ctx.db, requireUser(ctx.viewer).userId, ctx.clock.now()));
}

/**
 * The card that is due longest, as an attempt would ask it: without any key, and with names of this review's own. With none,
 * when the next one will be due, and null when there are no cards at all.
 */
export async function getNextCard(ctx: Ctx): Promise<ReviewDesk> {
  authorize(ctx.viewer, "enrollment.own");
  const { userId, locale } = requireUser(ctx.viewer);
  const now = ctx.clock.now();
  const decks = await loadDecks(ctx.db, userId, now);
  const soonest = Math.min(...decks.flatMap(({ nextDueAt }) => nextDueAt?.getTime() ?? []));
  const desk = { due: dueCardsOf(decks), nextDueAt: Number.isFinite(soonest) ? new Date(soonest).toISOString() : null };
  const card = await ctx.db.reviewCard.findFirst({
    where: { dueAt: { lte: now }, OR: decks.map(({ enrollmentId, lessonId }) => ({ enrollmentId, lessonId })) },
    orderBy: [{ dueAt: "asc" }, { id: "asc" }],
    select: { ...CARD_SELECT, revision: { select: { title: true } }, enrollment: { select: { course: { select: { title: true, slug: true, language: true } } } } },
  });
  if (!card) return { ...desk, card: null };
  const { question, section } = await questionOf(ctx.db, card);
  return {
    ...desk,
    card: {
      cardId: card.id, rep: card.reps, lesson: card.revision.title, course: card.enrollment.course,
      ...(await showTexts({ instructions: instructionsOf(section) }, toLocale(locale))),
      question: await showQuestion(question, { seed: seedOf(card), shuffles: true }, toLocale(locale)),
    },
  };
}
