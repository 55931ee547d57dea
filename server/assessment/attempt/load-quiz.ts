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
  const quiz = toTaken(quizContentSchema.parse(revision.content));
  const [oldest] = known.keys();
  if (known.size >= REMEMBERED && oldest !== undefined) known.delete(oldest);
  known.set(revisionId, quiz);
  return quiz;
}
