import type { Reader } from "@/server/platform/db/tx";
import { loadQuizzes } from "../attempt/load-quiz";
import { askedDigests } from "./asked-digests";

/** Digests of the questions that a learner met in any way, and of those whose last answer was not right. At most five statements. */
export async function loadOutcomes(db: Reader, enrollmentId: string): Promise<{ met: Set<string>; missed: Set<string> }> {
  const cards = await db.reviewCard.findMany({ where: { enrollmentId }, select: { question: true, reviews: { orderBy: { rep: "desc" }, take: 1, select: { isRight: true } } } });
  const answered = await db.practiceItem.findMany({ where: { practice: { enrollmentId }, result: { not: null } }, select: { question: true } });
  const attempts = await db.quizAttempt.findMany({ where: { enrollmentId, state: "submitted" }, select: { revisionId: true, seed: true } });
  const quizzes = await loadQuizzes(db, attempts.map(({ revisionId }) => revisionId));
  const met = new Set([...cards, ...answered].map(({ question }) => question)).union(askedDigests(attempts, quizzes));
  return { met, missed: new Set(cards.filter(({ reviews }) => !reviews[0]?.isRight).map(({ question }) => question)) };
}
