import { asWorth } from "@/lib/domain/as-worth";
import { gradeWithLateness } from "@/lib/domain/assignment-terms";
import type { AssignmentContent } from "@/lib/schemas/assignment-content";
import { annotationsSchema, type ReleasedMark } from "@/lib/schemas/grades";
import { levelsSchema } from "@/lib/schemas/rubric";
import { completeLessonInTx, hasOpenGrant } from "@/server/learning";
import { audit } from "@/server/platform/audit";
import type { Ctx } from "@/server/platform/ctx";
import type { Tx } from "@/server/platform/db/tx";
import { emit } from "@/server/platform/outbox";
import type { GradeUpdated } from "./events";
import type { LoadedSubmission } from "./load-submission";

type Stored = NonNullable<LoadedSubmission["mark"]>;

/**
 * Shows a mark to its learner: the grade after what lateness costs, or, when it is returned, what was said without a
 * grade. Completes the lesson where the assignment says so, announces `grades/grade.updated`, and writes an audit entry
 * when another grade had been shown before. The enrollment is locked by the caller.
 */
export async function releaseInTx(ctx: Ctx, tx: Tx, { submission, mark, isReturned }: { submission: LoadedSubmission; mark: Stored; isReturned: boolean }): Promise<void> {
  const { id: submissionId, content, work, dueAt, countsFrom } = submission;
  const { id: enrollmentId, userId, courseId } = work.enrollment;
  const { lessonId } = work;
  const points = isReturned ? null : mark.points;
  // The trace is shown too: of a version that is returned it knows no points either.
  const late = gradeWithLateness(content, { dueAt, countedAt: countsFrom, points: points ?? 0 });
  const shown: ReleasedMark = { levels: levelsSchema.parse(mark.levels), points, comment: mark.comment, annotations: annotationsSchema.parse(mark.annotations), late };
  const before = submission.state === "graded" ? (submission.mark?.releasedPoints ?? null) : null;
  await tx.mark.update({ where: { submissionId }, data: { released: JSON.parse(JSON.stringify(shown)), releasedPoints: late.after, releasedAt: ctx.clock.now(), isDone: !isReturned }, select: { submissionId: true } });
  await tx.submission.update({ where: { id: submissionId }, data: { state: isReturned ? "returned" : "graded" }, select: { id: true } });
  if (submission.state === "graded") await audit(tx, ctx.viewer, isReturned ? "grade.return" : "grade.change", submissionId, { before, after: isReturned ? null : late.after });
  const change = isReturned ? "returned" : submission.state === "graded" ? "changed" : "released";
  const updated: GradeUpdated = { name: "grades/grade.updated", data: { enrollmentId, userId, courseId, lessonId, itemId: lessonId, submissionId, change, points: isReturned ? null : late.after } };
  await emit(tx, updated, ctx.requestId);
  if (isReturned) return;
  // A grade that a teacher set by hand is the one that counts.
  const set = await tx.gradeEntry.findUnique({ where: { enrollmentId_lessonId: { enrollmentId, lessonId } }, select: { points: true, maxPoints: true } });
  const isSet = set !== null && set.points !== null;
  await completeByGrade(ctx, tx, { content, enrollmentId, lessonId, points: isSet ? asWorth(set.points ?? 0, set.maxPoints, content.points) : late.after });
}

type Graded = { content: Pick<AssignmentContent, "completion" | "passingPoints">; enrollmentId: string; lessonId: string; points: number };

/** Completes the lesson for a grade, as its assignment says, while access is open. */
export async function completeByGrade(ctx: Ctx, tx: Tx, { content, enrollmentId, lessonId, points }: Graded): Promise<void> {
  const passed = points >= content.passingPoints;
  const by = passed && content.completion === "passed" ? "passed" : "marked";
  if (await hasOpenGrant(tx, enrollmentId, ctx.clock.now())) await completeLessonInTx(ctx, tx, { enrollmentId, lessonId, by, deeds: { graded: true, passed } });
}
