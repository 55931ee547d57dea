import { mayReview, nextAttempt } from "@/lib/domain/quiz-terms";
import { learnerTermsOf, quizTermsFor, type LearnerTerms } from "@/lib/domain/quiz-terms-for";
import { notFound } from "@/lib/errors";
import { regradeRulesSchema } from "@/lib/schemas/regrade";
import { authorize, requireUser } from "@/server/access";
import { listOpenLessons } from "@/server/learning";
import type { Ctx } from "@/server/platform/ctx";
import type { Reader } from "@/server/platform/db/tx";
import { KEPT_TERMS } from "../attempt/give-time-in-tx";
import { loadQuizzes } from "../attempt/load-quiz";
import { rulesOf } from "../attempt/load-rules";
import type { TakenQuiz } from "../attempt/taken-quiz";
import { digestOf, isReviewable } from "../cards/is-reviewable";
import { askedDigests } from "./asked-digests";

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

type Attempt = { lessonId: string; revisionId: string; seed: string; state: string; submittedAt: Date | null; points: number | null; passed: boolean | null };

/**
 * What a learner may practise of the release that they follow: the questions of quizzes that nothing hangs on, and of graded
 * ones those that they met and whose answers the quiz shows them now; none of a quiz that is being taken, that is not open to
 * them, or that its teacher keeps out of practice, and none that an open attempt of another quiz asks too. Each question once, in the order of the course. With `lessonId`, of one lesson.
 * At most six statements, however many quizzes and attempts.
 */
export async function loadPracticable(ctx: Ctx, db: Reader, { enrollmentId, releaseId, ownFor, course }: Practising, lessonId?: string): Promise<Practicable[]> {
  const lessons = await db.releaseLesson.findMany({
    where: { releaseId, revision: { kind: "quiz" }, ...(lessonId !== undefined && { lessonId }) }, orderBy: { position: "asc" },
    select: { lessonId: true, revisionId: true, revision: { select: { title: true } } },
  });
  if (lessons.length === 0) return [];
  const ofLessons = { lessonId: { in: lessons.map((lesson) => lesson.lessonId) } };
  const attempts = await db.quizAttempt.findMany({ where: { enrollmentId, OR: [ofLessons, { state: "open" }] }, select: { lessonId: true, revisionId: true, seed: true, state: true, submittedAt: true, points: true, passed: true } });
  const regrades = await db.regrade.findMany({ where: ofLessons, orderBy: [{ createdAt: "asc" }, { id: "asc" }], select: { rules: true } });
  const rules = regrades.map((regrade) => regradeRulesSchema.parse(regrade.rules));
  const quizzes = await loadQuizzes(db, [...lessons, ...attempts].map(({ revisionId }) => revisionId));
  const known = lessons.flatMap((lesson) => {
    const quiz = quizzes.get(lesson.revisionId);
    return quiz ? [{ ...lesson, quiz: quizTermsFor(quiz, ownFor(lesson.lessonId)).quiz, attempts: attempts.filter((attempt) => attempt.lessonId === lesson.lessonId) }] : [];
  });
  const now = ctx.clock.now();
  const untaken = known.filter((each) => each.attempts.length === 0 && mayBegin(each.quiz, now)).map((each) => each.lessonId);
  const open = await listOpenLessons(db, ctx.viewer, { courseSlug: course.slug, lessonIds: untaken }, now);
  // What is asked in an open attempt stands for seen: nobody is told its key.
  const seen = askedDigests(attempts.filter(({ state }) => state === "open"), quizzes);
  const all: Practicable[] = [];
  for (const { lessonId: id, revisionId, revision, quiz: taken, attempts: own } of known) {
    const places = own.length === 0 ? (open.has(id) ? placesIn(taken) : []) : placesOfTaken(taken, { attempts: own, quizzes, now });
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

/** Whether a quiz that was not taken yet may be practised all the same, once its lesson is open. */
function mayBegin(quiz: TakenQuiz, now: Date): boolean {
  return !quiz.practiceOff && quiz.practice && quiz.review === "each_attempt" && nextAttempt(quiz, [], now).state !== "upcoming";
}

type Taken = { attempts: readonly Attempt[]; quizzes: ReadonlyMap<string, TakenQuiz>; now: Date };

/** Of a quiz that was taken: all of one for practice, of a graded one what attempts that have their points were asked, for the others have no review yet. */
function placesOfTaken(quiz: TakenQuiz, { attempts, quizzes, now }: Taken): number[] {
  const past = attempts.flatMap(({ submittedAt, passed }) => (submittedAt ? [{ submittedAt, passed: passed === true }] : []));
  if (quiz.practiceOff || past.length < attempts.length || !mayReview(quiz, past, now)) return [];
  if (quiz.practice) return placesIn(quiz);
  const met = askedDigests(attempts.filter(({ points }) => points !== null), quizzes);
  return placesIn(quiz).filter((place) => quiz.questions[place] && met.has(digestOf(quiz.questions[place])));
}

function placesIn({ questions }: TakenQuiz): number[] {
  return questions.map((_, place) => place);
}
