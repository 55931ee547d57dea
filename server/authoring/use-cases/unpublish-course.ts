import { DomainError } from "@/lib/errors";
import { audit } from "@/server/platform/audit";
import type { Ctx } from "@/server/platform/ctx";
import { emit, inTransaction } from "@/server/platform/outbox";
import { authorizeCourse } from "../authorize-course";
import { lockCourse } from "../draft/lock-course";
import { recordChange } from "../draft/record-change";
import { courseChanged } from "../events";
import { listAddresses } from "../set-course";

/**
 * Takes a course off sale and out of the catalogue until it is published again. Who is enrolled goes on as before, on
 * the release that they follow. Repeating it changes nothing. Throws `authoring.not_published` for a course that never
 * was. Announces `catalog/course.changed`.
 */
export async function unpublishCourse(ctx: Ctx, { courseId }: { courseId: string }): Promise<{ unpublished: true }> {
  await authorizeCourse(ctx, "course.publish", courseId);
  await inTransaction(ctx, async (tx) => {
    await lockCourse(tx, courseId);
    const { slug, title, status, currentReleaseId } = await tx.course.findUniqueOrThrow({
      where: { id: courseId },
      select: { slug: true, title: true, status: true, currentReleaseId: true },
    });
    if (currentReleaseId === null) throw new DomainError("conflict", "authoring.not_published");
    if (status === "draft" || status === "archived") return;
    await tx.course.update({ where: { id: courseId }, data: { status: "draft" }, select: { id: true } });
    await recordChange(ctx, tx, courseId, { kind: "course_unpublished", subject: { title } });
    await audit(tx, ctx.viewer, "course.unpublish", courseId);
    await emit(tx, courseChanged({ courseId, slugs: await listAddresses(tx, courseId, slug) }), ctx.requestId);
  });
  return { unpublished: true };
}
