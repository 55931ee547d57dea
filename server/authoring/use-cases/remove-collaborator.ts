import { DomainError } from "@/lib/errors";
import type { RemoveCollaboratorInput } from "@/lib/schemas/authoring-studio";
import { unshareBanks } from "@/server/banks";
import { indexCourse } from "@/server/catalog";
import { audit } from "@/server/platform/audit";
import type { Ctx } from "@/server/platform/ctx";
import { emit, inTransaction } from "@/server/platform/outbox";
import { authorizeCourse } from "../authorize-course";
import { requireCollaborator } from "../collaborators";
import { lockCourse } from "../draft/lock-course";
import { recordChange } from "../draft/record-change";
import { courseChanged } from "../events";
import { listAddresses } from "../set-course";

/**
 * Takes a teacher off the course: their rights end with it, and the use of their question banks; what they wrote stays.
 * Throws `authoring.owner_stays` for an owner. Announces `catalog/course.changed`.
 */
export async function removeCollaborator(ctx: Ctx, { courseId, instructorId }: RemoveCollaboratorInput): Promise<{ instructorId: string }> {
  await authorizeCourse(ctx, "course.own", courseId);
  return inTransaction(ctx, async (tx) => {
    await lockCourse(tx, courseId);
    const { isOwner, name } = await requireCollaborator(tx, courseId, instructorId);
    if (isOwner) throw new DomainError("conflict", "authoring.owner_stays");
    await tx.courseInstructor.delete({ where: { courseId_instructorId: { courseId, instructorId } }, select: { courseId: true } });
    await unshareBanks(tx, { courseId, instructorId });
    const { slug } = await tx.course.findUniqueOrThrow({ where: { id: courseId }, select: { slug: true } });
    await indexCourse(tx, courseId);
    await recordChange(ctx, tx, courseId, { kind: "collaborator_removed", subject: { title: name } });
    await audit(tx, ctx.viewer, "course.collaborator.remove", courseId, { instructorId });
    await emit(tx, courseChanged({ courseId, slugs: await listAddresses(tx, courseId, slug) }), ctx.requestId);
    return { instructorId };
  });
}
