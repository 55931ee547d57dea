import { audit } from "@/server/platform/audit";
import type { Ctx } from "@/server/platform/ctx";
import { emit, inTransaction } from "@/server/platform/outbox";
import { authorizeCourse } from "../authorize-course";
import { recordChange } from "../draft/record-change";
import { courseChanged } from "../events";
import { listAddresses } from "../set-course";

/**
 * Takes a course out of the catalogue and off sale. Nothing that people paid for or did is lost: learners keep their
 * access, and who may publish it can put it on sale again. Archiving what is archived changes nothing. Announces
 * `catalog/course.changed`.
 */
export async function archiveCourse(ctx: Ctx, { courseId }: { courseId: string }): Promise<{ archived: true }> {
  await authorizeCourse(ctx, "course.publish", courseId);
  await inTransaction(ctx, async (tx) => {
    const archived = await tx.course.updateMany({ where: { id: courseId, status: { not: "archived" } }, data: { status: "archived" } });
    if (archived.count === 0) return;
    const { slug, title } = await tx.course.findUniqueOrThrow({ where: { id: courseId }, select: { slug: true, title: true } });
    await recordChange(ctx, tx, courseId, { kind: "course_archived", subject: { title } });
    await audit(tx, ctx.viewer, "course.archive", courseId);
    await emit(tx, courseChanged({ courseId, slugs: await listAddresses(tx, courseId, slug) }), ctx.requestId);
  });
  return { archived: true };
}
