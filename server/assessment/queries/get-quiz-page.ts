import { isTimeUp, mayReview, nextAttempt } from "@/lib/domain/quiz-terms";
import { gradedPoints, quizTermsFor } from "@/lib/domain/quiz-terms-for";
import type { Locale } from "@/lib/i18n/locales";
import type { LessonAddress } from "@/lib/schemas/learning";
import { questionResponseSchema } from "@/lib/schemas/question-responses";
import { requireLesson } from "@/server/learning";
import type { Ctx } from "@/server/platform/ctx";
import { mostBytes } from "../assignment/open-learner-upload";
import { isFileQuestion, loadAnswerFiles } from "../attempt/answer-files";
import { loadQuiz } from "../attempt/load-quiz";
import { loadRegraded } from "../attempt/load-rules";
import type { PlaceRules } from "../attempt/rescore-answer";
import { attemptParts, openPart, placesOf, sectionHolding, sectionOf } from "../attempt/places";
import { scoreSections } from "../attempt/score-attempt";
import { hintsAt, showHints, withAskable } from "../attempt/shown-hints";
import { measure, outlineSections, showSections } from "../attempt/show-sections";
import { fixedCount, type TakenQuiz } from "../attempt/taken-quiz";
import type { OpenAttempt, QuizPage, QuizRules, QuizStanding, Regraded, ReviewedQuestion, SectionScore, SubmittedAttempt } from "../dto";
import { loadKept, loadReview } from "../review/load-review";
import { isMarked } from "../scoring/is-marked";
import { showQuestion } from "../show-question";
import { submitAttempt } from "../use-cases/submit-attempt";

type AttemptRow = Awaited<ReturnType<typeof loadAttempts>>[number];

/**
 * A quiz for the learner who opens it: its rules, the open attempt with its questions and what was answered so far, the
 * submitted ones, and a review as far as the quiz allows. No key before the review. An open attempt whose time is up is
 * submitted first. At most eight statements, however many questions and attempts. Throws as `requireLesson` does.
 */
export async function getQuizPage(ctx: Ctx, { locale, ...address }: LessonAddress & { locale: Locale }): Promise<QuizPage> {
  const now = ctx.clock.now();
  const { courseId, enrollmentId, lessonId, revisionId, facts, own } = await requireLesson(ctx.db, ctx.viewer, address, now);
  const { quiz, trace, lateFrom } = quizTermsFor(await loadQuiz(ctx.db, revisionId), own);
  const hasWindow = quiz.opensAt !== null || quiz.closesAt !== null || lateFrom !== null;
  const timeZone = hasWindow ? (await ctx.db.course.findUniqueOrThrow({ where: { id: courseId }, select: { timeZone: true } })).timeZone : null;
  const page = { rules: rulesOf(quiz, lateFrom), now: now.toISOString(), timeZone, trace };
  if (!enrollmentId || !facts.hasOpenGrant) return { ...page, standing: null };
  const attempts = await loadAttempts(ctx, enrollmentId, lessonId);
  const due = attempts.find(({ state, dueAt }) => state === "open" && isTimeUp(dueAt, now));
  if (due) {
    await submitAttempt(ctx, { attemptId: due.id });
    return getQuizPage(ctx, { locale, ...address });
  }
  return { ...page, standing: await standingOf(ctx, quiz, attempts, locale) };
}

const ANY_SEED = "rules";

/** Whatever an attempt draws, it asks as many questions and is worth as much. */
function rulesOf(quiz: TakenQuiz, lateFrom: string | null): QuizRules {
  const { kind: _kind, questions, draws: _draws, shuffle: _shuffle, sections: _sections, sectionsInTurn = false, practiceOff = false, hintsOff: _hintsOff, late, ...rules } = quiz;
  const parts = attemptParts(quiz, ANY_SEED);
  const rubrics = questions.slice(0, fixedCount(quiz)).flatMap((question, place) => (isMarked(question) && question.rubric.length > 0 && sectionHolding(quiz, place)?.draw == null ? [{ type: question.type, points: question.points, rubric: question.rubric }] : []));
  return { ...rules, rubrics, ...measure(quiz, parts.flatMap(({ places }) => places)), sections: outlineSections(quiz, parts), sectionsInTurn, practiceOff, late: late && lateFrom !== null ? { from: lateFrom, percentPerDay: late.percentPerDay, maxPercent: late.maxPercent } : null };
}

function loadAttempts({ db }: Ctx, enrollmentId: string, lessonId: string) {
  return db.quizAttempt.findMany({
    where: { enrollmentId, lessonId },
    orderBy: { number: "desc" },
    select: { id: true, number: true, state: true, seed: true, section: true, hints: true, revisionId: true, dueAt: true, submittedAt: true, points: true, maxPoints: true, passed: true, daysLate: true, latePercent: true, regradeIds: true },
  });
}

