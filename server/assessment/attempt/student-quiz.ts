import { notFound } from "@/lib/errors";
import type { Reader, Tx } from "@/server/platform/db/tx";
import { loadQuiz } from "./load-quiz";
import type { TakenQuiz } from "./taken-quiz";

/** The quizzes of the release that an enrollment follows, in their order. */
export async function listQuizzesOf(db: Reader, enrollmentId: string): Promise<{ lessonId: string; title: string; quiz: TakenQuiz }[]> {
  const lessons = await db.releaseLesson.findMany({
    where: { release: { enrollments: { some: { id: enrollmentId } } }, revision: { kind: "quiz" } },
    orderBy: { position: "asc" },
    select: { lessonId: true, revisionId: true, revision: { select: { title: true } } },
  });
  const quizzes = [];
  for (const { lessonId, revisionId, revision } of lessons) quizzes.push({ lessonId, title: revision.title, quiz: await loadQuiz(db, revisionId) });
  return quizzes;
}

/** A quiz of the release that a locked enrollment follows. Throws NOT_FOUND for any other lesson. */
export async function requireStudentQuiz(tx: Tx, enrollmentId: string, lessonId: string): Promise<TakenQuiz> {
  const lesson = await tx.releaseLesson.findFirst({ where: { lessonId, release: { enrollments: { some: { id: enrollmentId } } }, revision: { kind: "quiz" } }, select: { revisionId: true } });
  if (!lesson) throw notFound();
  return loadQuiz(tx, lesson.revisionId);
}
