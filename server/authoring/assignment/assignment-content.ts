import { createHash } from "node:crypto";
import { DomainError, notFound } from "@/lib/errors";
import { assignmentContentSchema, EMPTY_ASSIGNMENT, type AssignmentContent } from "@/lib/schemas/assignment-content";
import type { Reader } from "@/server/platform/db/tx";
import { loadNewestRevision, type StoredRevision } from "../draft/lesson-revision";
import { isContentOf } from "../quiz/quiz-content";

export type StoredAssignment = { revision: StoredRevision; assignment: AssignmentContent; version: string };

/** The assignment that a lesson is now: an empty one before anything was stored. Throws NOT_FOUND for a lesson of another kind. */
export async function loadAssignment(db: Reader, courseId: string, lessonId: string): Promise<StoredAssignment> {
  const revision = await loadNewestRevision(db, courseId, lessonId);
  if (revision.kind !== "assignment") throw notFound();
  const assignment = isContentOf("assignment", revision.content) ? assignmentContentSchema.parse(revision.content) : EMPTY_ASSIGNMENT;
  return { revision, assignment, version: versionOf(assignment) };
}

/** Names an assignment by what it says: two that say the same have the same one. */
export function versionOf(assignment: AssignmentContent): string {
  return createHash("sha256").update(JSON.stringify(assignmentContentSchema.parse(assignment))).digest("base64url").slice(0, 22);
}

/** Throws `authoring.outline_changed` when the assignment is not the one that a change was made upon. */
export function requireVersion({ version }: StoredAssignment, wanted: string): void {
  if (version !== wanted) throw new DomainError("conflict", "authoring.outline_changed");
}
