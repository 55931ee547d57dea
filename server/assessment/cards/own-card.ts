import type { CardRating } from "@/lib/domain/card-ratings";
import { scheduleCard } from "@/lib/domain/srs";
import { DomainError, notFound } from "@/lib/errors";
import { questionResponseSchema, type QuestionResponse } from "@/lib/schemas/question-responses";
import type { Question } from "@/lib/schemas/questions";
import type { QuizSection } from "@/lib/schemas/lesson-content";
import type { RegradeRule } from "@/lib/schemas/regrade";
import type { Prisma } from "@/prisma/generated/client";
import { authorize, requireUser } from "@/server/access";
import type { Ctx } from "@/server/platform/ctx";
import type { Reader, Tx } from "@/server/platform/db/tx";
import { loadQuiz } from "../attempt/load-quiz";
import { loadRules } from "../attempt/load-rules";
import { sectionHolding } from "../attempt/places";
import { rescoreAnswer, scoreAnswer } from "../attempt/rescore-answer";
import { reviewQuestion } from "../review/review-attempt";
import { loadDecks } from "./load-decks";

export const CARD_SELECT = {
  id: true, enrollmentId: true, lessonId: true, revisionId: true, place: true, dueAt: true, state: true, stability: true, difficulty: true, scheduledDays: true,
  learningSteps: true, reps: true, lapses: true, lastReviewAt: true,
} as const;

/**
 * One's own card, as long as it may be met now. Throws NOT_FOUND for another's as for one that does not exist, FORBIDDEN once
 * access has ended, `assessment.review_closed` while its quiz does not show its answers.
 */
export async function requireCard(ctx: Ctx, db: Reader | Tx, cardId: string) {
  const { userId } = requireUser(ctx.viewer);
  const now = ctx.clock.now();
  const card = await db.reviewCard.findUnique({ where: { id: cardId }, select: { ...CARD_SELECT, enrollment: { select: { userId: true, status: true, grants: { where: { revokedAt: null, startsAt: { lte: now }, OR: [{ endsAt: null }, { endsAt: { gt: now } }] }, select: { id: true }, take: 1 } } } } });
  if (!card) throw notFound();
  authorize(ctx.viewer, "progress.write", { userId: card.enrollment.userId, hasOpenGrant: card.enrollment.grants.length > 0 });
  const decks = await loadDecks(db, userId, now);
  if (!decks.some(({ enrollmentId, lessonId }) => enrollmentId === card.enrollmentId && lessonId === card.lessonId)) throw new DomainError("forbidden", "assessment.review_closed");
  return card;
}

type Stands = { lessonId: string; revisionId: string; place: number };

/** The question of a card and what scores it now: its own key, or one that was corrected since. */
export async function questionOf(db: Reader, { lessonId, revisionId, place }: Stands): Promise<{ question: Question; rule: RegradeRule | undefined; section: QuizSection | null }> {
  const quiz = await loadQuiz(db, revisionId);
  const question = quiz.questions[place];
  if (!question) throw notFound();
  const regrades = await db.regrade.findMany({ where: { lessonId }, orderBy: [{ createdAt: "asc" }, { id: "asc" }], select: { id: true } });
  const rules = await loadRules(db, { revisionId, regradeIds: regrades.map(({ id }) => id) });
  return { question, rule: rules.get(place), section: sectionHolding(quiz, place) };
}

/** The names that the parts of a card's question have in one review of it. */
export function seedOf({ id, reps }: { id: string; reps: number }): string {
  return `${id}/${reps}`;
}

/** Reviews a card whose row is locked: keeps what it was, and schedules it by the rating. */
export async function reviewCardInTx(tx: Tx, card: Prisma.ReviewCardGetPayload<{ select: typeof CARD_SELECT }>, { rating, isRight }: { rating: CardRating; isRight: boolean }, now: Date): Promise<{ dueAt: Date }> {
  const { id: cardId, reps: rep, state, dueAt, stability, difficulty, scheduledDays, learningSteps } = card;
  await tx.cardReview.create({ data: { cardId, rep, rating, isRight, state, dueAt, stability, difficulty, scheduledDays, learningSteps, reviewedAt: now }, select: { cardId: true } });
  const next = scheduleCard(card, rating, now);
  await tx.reviewCard.update({ where: { id: cardId }, data: next, select: { id: true } });
  return { dueAt: next.dueAt };
}

type Asked = { question: Question; rule: RegradeRule | undefined; seed: string };

/** What came of an answer, as a review tells it. Throws `assessment.answer_refused` for what does not answer the question. */
export function judgeAnswer({ question, rule, seed }: Asked, given: QuestionResponse) {
  const response = questionResponseSchema.parse(given);
  const said = { seed, hintsShown: 0 };
  const score = response.type === "program" ? null : rule?.mode === "key" ? rescoreAnswer(question, rule.question, { response, ...said }) : scoreAnswer(question, response, said);
  if (score?.status !== "scored") throw new DomainError("invalid", "assessment.answer_refused", {}, { issues: [{ path: "response", message: "does not answer the question" }] });
  return reviewQuestion(question, { response, points: null, files: [], comment: "", levels: {} }, said, rule);
}
