import { notFound } from "@/lib/errors";
import type { WaivePrerequisitesInput } from "@/lib/schemas/students";
import { audit } from "@/server/platform/audit";
import type { Ctx } from "@/server/platform/ctx";
import { inTransaction } from "@/server/platform/outbox";
import { authorizeStudents } from "../authorize-students";

/** Lets a student into the lessons without the courses that are required first, or asks for them again. With whose decision it was. */
export async function waivePrerequisites(ctx: Ctx, { courseId, enrollmentId, isWaived, reason }: WaivePrerequisitesInput): Promise<{ isWaived: boolean }> {
  await authorizeStudents(ctx, courseId);
  return inTransaction(ctx, async (tx) => {
    const { count } = await tx.enrollment.updateMany({ where: { id: enrollmentId, courseId }, data: { prerequisitesWaivedAt: isWaived ? ctx.clock.now() : null } });
    if (count === 0) throw notFound();
    await audit(tx, ctx.viewer, "course.student.waive", courseId, { enrollmentId, isWaived, reason });
    return { isWaived };
  });
}
