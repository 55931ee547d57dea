import { DomainError } from "@/lib/errors";
import type { ChangeCollaboratorInput } from "@/lib/schemas/authoring-studio";
import { audit } from "@/server/platform/audit";
import type { Ctx } from "@/server/platform/ctx";
import { inTransaction } from "@/server/platform/outbox";
import { authorizeCourse } from "../authorize-course";
import { requireCollaborator, toRights } from "../collaborators";
import { lockCourse } from "../draft/lock-course";
import { recordChange } from "../draft/record-change";

/** Says anew what a teacher of the course may do, from the next request on. Throws `authoring.owner_stays` for an owner. */
export async function changeCollaborator(ctx: Ctx, { courseId, instructorId, permissions }: ChangeCollaboratorInput): Promise<{ instructorId: string }> {
  await authorizeCourse(ctx, "course.own", courseId);
  return inTransaction(ctx, async (tx) => {
    await lockCourse(tx, courseId);
    const { isOwner, name } = await requireCollaborator(tx, courseId, instructorId);
    if (isOwner) throw new DomainError("conflict", "authoring.owner_stays");
    await tx.courseInstructor.update({ where: { courseId_instructorId: { courseId, instructorId } }, data: toRights(permissions), select: { courseId: true } });
    const fields = Object.entries(permissions).flatMap(([permission, given]) => (given ? [permission] : []));
    await recordChange(ctx, tx, courseId, { kind: "collaborator_changed", subject: { title: name, fields } });
    await audit(tx, ctx.viewer, "course.collaborator.change", courseId, { instructorId, permissions });
    return { instructorId };
  });
}
