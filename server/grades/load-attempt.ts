import { notFound } from "@/lib/errors";
import { answerMarksSchema, type AnswerMark } from "@/lib/schemas/grades";
import { quizContentSchema } from "@/lib/schemas/lesson-content";
import type { Prisma } from "@/prisma/generated/client";
import { scoreAttempt, toTaken, type TakenQuiz } from "@/server/assessment";
import type { Reader } from "@/server/platform/db/tx";

const MARK_SELECT = {
  attemptId: true, version: true, knownPoints: true, knownMax: true, maxPoints: true, endedBy: true, answers: true, isDone: true, savedById: true, releasedAt: true,
  attempt: {
    select: {
      number: true, seed: true, hints: true, daysLate: true, latePercent: true, lessonId: true, revisionId: true, submittedAt: true, points: true,
      revision: { select: { title: true } },
      answers: { orderBy: { place: "asc" }, select: { place: true, response: true } },
      enrollment: { select: { id: true, user: { select: { name: true } }, course: { select: { language: true } } } },
    },
  },
} satisfies Prisma.AttemptMarkSelect;

type Row = Prisma.AttemptMarkGetPayload<{ select: typeof MARK_SELECT }>;
export type LoadedAttempt = Omit<Row, "answers"> & {
  quiz: TakenQuiz;
  /** The answers that a person scores, with what was said of each so far. */
  marks: AnswerMark[];
};

/** An attempt of this course with answers that a person scores. Throws NOT_FOUND for any other. */
export async function loadAttempt(db: Reader, courseId: string, attemptId: string): Promise<LoadedAttempt> {
  const [found] = await loadAttempts(db, courseId, [attemptId]);
  if (!found) throw notFound();
  return found;
}

/** Those of some attempts of this course that have answers which a person scores, in no order: the same statements, however many. */
export async function loadAttempts(db: Reader, courseId: string, ids: readonly string[]): Promise<LoadedAttempt[]> {
  if (ids.length === 0) return [];
  const rows = await db.attemptMark.findMany({ where: { attemptId: { in: [...ids] }, attempt: { enrollment: { courseId } } }, select: MARK_SELECT });
  const quizzes = await loadQuizzes(db, [...new Set(rows.map(({ attempt }) => attempt.revisionId))]);
  return rows.map(({ answers, ...mark }) => {
    const quiz = quizzes.get(mark.attempt.revisionId);
    if (!quiz) throw notFound();
    const said = new Map(answerMarksSchema.parse(answers).map((each) => [each.place, each]));
    const { toMark } = scoreAttempt(quiz, mark.attempt, mark.attempt.answers);
    return { ...mark, quiz, marks: toMark.map((place) => said.get(place) ?? { place, points: null, comment: "", levels: {} }) };
  });
}

async function loadQuizzes(db: Reader, revisionIds: string[]): Promise<Map<string, TakenQuiz>> {
  const revisions = await db.lessonRevision.findMany({ where: { id: { in: revisionIds }, kind: "quiz" }, select: { id: true, content: true } });
  return new Map(revisions.map(({ id, content }) => [id, toTaken(quizContentSchema.parse(content))]));
}
