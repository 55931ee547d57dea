import { gradedPoints } from "@/lib/domain/quiz-terms-for";
import type { ChosenLevels } from "@/lib/domain/rubric-marks";
import { completeLessonInTx } from "@/server/learning";
import type { Ctx } from "@/server/platform/ctx";
import type { Tx } from "@/server/platform/db/tx";
import { emit } from "@/server/platform/outbox";
import type { AnswersSubmitted, QuizSubmitted } from "../events";
import { SCORING_VERSION } from "../scoring/score-question";
import { loadQuiz } from "./load-quiz";
import { loadRules, regradesToCome } from "./load-rules";
import type { AttemptRow } from "./own-attempt";
import type { PlaceRules } from "./rescore-answer";
import { withReruns } from "./reruns";
import { scoreAttempt, type AttemptResult, type GivenPoints, type KeptAnswer } from "./score-attempt";
import type { TakenQuiz } from "./taken-quiz";

type By = QuizSubmitted["data"]["by"];

/**
 * Gives a submitted attempt whose enrollment is locked its points, by keys that were corrected since it began, announces
 * it, and completes the lesson where that is what it asks, while access is open. With answers that only a person can score
 * it has none yet: what scores itself does so, the rest waits to be marked, and this announces that. `passed` is null until then.
 */
export async function settleInTx(ctx: Ctx, tx: Tx, attempt: AttemptRow, answers: readonly KeptAnswer[], by: By): Promise<{ passed: boolean | null }> {
  const { id: attemptId, enrollmentId, lessonId } = attempt;
  const quiz = await loadQuiz(tx, attempt.revisionId);
  const regradeIds = await regradesToCome(tx, lessonId);
  const rules = await loadRules(tx, { revisionId: attempt.revisionId, regradeIds });
  const result = scoreAttempt(quiz, attempt, await withOwnReruns(tx, { attemptId, quiz, rules }, answers), { rules });
  if (result.toMark.length > 0) {
    const { points: knownPoints, knownMax, maxPoints, scores } = result;
    await writeScores(tx, attemptId, scores);
    await tx.attemptMark.create({ data: { attemptId, knownPoints, knownMax, maxPoints, endedBy: by }, select: { attemptId: true } });
    const waiting: AnswersSubmitted = { name: "assessment/answers.submitted", data: { attemptId, by } };
    await emit(tx, waiting, ctx.requestId);
    if (attempt.hasOpenGrant) await completeLessonInTx(ctx, tx, { enrollmentId, lessonId, by: "submitted", deeds: { submitted: true, passed: false } });
    return { passed: null };
  }
  await writeResult(ctx, tx, attempt, { result, regradeIds, by });
  return { passed: result.passed };
}

/**
 * Gives an attempt its points with those that a person gave and its answers what was said of them, in place of earlier ones; the first time it is announced as
 * a settled one is. Answers the points after what lateness costs. Passing completes the lesson while access is open; nothing takes a completion back. Throws for
 * answers that have no points yet. The enrollment is locked by the caller.
 */
export async function finishMarkedInTx(ctx: Ctx, tx: Tx, attempt: AttemptRow, { given, by }: { given: readonly (GivenPoints & { comment: string; levels: ChosenLevels })[]; by: By }): Promise<{ points: number; passed: boolean }> {
  const quiz = await loadQuiz(tx, attempt.revisionId);
  const answers = await tx.quizAnswer.findMany({ where: { attemptId: attempt.id }, orderBy: { place: "asc" }, select: { place: true, response: true } });
  // Whoever has points already follows the regrades that reached them; whoever gets the first ones follows all.
  const regradeIds = attempt.points === null ? await regradesToCome(tx, attempt.lessonId) : attempt.regradeIds;
  const rules = await loadRules(tx, { revisionId: attempt.revisionId, regradeIds });
  const result = scoreAttempt(quiz, attempt, await withOwnReruns(tx, { attemptId: attempt.id, quiz, rules }, answers), { rules, given });
  if (result.toMark.length > 0) throw new Error(`answers of ${attempt.id} were not marked`);
  await writeResult(ctx, tx, attempt, { result, regradeIds, by });
  for (const { place, comment, levels } of given) await tx.quizAnswer.update({ where: { attemptId_place: { attemptId: attempt.id, place } }, data: { comment, levels }, select: { place: true } });
  return { points: gradedPoints(result.points, attempt.latePercent), passed: result.passed };
}

function withOwnReruns(tx: Tx, { attemptId, quiz, rules }: { attemptId: string; quiz: TakenQuiz; rules: PlaceRules }, answers: readonly KeptAnswer[]): Promise<KeptAnswer[]> {
  return withReruns(tx, quiz, rules, answers.map((answer) => ({ ...answer, attemptId })));
}

async function writeResult(ctx: Ctx, tx: Tx, attempt: AttemptRow, { result, regradeIds, by }: { result: AttemptResult; regradeIds: string[]; by: By }): Promise<void> {
  const { id: attemptId, enrollmentId, userId, courseId, lessonId } = attempt;
  const { points, maxPoints, passed, scores } = result;
  await writeScores(tx, attemptId, scores);
  await tx.quizAttempt.update({ where: { id: attemptId, points: attempt.points }, data: { points, maxPoints, passed, scoringVersion: SCORING_VERSION, regradeIds }, select: { id: true } });
  if (attempt.points === null) {
    const submitted: QuizSubmitted = { name: "assessment/quiz.submitted", data: { attemptId, enrollmentId, userId, courseId, lessonId, passed, by } };
    await emit(tx, submitted, ctx.requestId);
  }
  if (attempt.hasOpenGrant) await completeLessonInTx(ctx, tx, { enrollmentId, lessonId, by: passed ? "passed" : "submitted", deeds: { submitted: true, passed } });
}

async function writeScores(tx: Tx, attemptId: string, scores: AttemptResult["scores"]): Promise<void> {
  await tx.$executeRaw`
    UPDATE "QuizAnswer" q SET "points" = s."points"
    FROM jsonb_to_recordset(${JSON.stringify(scores)}::jsonb) AS s("place" int, "points" float8) WHERE q."attemptId" = ${attemptId} AND q."place" = s."place"`;
}
