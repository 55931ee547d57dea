import { gradedPoints } from "@/lib/domain/quiz-terms-for";
import { finishMarkedInTx, type AttemptRow } from "@/server/assessment";
import type { AnswerMark } from "@/lib/schemas/grades";
import { audit } from "@/server/platform/audit";
import type { Ctx } from "@/server/platform/ctx";
import type { Tx } from "@/server/platform/db/tx";
import { emit } from "@/server/platform/outbox";
import type { GradeUpdated } from "./events";

type Release = { attempt: AttemptRow; marks: readonly AnswerMark[]; endedBy: string };

/**
 * Shows what was said of an attempt's answers to its learner, and gives the attempt its points. Announces
 * `grades/grade.updated`, and writes an audit entry when other points had been shown before. The enrollment is locked by
 * the caller; every answer has its points.
 */
export async function releaseAnswersInTx(ctx: Ctx, tx: Tx, { attempt, marks, endedBy }: Release): Promise<void> {
  const { id: attemptId, enrollmentId, userId, courseId, lessonId, points: had, latePercent } = attempt;
  const before = had === null ? null : gradedPoints(had, latePercent);
  const given = marks.flatMap(({ points, ...said }) => (points === null ? [] : [{ ...said, points }]));
  const { points } = await finishMarkedInTx(ctx, tx, attempt, { given, by: endedBy === "clock" ? "clock" : "learner" });
  await tx.attemptMark.update({ where: { attemptId }, data: { releasedAt: ctx.clock.now(), isDone: true }, select: { attemptId: true } });
  if (before !== null) await audit(tx, ctx.viewer, "grade.change", attemptId, { before, after: points });
  const updated: GradeUpdated = { name: "grades/grade.updated", data: { enrollmentId, userId, courseId, lessonId, itemId: lessonId, submissionId: null, change: before === null ? "released" : "changed", points } };
  await emit(tx, updated, ctx.requestId);
}
