import { newId } from "@/lib/ids";
import type { ExtendDueInput } from "@/lib/schemas/grades";
import { authorizeStudents } from "@/server/learning";
import { audit } from "@/server/platform/audit";
import type { Ctx } from "@/server/platform/ctx";
import { inTransaction } from "@/server/platform/outbox";
import { lockStudentAssignment } from "../graded-item";

/**
 * Gives one student a due date of their own for an assignment, with the reason, or takes it back. What is graded after
 * it counts against it; a grade that was shown stays until it is released anew. Audited.
 */
export async function extendDue(ctx: Ctx, { courseId, enrollmentId, lessonId, until, reason }: ExtendDueInput): Promise<{ until: string | null }> {
  await authorizeStudents(ctx, courseId);
  const extendedTo = until === null ? null : new Date(until);
  await inTransaction(ctx, async (tx) => {
    await lockStudentAssignment(tx, { courseId, enrollmentId, lessonId });
    const data = { extendedTo, extensionReason: until === null ? "" : reason };
    await tx.assignmentWork.upsert({
      where: { enrollmentId_lessonId: { enrollmentId, lessonId } },
      create: { id: newId("assignmentWork"), enrollmentId, lessonId, createdAt: ctx.clock.now(), ...data },
      update: data,
      select: { id: true },
    });
    await audit(tx, ctx.viewer, "assignment.extend", enrollmentId, { lessonId, until: extendedTo?.toISOString() ?? null, reason });
  });
  return { until: extendedTo?.toISOString() ?? null };
}
