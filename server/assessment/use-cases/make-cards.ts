import { newId } from "@/lib/ids";
import { authorize } from "@/server/access";
import type { Ctx } from "@/server/platform/ctx";
import { inTransaction } from "@/server/platform/outbox";
import { loadQuiz } from "../attempt/load-quiz";
import { loadRules } from "../attempt/load-rules";
import { unscopedLockAttempt } from "../attempt/own-attempt";
import { placesOf } from "../attempt/places";
import { saidAt, scorePlace } from "../attempt/score-attempt";
import { digestOf, isReviewable } from "../cards/is-reviewable";

/**
 * Makes a card of each question of a submitted attempt that did not get all its points, for its learner to meet again: due at
 * once, and not before the quiz shows its answers (see `loadDecks`). A question that has its card keeps it as it is; asked
 * again nothing changes. Nothing is made for a deleted account.
 */
export async function makeCards(ctx: Ctx, { attemptId }: { attemptId: string }): Promise<{ made: number }> {
  authorize(ctx.viewer, "system.run");
  return inTransaction(ctx, async (tx) => {
    const attempt = await unscopedLockAttempt(tx, attemptId, ctx.clock.now());
    if (!attempt || attempt.points === null) return { made: 0 };
    const { enrollmentId, lessonId, revisionId, seed, userId } = attempt;
    const { status } = await tx.user.findUniqueOrThrow({ where: { id: userId }, select: { status: true } });
    if (status === "deleted") return { made: 0 };
    const quiz = await loadQuiz(tx, revisionId);
    const rules = await loadRules(tx, attempt);
    const answers = new Map((await tx.quizAnswer.findMany({ where: { attemptId }, select: { place: true, response: true, points: true } })).map((answer) => [answer.place, answer]));
    const now = ctx.clock.now();
    const cards = placesOf(quiz, seed).flatMap((place) => {
      const question = quiz.questions[place];
      if (!question || !isReviewable(question)) return [];
      const { points, maxPoints } = scorePlace(question, answers.get(place), saidAt(attempt, place), { rule: rules.get(place) });
      return (points ?? 0) < maxPoints ? [{ id: newId("reviewCard"), enrollmentId, lessonId, revisionId, place, question: digestOf(question), dueAt: now, createdAt: now }] : [];
    });
    const { count } = await tx.reviewCard.createMany({ data: cards, skipDuplicates: true });
    return { made: count };
  });
}
