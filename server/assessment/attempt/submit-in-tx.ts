import { completeLessonInTx } from "@/server/learning";
import type { Ctx } from "@/server/platform/ctx";
import type { Tx } from "@/server/platform/db/tx";
import { emit } from "@/server/platform/outbox";
import type { QuizSubmitted } from "../events";
import { SCORING_VERSION } from "../scoring/score-question";
import { loadQuiz } from "./load-quiz";
import type { AttemptRow } from "./own-attempt";
import { scoreAttempt } from "./score-attempt";

/**
 * Ends an open attempt whose enrollment is locked: scores what was answered, announces it, and completes the lesson
 * when it was passed (or is practice) while access is open. What the clock ended was submitted when its time was up.
 */
export async function submitInTx(ctx: Ctx, tx: Tx, attempt: AttemptRow, by: QuizSubmitted["data"]["by"]): Promise<{ passed: boolean }> {
  const { id: attemptId, enrollmentId, userId, courseId, lessonId, dueAt, seed } = attempt;
  const now = ctx.clock.now();
  const quiz = await loadQuiz(tx, attempt.revisionId);
  const answers = await tx.quizAnswer.findMany({ where: { attemptId }, orderBy: { place: "asc" }, select: { place: true, response: true } });
  const { points, maxPoints, passed, scores } = scoreAttempt(quiz, seed, answers);
  await tx.$executeRaw`
    UPDATE "QuizAnswer" q SET "points" = s."points"
    FROM jsonb_to_recordset(${JSON.stringify(scores)}::jsonb) AS s("place" int, "points" float8) WHERE q."attemptId" = ${attemptId} AND q."place" = s."place"`;
  await tx.quizAttempt.update({
    where: { id: attemptId, state: "open" },
    data: { state: "submitted", submittedAt: dueAt && dueAt < now ? dueAt : now, points, maxPoints, passed, scoringVersion: SCORING_VERSION },
    select: { id: true },
  });
  const submitted: QuizSubmitted = { name: "assessment/quiz.submitted", data: { attemptId, enrollmentId, userId, courseId, lessonId, passed, by } };
  await emit(tx, submitted, ctx.requestId);
  if ((passed || quiz.practice) && attempt.hasOpenGrant) await completeLessonInTx(ctx, tx, { enrollmentId, lessonId, by: "passed" });
  return { passed };
}
