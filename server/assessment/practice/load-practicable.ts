import { mayReview, nextAttempt } from "@/lib/domain/quiz-terms";
import { learnerTermsOf, quizTermsFor, type LearnerTerms } from "@/lib/domain/quiz-terms-for";
import { DomainError, notFound } from "@/lib/errors";
import type { Question } from "@/lib/schemas/questions";
import { regradeRulesSchema } from "@/lib/schemas/regrade";
import { authorize, requireUser } from "@/server/access";
import { requireLesson } from "@/server/learning";
import type { Ctx } from "@/server/platform/ctx";
import type { Reader } from "@/server/platform/db/tx";
import { KEPT_TERMS } from "../attempt/give-time-in-tx";
import { loadQuiz } from "../attempt/load-quiz";
import { rulesOf } from "../attempt/load-rules";
import { placesOf } from "../attempt/places";
import type { TakenQuiz } from "../attempt/taken-quiz";
import { digestOf, isReviewable } from "../cards/is-reviewable";

export type Practising = { enrollmentId: string; releaseId: string; /** What of the learner the terms of the quiz of a lesson depend on. */ ownFor: (lessonId: string) => LearnerTerms; course: { id: string; slug: string; title: string; language: string } };

/** A question that its learner may practise now. `question` is its digest. */
export type Practicable = { lessonId: string; lesson: string; revisionId: string; place: number; question: string; tags: string[] };

/**
 * The enrollment of who practises a course, while access is open. Throws NOT_FOUND for a course that the viewer is not
 * enrolled in, FORBIDDEN once access has ended.
 */
export async function requirePractising(ctx: Ctx, db: Reader, where: { courseSlug: string } | { practiceId: string }): Promise<Practising> {
  const { userId } = requireUser(ctx.viewer);
  const now = ctx.clock.now();
  const found = await db.enrollment.findFirst({
    where: { userId, ...("courseSlug" in where ? { course: { slug: where.courseSlug } } : { practices: { some: { id: where.practiceId } } }) },
    select: {
      id: true, releaseId: true, ...KEPT_TERMS, course: { select: { id: true, slug: true, title: true, language: true } },
      grants: { where: { revokedAt: null, startsAt: { lte: now }, OR: [{ endsAt: null }, { endsAt: { gt: now } }] }, select: { id: true }, take: 1 },
    },
  });
  if (!found) throw notFound();
  authorize(ctx.viewer, "progress.write", { userId, hasOpenGrant: found.grants.length > 0 });
  return { enrollmentId: found.id, releaseId: found.releaseId, ownFor: (lessonId) => learnerTermsOf(found, lessonId), course: found.course };
}

type Attempt = { lessonId: string; revisionId: string; seed: string; state: string; submittedAt: Date | null; passed: boolean | null };

/**
 * What a learner may practise of the release that they follow: the questions of quizzes that nothing hangs on, and of graded
 * ones those that they met and whose answers the quiz shows them now; none of a quiz that is being taken, that is not open to
 * them, or that its teacher keeps out of practice. Each question once, in the order of the course. With `lessonId`, of one lesson.
 */
export async function loadPracticable(ctx: Ctx, db: Reader, { enrollmentId, releaseId, ownFor, course }: Practising, lessonId?: string): Promise<Practicable[]> {
  const lessons = await db.releaseLesson.findMany({
    where: { releaseId, revision: { kind: "quiz" }, ...(lessonId !== undefined && { lessonId }) }, orderBy: { position: "asc" },
    select: { lessonId: true, slug: true, revisionId: true, revision: { select: { title: true } } },
  });
  if (lessons.length === 0) return [];
  const ofLessons = { lessonId: { in: lessons.map((lesson) => lesson.lessonId) } };
  const attempts = await db.quizAttempt.findMany({ where: { enrollmentId, ...ofLessons }, select: { lessonId: true, revisionId: true, seed: true, state: true, submittedAt: true, passed: true } });
  const regrades = await db.regrade.findMany({ where: ofLessons, orderBy: [{ createdAt: "asc" }, { id: "asc" }], select: { rules: true } });
  const rules = regrades.map((regrade) => regradeRulesSchema.parse(regrade.rules));
  const seen = new Set<string>();
  const all: Practicable[] = [];
  for (const { lessonId: id, slug, revisionId, revision } of lessons) {
    const { quiz: taken } = quizTermsFor(await loadQuiz(db, revisionId), ownFor(id));
    const places = await placesToPractise(ctx, db, { quiz: taken, attempts: attempts.filter((attempt) => attempt.lessonId === id), address: { courseSlug: course.slug, lessonSlug: slug } });
    const scored = rulesOf(rules, revisionId);
    for (const place of places) {
      const asked = taken.questions[place];
      const mode = scored.get(place)?.mode ?? "key";
      if (!asked || !isReviewable(asked) || mode !== "key") continue;
      const question = digestOf(asked);
      if (seen.has(question)) continue;
      seen.add(question);
      all.push({ lessonId: id, lesson: revision.title, revisionId, place, question, tags: asked.tags });
    }
  }
  return all;
}

type Met = { quiz: TakenQuiz; attempts: readonly Attempt[]; address: { courseSlug: string; lessonSlug: string } };

async function placesToPractise(ctx: Ctx, db: Reader, { quiz, attempts, address }: Met): Promise<number[]> {
  const now = ctx.clock.now();
  if (quiz.practiceOff || quiz.review === "never" || attempts.some(({ state }) => state === "open")) return [];
  const past = attempts.flatMap(({ submittedAt, passed }) => (submittedAt ? [{ submittedAt, passed: passed === true }] : []));
  const all = quiz.questions.map((_, place) => place);
  if (past.length === 0) {
    const isFree = quiz.practice && quiz.review === "each_attempt" && nextAttempt(quiz, past, now).state !== "upcoming";
    return isFree && (await isOpen(ctx, db, address)) ? all : [];
  }
  if (!mayReview(quiz, past, now)) return [];
  if (quiz.practice) return all;
  const met = new Set<string>();
  for (const { revisionId, seed } of attempts) for (const question of await askedBy(db, revisionId, seed)) met.add(digestOf(question));
  return all.filter((place) => quiz.questions[place] && met.has(digestOf(quiz.questions[place])));
}

async function askedBy(db: Reader, revisionId: string, seed: string): Promise<Question[]> {
  const quiz = await loadQuiz(db, revisionId);
  return placesOf(quiz, seed).flatMap((place) => quiz.questions[place] ?? []);
}

/** Whether the rules of the course let the learner into a lesson now. */
async function isOpen(ctx: Ctx, db: Reader, address: Met["address"]): Promise<boolean> {
  try {
    await requireLesson(db, ctx.viewer, address, ctx.clock.now());
    return true;
  } catch (error) {
    if (error instanceof DomainError) return false;
    throw error;
  }
}
