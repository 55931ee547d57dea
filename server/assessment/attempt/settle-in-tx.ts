import { completeLessonInTx } from "@/server/learning";
import type { Ctx } from "@/server/platform/ctx";
import type { Tx } from "@/server/platform/db/tx";
import { emit } from "@/server/platform/outbox";
import type { QuizSubmitted } from "../events";
import { SCORING_VERSION } from "../scoring/score-question";
import { loadQuiz } from "./load-quiz";
import { loadRules, regradesToCome } from "./load-rules";
import type { AttemptRow } from "./own-attempt";
import { scoreAttempt, type KeptAnswer } from "./score-attempt";

/**
 * Gives a submitted attempt whose enrollment is locked its points, by keys that were corrected since it began, announces it, and completes the lesson when it was
 * passed (or is practice) while access is open.
 */
export async function settleInTx(ctx: Ctx, tx: Tx, attempt: AttemptRow, answers: readonly KeptAnswer[], by: QuizSubmitted["data"]["by"]): Promise<{ passed: boolean }> {
  const { id: attemptId, enrollmentId, userId, courseId, lessonId, seed } = attempt;
  const quiz = await loadQuiz(tx, attempt.revisionId);
  const regradeIds = await regradesToCome(tx, lessonId);
  const { points, maxPoints, passed, scores } = scoreAttempt(quiz, seed, answers, await loadRules(tx, { revisionId: attempt.revisionId, regradeIds }));
  await tx.$executeRaw`
    UPDATE "QuizAnswer" q SET "points" = s."points"
    FROM jsonb_to_recordset(${JSON.stringify(scores)}::jsonb) AS s("place" int, "points" float8) WHERE q."attemptId" = ${attemptId} AND q."place" = s."place"`;
  await tx.quizAttempt.update({ where: { id: attemptId, points: null }, data: { points, maxPoints, passed, scoringVersion: SCORING_VERSION, regradeIds }, select: { id: true } });
  const submitted: QuizSubmitted = { name: "assessment/quiz.submitted", data: { attemptId, enrollmentId, userId, courseId, lessonId, passed, by } };
  await emit(tx, submitted, ctx.requestId);
  if ((passed || quiz.practice) && attempt.hasOpenGrant) await completeLessonInTx(ctx, tx, { enrollmentId, lessonId, by: "passed" });
  return { passed };
}
