import { newId } from "@/lib/ids";
import { audit } from "@/server/platform/audit";
import type { Ctx } from "@/server/platform/ctx";
import { emit, inTransaction } from "@/server/platform/outbox";
import { authorizeCourse } from "../authorize-course";
import { invalidField } from "../course-links";
import { lockCourse } from "../draft/lock-course";
import { recordChange } from "../draft/record-change";
import { publicationScheduled } from "../events";

type Input = { courseId: string; publishAt: string; notes?: string | undefined };

/**
 * Asks for the draft, as it will be then, to be published at a time to come. It takes the place of a publication that
 * waited. Announces `authoring/publication.scheduled`, whose consumer sleeps until then.
 */
export async function schedulePublish(ctx: Ctx, { courseId, publishAt, notes = "" }: Input): Promise<{ scheduleId: string }> {
  await authorizeCourse(ctx, "course.publish", courseId);
  const at = new Date(publishAt);
  if (at <= ctx.clock.now()) throw invalidField("publishAt", "must lie in the future");
  return inTransaction(ctx, async (tx) => {
    await lockCourse(tx, courseId);
    const now = ctx.clock.now();
    await tx.publicationSchedule.updateMany({ where: { courseId, state: "waiting" }, data: { state: "cancelled", settledAt: now } });
    const scheduleId = newId("publicationSchedule");
    const requestedById = ctx.viewer.kind === "user" ? ctx.viewer.userId : null;
    await tx.publicationSchedule.create({ data: { id: scheduleId, courseId, publishAt: at, notes, requestedById, createdAt: now }, select: { id: true } });
    const { title } = await tx.course.findUniqueOrThrow({ where: { id: courseId }, select: { title: true } });
    await recordChange(ctx, tx, courseId, { kind: "publish_scheduled", subject: { title, fields: [at.toISOString()] } });
    await audit(tx, ctx.viewer, "course.publish.schedule", courseId, { scheduleId, publishAt: at.toISOString() });
    await emit(tx, publicationScheduled({ courseId, scheduleId, publishAt: at.toISOString() }), ctx.requestId);
    return { scheduleId };
  });
}
