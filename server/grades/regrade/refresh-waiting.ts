import { isMarked, loadRegrades, loadQuiz, rulesOf, scoreAttempt, withReruns } from "@/server/assessment";
import type { Tx } from "@/server/platform/db/tx";

/**
 * Works out again what is known of attempts that wait for a person's marks, by every regrade of their quiz: their release will
 * score them by these (see `finishMarkedInTx`). What waits for the marker goes on waiting, and what they said so far stays. Their
 * enrollments are locked by the caller.
 */
export async function refreshWaiting(tx: Tx, { lessonId, enrollmentIds }: { lessonId: string; enrollmentIds: readonly string[] }): Promise<void> {
  const waiting = await tx.attemptMark.findMany({
    where: { releasedAt: null, attempt: { lessonId, points: null, enrollmentId: { in: [...enrollmentIds] } } },
    select: { attemptId: true, attempt: { select: { revisionId: true, seed: true, hints: true, latePercent: true, answers: { orderBy: { place: "asc" }, select: { attemptId: true, place: true, response: true } } } } },
  });
  if (waiting.length === 0) return;
  const regrades = await tx.regrade.findMany({ where: { lessonId }, orderBy: [{ createdAt: "asc" }, { id: "asc" }], select: { id: true } });
  const all = await loadRegrades(tx, regrades.map(({ id }) => id));
  for (const { attemptId, attempt } of waiting) {
    const quiz = await loadQuiz(tx, attempt.revisionId);
    const every = rulesOf(regrades.flatMap(({ id }) => all.get(id) ?? []), attempt.revisionId);
    const rules = new Map([...every].filter(([place]) => !isMarked(quiz.questions[place])));
    const { points: knownPoints, knownMax, maxPoints } = scoreAttempt(quiz, attempt, await withReruns(tx, quiz, rules, attempt.answers), { rules });
    await tx.attemptMark.update({ where: { attemptId }, data: { knownPoints, knownMax, maxPoints }, select: { attemptId: true } });
  }
}
