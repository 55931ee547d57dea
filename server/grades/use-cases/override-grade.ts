import { DomainError } from "@/lib/errors";
import { newId } from "@/lib/ids";
import type { OverrideGradeInput } from "@/lib/schemas/grades";
import { authorizeStudents } from "@/server/learning";
import { audit } from "@/server/platform/audit";
import type { Ctx } from "@/server/platform/ctx";
import { emit, inTransaction } from "@/server/platform/outbox";
import type { GradeUpdated } from "../events";
import { completeByGrade } from "../release-in-tx";
import { lockStudentAssignment } from "../student-assignment";

/**
 * Sets a student's grade of an assignment by hand, with the reason that they see, in place of what the grading gave; or
 * gives that back. Completes the lesson as a grade does; said again it changes nothing. Audited, and announced as `grades/grade.updated`. Throws
 * `grades.points_above`.
 */
export async function overrideGrade(ctx: Ctx, { courseId, enrollmentId, lessonId, points, reason }: OverrideGradeInput): Promise<{ points: number | null }> {
  await authorizeStudents(ctx, courseId);
  await inTransaction(ctx, async (tx) => {
    const { content, userId } = await lockStudentAssignment(tx, { courseId, enrollmentId, lessonId });
    if (points !== null && points > content.points) throw new DomainError("invalid", "grades.points_above", { max: content.points });
    const where = { enrollmentId_lessonId: { enrollmentId, lessonId } };
    const before = await tx.assignmentWork.findUnique({ where, select: { overridePoints: true, overrideReason: true } });
    const data = { overridePoints: points, overrideReason: points === null ? "" : reason };
    if ((before?.overridePoints ?? null) === points && (before?.overrideReason ?? "") === data.overrideReason) return;
    await tx.assignmentWork.upsert({ where, create: { id: newId("assignmentWork"), enrollmentId, lessonId, createdAt: ctx.clock.now(), ...data }, update: data, select: { id: true } });
    await audit(tx, ctx.viewer, "grade.override", enrollmentId, { lessonId, before: before?.overridePoints ?? null, after: points, reason });
    const updated: GradeUpdated = { name: "grades/grade.updated", data: { enrollmentId, userId, courseId, lessonId, submissionId: null, change: "overridden", points } };
    await emit(tx, updated, ctx.requestId);
    if (points !== null) await completeByGrade(ctx, tx, { content, enrollmentId, lessonId, points });
  });
  return { points };
}
