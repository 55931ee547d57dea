import { mayReview } from "@/lib/domain/quiz-terms";
import { quizTermsFor } from "@/lib/domain/quiz-terms-for";
import { DomainError } from "@/lib/errors";
import { toLocale } from "@/lib/i18n/locales";
import type { AttemptIdInput } from "@/lib/schemas/assessment";
import { requireUser } from "@/server/access";
import type { Ctx } from "@/server/platform/ctx";
import { loadQuiz } from "../attempt/load-quiz";
import { loadRules } from "../attempt/load-rules";
import { getOwnAttempt } from "../attempt/own-attempt";
import type { ReviewedQuestion } from "../dto";
import { loadKept, loadReview } from "../review/load-review";

/**
 * One's own submitted attempt with its answers, keys and feedback. Throws `assessment.review_closed` while the quiz does
 * not show them, an attempt being open, its programs not
 * having run and its answers not being marked included; NOT_FOUND for another's.
 */
export async function getAttemptReview(ctx: Ctx, { attemptId }: AttemptIdInput): Promise<ReviewedQuestion[]> {
  const { locale } = requireUser(ctx.viewer);
  const { enrollmentId, lessonId, revisionId, seed, hints, points, regradeIds, own } = await getOwnAttempt(ctx, attemptId);
  const { quiz } = quizTermsFor(await loadQuiz(ctx.db, revisionId), own);
  const attempts = await ctx.db.quizAttempt.findMany({ where: { enrollmentId, lessonId }, select: { id: true, submittedAt: true, passed: true } });
  const past = attempts.flatMap(({ submittedAt, passed }) => (submittedAt ? [{ submittedAt, passed: passed === true }] : []));
  const isOpen = past.length < attempts.length;
  if (isOpen || points === null || !mayReview(quiz, past, ctx.clock.now())) throw new DomainError("forbidden", "assessment.review_closed");
  const rules = await loadRules(ctx.db, { revisionId, regradeIds });
  const attempt = { id: attemptId, seed, hints, revisionId };
  return loadReview(ctx.db, attempt, { rules, kept: await loadKept(ctx.db, attempt, rules) }, toLocale(locale));
}
