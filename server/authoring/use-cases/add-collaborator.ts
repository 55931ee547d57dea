import { DomainError } from "@/lib/errors";
import type { AddCollaboratorInput } from "@/lib/schemas/authoring-studio";
import { indexCourse } from "@/server/catalog";
import { audit } from "@/server/platform/audit";
import type { Ctx } from "@/server/platform/ctx";
import { emit, inTransaction } from "@/server/platform/outbox";
import { authorizeCourse } from "../authorize-course";
import { toRights } from "../collaborators";
import { invalidField } from "../course-links";
import { lockCourse } from "../draft/lock-course";
import { recordChange } from "../draft/record-change";
import { courseChanged } from "../events";
import { listAddresses } from "../set-course";

/**
 * Adds a teacher, named by the address of their profile, who may do what the owner says and is shown on the course's
 * page. Throws `authoring.collaborator_exists`. Announces `catalog/course.changed`.
 */
export async function addCollaborator(ctx: Ctx, { courseId, instructorSlug, permissions }: AddCollaboratorInput): Promise<{ instructorId: string }> {
  await authorizeCourse(ctx, "course.own", courseId);
  return inTransaction(ctx, async (tx) => {
    await lockCourse(tx, courseId);
    const instructor = await tx.instructor.findUnique({ where: { slug: instructorSlug }, select: { id: true, name: true } });
    if (!instructor) throw invalidField("instructorSlug", "is not a teacher of this school");
    const { _max } = await tx.courseInstructor.aggregate({ where: { courseId }, _max: { position: true } });
    const added = await tx.courseInstructor.createMany({
      data: [{ courseId, instructorId: instructor.id, position: (_max.position ?? -1) + 1, isOwner: false, ...toRights(permissions) }],
      skipDuplicates: true,
    });
    if (added.count === 0) throw new DomainError("conflict", "authoring.collaborator_exists");
    const { slug } = await tx.course.findUniqueOrThrow({ where: { id: courseId }, select: { slug: true } });
    await indexCourse(tx, courseId);
    await recordChange(ctx, tx, courseId, { kind: "collaborator_added", subject: { title: instructor.name } });
    await audit(tx, ctx.viewer, "course.collaborator.add", courseId, { instructorId: instructor.id, permissions });
    await emit(tx, courseChanged({ courseId, slugs: await listAddresses(tx, courseId, slug) }), ctx.requestId);
    return { instructorId: instructor.id };
  });
}
