import { notFound } from "@/lib/errors";
import { answerMarksSchema, type AnswerMark } from "@/lib/schemas/grades";
import type { Prisma } from "@/prisma/generated/client";
import { loadQuiz, scoreAttempt } from "@/server/assessment";
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
  quiz: Awaited<ReturnType<typeof loadQuiz>>;
  /** The answers that a person scores, with what was said of each so far. */
  marks: AnswerMark[];
};

/** An attempt of this course with answers that a person scores. Throws NOT_FOUND for any other. */
export async function loadAttempt(db: Reader, courseId: string, attemptId: string): Promise<LoadedAttempt> {
  const row = await db.attemptMark.findFirst({ where: { attemptId, attempt: { enrollment: { courseId } } }, select: MARK_SELECT });
  if (!row) throw notFound();
  const { answers, ...mark } = row;
  const quiz = await loadQuiz(db, row.attempt.revisionId);
  const said = new Map(answerMarksSchema.parse(answers).map((each) => [each.place, each]));
  const { toMark } = scoreAttempt(quiz, row.attempt, row.attempt.answers);
  return { ...mark, quiz, marks: toMark.map((place) => said.get(place) ?? { place, points: null, comment: "", levels: {} }) };
}
