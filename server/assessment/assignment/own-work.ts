import { DomainError, notFound } from "@/lib/errors";
import { newId } from "@/lib/ids";
import type { AssignmentContent } from "@/lib/schemas/assignment-content";
import type { LessonAddress } from "@/lib/schemas/learning";
import { authorize, requireUser } from "@/server/access";
import { hasOpenGrant, requireLesson } from "@/server/learning";
import type { Ctx } from "@/server/platform/ctx";
import type { Tx } from "@/server/platform/db/tx";
import { loadAssignment } from "./load-assignment";

export type MetAssignment = { courseId: string; userId: string; enrollmentId: string; lessonId: string; revisionId: string; content: AssignmentContent };

/** The assignment at an address, for a learner whose access is open: throws as `requireLesson` does, and for who is not enrolled. */
export async function requireAssignment(ctx: Ctx, address: LessonAddress): Promise<MetAssignment> {
  const viewer = requireUser(ctx.viewer);
  const { courseId, enrollmentId, lessonId, revisionId, facts } = await requireLesson(ctx.db, viewer, address, ctx.clock.now());
  if (!enrollmentId) throw new DomainError("forbidden", "access.enrollment_required");
  authorize(viewer, "progress.write", { userId: viewer.userId, hasOpenGrant: facts.hasOpenGrant });
  return { courseId, userId: viewer.userId, enrollmentId, lessonId, revisionId, content: await loadAssignment(ctx.db, revisionId) };
}

const WORK_SELECT = {
  id: true, text: true, links: true, sequence: true, extendedTo: true,
  enrollment: { select: { enrolledAt: true, deferredDays: true } },
  submissions: { orderBy: { number: "asc" }, select: { id: true, number: true, state: true, countsFrom: true, mark: { select: { submissionId: true } } } },
  files: { where: { isInDraft: true }, orderBy: { fileId: "asc" }, select: { fileId: true, file: { select: { state: true, removedAt: true } } } },
} as const;

/** What a learner does for an assignment, made when it is not there, with the enrollment locked: saves and hand-ins take turns. */
export async function lockWork(ctx: Ctx, tx: Tx, { enrollmentId, lessonId }: { enrollmentId: string; lessonId: string }) {
  await tx.$queryRaw`SELECT 1 FROM "Enrollment" WHERE "id" = ${enrollmentId} FOR UPDATE`;
  return tx.assignmentWork.upsert({
    where: { enrollmentId_lessonId: { enrollmentId, lessonId } },
    create: { id: newId("assignmentWork"), enrollmentId, lessonId, createdAt: ctx.clock.now() },
    update: {},
    select: WORK_SELECT,
  });
}

const OWNER = { select: { enrollment: { select: { id: true, userId: true } } } } as const;

/** A file that the viewer brought for an assignment or for an answer of a quiz. Throws NOT_FOUND for another's as for one that does not exist. */
export async function requireOwnFile(ctx: Ctx, fileId: string, action: "progress.write" | "enrollment.read"): Promise<void> {
  requireUser(ctx.viewer);
  const found = await ctx.db.courseFile.findUnique({ where: { id: fileId }, select: { workFile: { select: { work: OWNER } }, answerFile: { select: { attempt: OWNER } } } });
  const owner = (found?.workFile?.work ?? found?.answerFile?.attempt)?.enrollment;
  if (!owner) throw notFound();
  authorize(ctx.viewer, action, { userId: owner.userId, hasOpenGrant: await hasOpenGrant(ctx.db, owner.id, ctx.clock.now()) });
}
