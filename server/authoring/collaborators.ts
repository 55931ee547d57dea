import { notFound } from "@/lib/errors";
import type { CollaboratorPermissions } from "@/lib/schemas/authoring-studio";
import type { Tx } from "@/server/platform/db/tx";

type Rights = { canEdit: boolean; canPublish: boolean; canManageStudents: boolean; canManageMedia: boolean };

export const RIGHTS_SELECT = { isOwner: true, canEdit: true, canPublish: true, canManageStudents: true, canManageMedia: true } as const;

export function toRights({ edit, publish, students, media }: CollaboratorPermissions): Rights {
  return { canEdit: edit, canPublish: publish, canManageStudents: students, canManageMedia: media };
}

export function toPermissions({ canEdit, canPublish, canManageStudents, canManageMedia }: Rights): CollaboratorPermissions {
  return { edit: canEdit, publish: canPublish, students: canManageStudents, media: canManageMedia };
}

/** A teacher of the course. Throws NOT_FOUND for one who is not. */
export async function requireCollaborator(tx: Tx, courseId: string, instructorId: string): Promise<{ isOwner: boolean; name: string }> {
  const row = await tx.courseInstructor.findUnique({
    where: { courseId_instructorId: { courseId, instructorId } },
    select: { isOwner: true, instructor: { select: { name: true } } },
  });
  if (!row) throw notFound();
  return { isOwner: row.isOwner, name: row.instructor.name };
}
