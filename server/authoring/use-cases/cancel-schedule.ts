import { audit } from "@/server/platform/audit";
import type { Ctx } from "@/server/platform/ctx";
import { inTransaction } from "@/server/platform/outbox";
import { authorizeCourse } from "../authorize-course";
import { lockCourse } from "../draft/lock-course";
import { recordChange } from "../draft/record-change";

/** Takes back a publication that waits. What was published already, or never asked for, is left: then `cancelled` is false. */
export async function cancelSchedule(ctx: Ctx, { courseId }: { courseId: string }): Promise<{ cancelled: boolean }> {
  await authorizeCourse(ctx, "course.publish", courseId);
  return inTransaction(ctx, async (tx) => {
    await lockCourse(tx, courseId);
    const { count } = await tx.publicationSchedule.updateMany({ where: { courseId, state: "waiting" }, data: { state: "cancelled", settledAt: ctx.clock.now() } });
    if (count === 0) return { cancelled: false };
    const { title } = await tx.course.findUniqueOrThrow({ where: { id: courseId }, select: { title: true } });
    await recordChange(ctx, tx, courseId, { kind: "schedule_cancelled", subject: { title } });
    await audit(tx, ctx.viewer, "course.publish.cancel", courseId);
    return { cancelled: true };
  });
}
