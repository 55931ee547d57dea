import { dueOf, isTimeUp } from "@/lib/domain/quiz-terms";
import { learnerTermsOf, quizTermsFor } from "@/lib/domain/quiz-terms-for";
import type { Tx } from "@/server/platform/db/tx";
import { loadQuiz } from "./load-quiz";

/** What of an enrollment `learnerTermsOf` asks. */
export const KEPT_TERMS = { deferredDays: true, extraTimePercent: true, quizExceptions: true } as const;

/**
 * Moves the end of the open attempts of a locked enrollment to where the terms that hold for its learner now put it. Never
 * to an earlier instant than they were told, and not once their time is up: those have ended. Says how many it moved.
 */
export async function giveTimeInTx(tx: Tx, enrollmentId: string, now: Date): Promise<number> {
  const learner = await tx.enrollment.findUniqueOrThrow({ where: { id: enrollmentId }, select: KEPT_TERMS });
  const open = await tx.quizAttempt.findMany({ where: { enrollmentId, state: "open", dueAt: { not: null } }, select: { id: true, lessonId: true, revisionId: true, startedAt: true, dueAt: true } });
  let moved = 0;
  for (const { id, lessonId, revisionId, startedAt, dueAt: told } of open) {
    const dueAt = dueOf(quizTermsFor(await loadQuiz(tx, revisionId), learnerTermsOf(learner, lessonId)).quiz, startedAt);
    if (!dueAt || !told || dueAt <= told || isTimeUp(told, now)) continue;
    await tx.quizAttempt.update({ where: { id, state: "open" }, data: { dueAt }, select: { id: true } });
    moved += 1;
  }
  return moved;
}
