import { mayReview } from "@/lib/domain/quiz-terms";
import { DomainError } from "@/lib/errors";
import { toLocale } from "@/lib/i18n/locales";
import type { AttemptIdInput } from "@/lib/schemas/assessment";
import { requireUser } from "@/server/access";
import type { Ctx } from "@/server/platform/ctx";
import { loadQuiz } from "../attempt/load-quiz";
import { loadRules } from "../attempt/load-rules";
import { getOwnAttempt } from "../attempt/own-attempt";
import { placesOf } from "../attempt/places";
import type { ReviewedQuestion } from "../dto";
import { reviewAttempt } from "../review/review-attempt";

/**
 * One's own submitted attempt with its answers, keys and feedback. Throws `assessment.review_closed` while the quiz does
 * not show them, an attempt being open or its programs not
 * having run included; NOT_FOUND for another's.
 */
export async function getAttemptReview(ctx: Ctx, { attemptId }: AttemptIdInput): Promise<ReviewedQuestion[]> {
  const { locale } = requireUser(ctx.viewer);
  const { enrollmentId, lessonId, revisionId, seed, points, regradeIds } = await getOwnAttempt(ctx, attemptId);
  const [quiz, attempts] = [await loadQuiz(ctx.db, revisionId), await ctx.db.quizAttempt.findMany({ where: { enrollmentId, lessonId }, select: { id: true, submittedAt: true, passed: true } })];
  const past = attempts.flatMap(({ submittedAt, passed }) => (submittedAt ? [{ submittedAt, passed: passed === true }] : []));
  const isOpen = past.length < attempts.length;
  if (isOpen || points === null || !mayReview(quiz, past, ctx.clock.now())) throw new DomainError("forbidden", "assessment.review_closed");
  const answers = await ctx.db.quizAnswer.findMany({ where: { attemptId }, select: { place: true, response: true, points: true } });
  return reviewAttempt(quiz, { seed, places: placesOf(quiz, seed), answers, rules: await loadRules(ctx.db, { revisionId, regradeIds }) }, toLocale(locale));
}
