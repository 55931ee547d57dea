import { reachesShare } from "@/lib/domain/reaches-share";
import { DomainError } from "@/lib/errors";
import { newId } from "@/lib/ids";
import { assignmentContentSchema } from "@/lib/schemas/assignment-content";
import { quizContentSchema } from "@/lib/schemas/lesson-content";
import { completeLessonInTx, hasOpenGrant } from "@/server/learning";
import { audit } from "@/server/platform/audit";
import type { Ctx } from "@/server/platform/ctx";
import type { Tx } from "@/server/platform/db/tx";
import { emit } from "@/server/platform/outbox";
import type { GradeUpdated } from "./events";
import type { LockedItem } from "./graded-item";
import { completeByGrade } from "./release-in-tx";

/** `excused` takes the item out of the student's grade, null gives back what the grading gave. */
export type SetTo = number | "excused" | null;

type Change = { to: SetTo; reason: string };

/**
 * Sets what a student has for an item, with the reason that they see. Audited with what it was before, and announced as
 * `grades/grade.updated` unless the item is hidden. Completes the lesson as a grade does; setting what is set changes
 * nothing. Throws `grades.points_above`. The enrollment is locked by the caller.
 */
export async function setEntryInTx(ctx: Ctx, tx: Tx, item: LockedItem, { to, reason: given }: Change): Promise<{ version: number }> {
  const { enrollmentId, courseId, userId, itemId, grade, isManual } = item;
  const reason = to === null ? "" : given;
  if (typeof to === "number" && to > grade.maxPoints) throw new DomainError("invalid", "grades.points_above", { max: grade.maxPoints });
  if (isSameAs(grade, { to, reason })) return { version: grade.version };
  const [points, isExcused, version] = [typeof to === "number" ? to : null, to === "excused", grade.version + 1];
  const data = { points, maxPoints: points === null ? null : grade.maxPoints, isExcused, reason, version };
  const create = { id: newId("gradeEntry"), enrollmentId, createdAt: ctx.clock.now(), ...data };
  if (isManual) await tx.gradeEntry.upsert({ where: { enrollmentId_gradeItemId: { enrollmentId, gradeItemId: itemId } }, create: { ...create, gradeItemId: itemId }, update: data, select: { id: true } });
  else await tx.gradeEntry.upsert({ where: { enrollmentId_lessonId: { enrollmentId, lessonId: itemId } }, create: { ...create, lessonId: itemId }, update: data, select: { id: true } });
  await audit(tx, ctx.viewer, isExcused ? "grade.excuse" : "grade.override", enrollmentId, { itemId, before: valueOf(grade), after: to ?? grade.earned, isTakenBack: to === null, reason: given });
  if (!item.learnerSees) return { version };
  const lessonId = isManual ? null : itemId;
  const updated: GradeUpdated = { name: "grades/grade.updated", data: { enrollmentId, userId, courseId, lessonId, itemId, submissionId: null, change: isExcused ? "excused" : "overridden", points } };
  await emit(tx, updated, ctx.requestId);
  if (lessonId !== null && points !== null) await completeLesson(ctx, tx, { enrollmentId, lessonId, points, maxPoints: grade.maxPoints });
  return { version };
}

/** What a student has for an item, as the history and the files of grades say it. */
export function valueOf({ state, points }: Pick<LockedItem["grade"], "state" | "points">): SetTo {
  return state === "excused" ? "excused" : points;
}

function isSameAs({ isSet, state, points, reason }: LockedItem["grade"], change: Change): boolean {
  if (change.to === null) return !isSet;
  return isSet && valueOf({ state, points }) === change.to && reason === change.reason;
}

type Graded = { enrollmentId: string; lessonId: string; points: number; maxPoints: number };

/** By the rules of the release that the student follows. */
async function completeLesson(ctx: Ctx, tx: Tx, { enrollmentId, lessonId, points, maxPoints }: Graded): Promise<void> {
  const { revision } = await tx.releaseLesson.findFirstOrThrow({ where: { lessonId, release: { enrollments: { some: { id: enrollmentId } } } }, select: { revision: { select: { kind: true, content: true } } } });
  if (revision.kind === "assignment") return completeByGrade(ctx, tx, { content: assignmentContentSchema.parse(revision.content), enrollmentId, lessonId, points });
  const { passingScore } = quizContentSchema.parse(revision.content);
  if (reachesShare(points, maxPoints, passingScore) && (await hasOpenGrant(tx, enrollmentId, ctx.clock.now()))) await completeLessonInTx(ctx, tx, { enrollmentId, lessonId, by: "passed", deeds: { passed: true } });
}
