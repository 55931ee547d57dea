import { mayReview } from "@/lib/domain/quiz-terms";
import { learnerTermsOf, quizTermsFor, type LearnerTerms } from "@/lib/domain/quiz-terms-for";
import { quizContentSchema, type QuizContent } from "@/lib/schemas/lesson-content";
import type { Reader } from "@/server/platform/db/tx";

type Answer = { points: number | null; comment: string; levels: unknown };
type Attempt = { lessonId: string; submittedAt: Date | null; points: number | null; passed: boolean | null; revisionId: string; answers: Answer[] };
type Terms = Pick<QuizContent, "review" | "attempts" | "opensAt" | "closesAt" | "late">;
type Kept<A, C> = Parameters<typeof learnerTermsOf>[0] & { attempts: readonly A[]; cards: readonly C[] };

/**
 * An enrollment's attempts and cards as far as their quizzes show them now. Which answers were right, and which questions
 * came back for being missed, would tell the key of the next attempt: until the quiz shows it on its page, the copy of
 * one's data does not either. What was answered, and what the attempt has, is there from the beginning.
 */
export function toShownAnswers<A extends Attempt, C extends { lessonId: string }>({ attempts, cards, ...kept }: Kept<A, C>, { terms, now }: { terms: ReadonlyMap<string, Terms>; now: Date }) {
  const ofQuiz = Map.groupBy(attempts, ({ lessonId }) => lessonId);
  const shown = new Set(attempts.filter((attempt) => isShown(attempt, ofQuiz.get(attempt.lessonId) ?? [], { quiz: terms.get(attempt.revisionId), own: learnerTermsOf(kept, attempt.lessonId), now })));
  const told = attempts.map((attempt) => {
    const { lessonId: _lessonId, revisionId: _revisionId, answers, ...rest } = attempt;
    return { ...rest, answers: shown.has(attempt) ? answers : answers.map(({ points: _points, comment: _comment, levels: _levels, ...answer }) => answer) };
  });
  const quizzes = new Set([...shown].map(({ lessonId }) => lessonId));
  return { attempts: told, cards: cards.flatMap(({ lessonId, ...card }) => (quizzes.has(lessonId) ? [card] : [])) };
}

type Asked = { quiz: Terms | undefined; own: LearnerTerms; now: Date };

/** As `getAttemptReview` decides it. */
function isShown({ points }: Attempt, ofQuiz: readonly Attempt[], { quiz, own, now }: Asked): boolean {
  const past = ofQuiz.flatMap(({ submittedAt, passed }) => (submittedAt ? [{ submittedAt, passed: passed === true }] : []));
  return quiz !== undefined && points !== null && past.length === ofQuiz.length && mayReview(quizTermsFor({ ...quiz, timeLimitMinutes: null }, own).quiz, past, now);
}

const termsSchema = quizContentSchema.pick({ review: true, attempts: true, opensAt: true, closesAt: true, late: true });

/** When quizzes show their answers, by their revisions: without their questions, however many there are. */
export async function loadTerms(db: Reader, attempts: readonly { revisionId: string }[]): Promise<Map<string, Terms>> {
  const ids = [...new Set(attempts.map(({ revisionId }) => revisionId))];
  if (ids.length === 0) return new Map();
  const rows = await db.$queryRaw<{ id: string; said: Record<string, unknown> }[]>`
    SELECT r."id", jsonb_build_object('review', r."content"->'review', 'attempts', r."content"->'attempts', 'opensAt', r."content"->'opensAt', 'closesAt', r."content"->'closesAt', 'late', r."content"->'late') AS "said"
    FROM "LessonRevision" r WHERE r."id" = ANY(${ids})`;
  // What an old quiz never said has its default.
  return new Map(rows.map(({ id, said }) => [id, termsSchema.parse(Object.fromEntries(Object.entries(said).filter(([key, value]) => value !== null || key === "attempts")))]));
}
