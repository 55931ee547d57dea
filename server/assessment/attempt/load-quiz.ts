import { notFound } from "@/lib/errors";
import { quizContentSchema } from "@/lib/schemas/lesson-content";
import type { Reader } from "@/server/platform/db/tx";
import { toTaken, type TakenQuiz } from "./taken-quiz";

/** Released revisions never change: those that were asked for last are remembered, for every answer that is saved asks. */
const REMEMBERED = 50;
const known = new Map<string, TakenQuiz>();

/** The quiz of a released revision, with its keys. Throws NOT_FOUND when the lesson is no quiz. */
export async function loadQuiz(db: Reader, revisionId: string): Promise<TakenQuiz> {
  const found = known.get(revisionId);
  if (found) return found;
  const revision = await db.lessonRevision.findUniqueOrThrow({ where: { id: revisionId }, select: { kind: true, content: true } });
  if (revision.kind !== "quiz") throw notFound();
  return remember(revisionId, revision.content);
}

/** The quizzes of released revisions, by their ids: one statement for all that are not remembered. What is no quiz is left out. */
export async function loadQuizzes(db: Reader, revisionIds: readonly string[]): Promise<Map<string, TakenQuiz>> {
  const ids = [...new Set(revisionIds)];
  const quizzes = new Map(ids.flatMap((id) => {
    const found = known.get(id);
    return found ? [[id, found] as const] : [];
  }));
  const missing = ids.filter((id) => !quizzes.has(id));
  if (missing.length === 0) return quizzes;
  const revisions = await db.lessonRevision.findMany({ where: { id: { in: missing }, kind: "quiz" }, select: { id: true, content: true } });
  for (const { id, content } of revisions) quizzes.set(id, remember(id, content));
  return quizzes;
}

function remember(revisionId: string, content: unknown): TakenQuiz {
  const quiz = toTaken(quizContentSchema.parse(content));
  const [oldest] = known.keys();
  if (known.size >= REMEMBERED && oldest !== undefined) known.delete(oldest);
  known.set(revisionId, quiz);
  return quiz;
}
