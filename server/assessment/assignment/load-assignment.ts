import { notFound } from "@/lib/errors";
import { assignmentContentSchema, type AssignmentContent } from "@/lib/schemas/assignment-content";
import type { Reader } from "@/server/platform/db/tx";

/** The assignment of a released revision. Throws NOT_FOUND when the lesson is none. */
export async function loadAssignment(db: Reader, revisionId: string): Promise<AssignmentContent> {
  const revision = await db.lessonRevision.findUniqueOrThrow({ where: { id: revisionId }, select: { kind: true, content: true } });
  const { data } = assignmentContentSchema.safeParse(revision.content);
  if (revision.kind !== "assignment" || !data) throw notFound();
  return data;
}