async function standingOf(ctx: Ctx, quiz: TakenQuiz, attempts: readonly AttemptRow[], locale: Locale): Promise<QuizStanding> {
  const open = attempts.find(({ state }) => state === "open");
  const [marks, regraded] = [await loadMarks(ctx, attempts), await loadRegraded(ctx.db, attempts)];
  const submitted = attempts.flatMap((attempt) => toSubmitted(attempt, marks.get(attempt.id), regraded.latest.get(attempt.id) ?? null));
  const past = submitted.map(({ submittedAt, passed }) => ({ submittedAt: new Date(submittedAt), passed }));
  const now = ctx.clock.now();
  const next = nextAttempt(quiz, past, now);
  const latest = attempts.find(({ state }) => state === "submitted");
  const shown = !open && latest && latest.points !== null ? await showLatest(ctx, latest, { rules: regraded.rulesFor(latest), isReviewed: mayReview(quiz, past, now), locale }) : { sections: [], review: null };
  if (submitted[0]) submitted[0].sections = shown.sections;
  return {
    submitted,
    open: open ? await showAttempt(ctx, open, locale) : null,
    next: { state: next.state, left: next.left, at: "at" in next ? next.at.toISOString() : null },
    review: shown.review,
  };
}

type Latest = { rules: PlaceRules; isReviewed: boolean; locale: Locale };

/** What the latest attempt gave section by section, and its review where it may be seen. No statement for one that has neither. */
async function showLatest({ db }: Ctx, attempt: AttemptRow, { rules, isReviewed, locale }: Latest): Promise<{ sections: SectionScore[]; review: ReviewedQuestion[] | null }> {
  const quiz = await loadQuiz(db, attempt.revisionId);
  if (!quiz.sections && !isReviewed) return { sections: [], review: null };
  const kept = await loadKept(db, attempt, rules);
  return { sections: scoreSections(quiz, attempt, kept, rules), review: isReviewed ? await loadReview(db, attempt, { rules, kept }, locale) : null };
}

type MarkRow = { knownPoints: number; knownMax: number; maxPoints: number };

/** Of the attempts without points, what is known of those that wait to be marked. */
async function loadMarks({ db }: Ctx, attempts: readonly AttemptRow[]): Promise<Map<string, MarkRow>> {
  const pending = attempts.filter(({ state, points }) => state === "submitted" && points === null).map(({ id }) => id);
  if (pending.length === 0) return new Map();
  const marks = await db.attemptMark.findMany({ where: { attemptId: { in: pending } }, select: { attemptId: true, knownPoints: true, knownMax: true, maxPoints: true } });
  return new Map(marks.map((mark) => [mark.attemptId, mark]));
}

function toSubmitted({ id, number, state, submittedAt, points, maxPoints, passed, daysLate, latePercent }: AttemptRow, mark: MarkRow | undefined, regraded: Regraded | null): SubmittedAttempt[] {
  if (state === "open" || !submittedAt) return [];
  const waiting = points === null && mark ? { knownPoints: mark.knownPoints, knownMax: mark.knownMax } : null;
  return [{ attemptId: id, number, submittedAt: submittedAt.toISOString(), isChecking: points === null && !waiting, waiting, points: points ?? 0, maxPoints: maxPoints ?? mark?.maxPoints ?? 0, passed: passed === true, late: daysLate > 0 ? { daysLate, percent: latePercent, points: gradedPoints(points ?? 0, latePercent) } : null, regraded, sections: [] }];
}

async function showAttempt(ctx: Ctx, { id, number, seed, section, hints, dueAt, revisionId }: AttemptRow, locale: Locale): Promise<OpenAttempt> {
  const quiz = await loadQuiz(ctx.db, revisionId);
  const answers = await ctx.db.quizAnswer.findMany({ where: { attemptId: id }, select: { place: true, response: true, sequence: true } });
  const kept = new Map(answers.map((answer) => [answer.place, { response: questionResponseSchema.parse(answer.response), sequence: answer.sequence }]));
  const places = openPart(quiz, { seed, section })?.places ?? placesOf(quiz, seed);
  const files = await loadAnswerFiles(ctx.db, id, places.filter((place) => isFileQuestion(quiz.questions[place])));
  const questions = places.flatMap((place) => {
    const asked = quiz.questions[place];
    const question = asked && withAskable(quiz, asked);
    const upload = isFileQuestion(question) ? { files: files.get(place) ?? [], maxBytes: mostBytes(question.maxBytes) } : null;
    const shown = question && [showQuestion(question, { seed, shuffles: quiz.shuffle }, locale), showHints(question, hintsAt({ hints }, place), locale)] as const;
    return shown ? [Promise.all(shown).then(([each, taken]) => ({ place, section: sectionOf(quiz, place), question: each, hints: taken.hints, answer: kept.get(place) ?? null, upload }))] : [];
  });
  return { attemptId: id, number, dueAt: dueAt?.toISOString() ?? null, questions: await Promise.all(questions), sections: await showSections(quiz, { seed, section }, locale), inTurn: quiz.sectionsInTurn ? section : null };
}
