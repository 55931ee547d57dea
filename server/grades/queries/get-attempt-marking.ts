import { hintPoints } from "@/lib/domain/hint-cost";
import { gradedPoints } from "@/lib/domain/quiz-terms-for";
import { toLocale } from "@/lib/i18n/locales";
import { questionResponseSchema } from "@/lib/schemas/question-responses";
import type { AnswerMark, AttemptOfCourse } from "@/lib/schemas/grades";
import { requireUser } from "@/server/access";
import { hintsAt, isMarked, loadAnswerFiles, namedFiles, placesOf, showTexts } from "@/server/assessment";
import { authorizeStudents } from "@/server/learning";
import type { Ctx } from "@/server/platform/ctx";
import { authorUntil } from "../author";
import type { AttemptMarking, MarkedAnswer } from "../dto";
import { listComments } from "../list-comments";
import { loadAttempt, type LoadedAttempt } from "../load-attempt";

/**
 * An attempt as whoever marks its answers sees it: each answer that a person scores with its question, its guidance and
 * its model answer, what was said of it so far, what the other questions gave, and the neighbours that wait too. For who
 * may manage the course's students.
 */
export async function getAttemptMarking(ctx: Ctx, { courseId, attemptId }: AttemptOfCourse): Promise<AttemptMarking> {
  const { userId } = await authorizeStudents(ctx, courseId);
  const loaded = await loadAttempt(ctx.db, courseId, attemptId);
  const { attempt, quiz, version, isDone, savedById, releasedAt, knownPoints, knownMax, maxPoints } = loaded;
  const author = authorUntil({ name: attempt.enrollment.user.name, id: attemptId, isHidden: quiz.anonymous && releasedAt === null });
  const saver = savedById === null ? null : await ctx.db.user.findUnique({ where: { id: savedById }, select: { name: true } });
  return {
    attemptId, author, version, isDone, knownPoints, knownMax, maxPoints,
    enrollmentId: author.name === null ? null : attempt.enrollment.id,
    lessonId: attempt.lessonId, lesson: attempt.revision.title, language: attempt.enrollment.course.language,
    number: attempt.number, submittedAt: attempt.submittedAt?.toISOString() ?? "", lateness: { daysLate: attempt.daysLate, percent: attempt.latePercent }, passingScore: quiz.passingScore,
    answers: await showAnswers(ctx, loaded),
    savedBy: saver?.name ?? null,
    released: releasedAt && { finalPoints: gradedPoints(attempt.points ?? 0, attempt.latePercent), releasedAt: releasedAt.toISOString() },
    ...(await findNeighbours(ctx, loaded)),
    comments: await listComments(ctx.db, userId),
  };
}

async function showAnswers(ctx: Ctx, { attemptId, attempt, quiz, marks }: LoadedAttempt): Promise<MarkedAnswer[]> {
  const files = await loadAnswerFiles(ctx.db, attemptId, marks.map(({ place }) => place).filter((place) => quiz.questions[place]?.type === "file"));
  const responses = new Map(attempt.answers.map(({ place, response }) => [place, response]));
  const { locale } = requireUser(ctx.viewer);
  const asked = placesOf(quiz, attempt.seed).filter((place) => quiz.questions[place]?.type !== "information");
  const shown = marks.flatMap((mark: AnswerMark) => {
    const question = quiz.questions[mark.place];
    if (!isMarked(question)) return [];
    const response = questionResponseSchema.parse(responses.get(mark.place));
    const shownHints = hintsAt(attempt, mark.place);
    const words = question.type === "essay" ? { least: question.minWords, most: question.maxWords } : { least: null, most: null };
    return [{
      ...mark, number: asked.indexOf(mark.place) + 1, type: question.type, maxPoints: question.points, words, hints: shownHints === 0 ? null : { shown: shownHints, cost: hintPoints(question, shownHints) },
      prompt: question.prompt, guidance: question.gradingNotes, modelAnswer: question.modelAnswer, rubric: question.rubric,
      text: response.type === "essay" ? response.text : "",
      files: namedFiles(response, files.get(mark.place) ?? []).map(({ fileId, name, bytes, state }) => ({ fileId, name, bytes, isReady: state === "ready" })),
    }];
  });
  return showTexts(shown, toLocale(locale));
}

/** Of the same quiz, waiting to be marked, in the order of the queue. */
async function findNeighbours({ db }: Ctx, { attemptId: id, attempt: { lessonId, submittedAt } }: LoadedAttempt): Promise<{ previousId: string | null; nextId: string | null }> {
  const at = submittedAt ?? new Date(0);
  const waits = { lessonId, mark: { releasedAt: null, isDone: false } };
  const select = { id: true } as const;
  const previous = await db.quizAttempt.findFirst({ where: { ...waits, OR: [{ submittedAt: { lt: at } }, { submittedAt: at, id: { lt: id } }] }, orderBy: [{ submittedAt: "desc" }, { id: "desc" }], select });
  const next = await db.quizAttempt.findFirst({ where: { ...waits, OR: [{ submittedAt: { gt: at } }, { submittedAt: at, id: { gt: id } }] }, orderBy: [{ submittedAt: "asc" }, { id: "asc" }], select });
  return { previousId: previous?.id ?? null, nextId: next?.id ?? null };
}
