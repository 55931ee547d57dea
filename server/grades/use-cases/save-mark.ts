import { areLevelsOf, pointsOfLevels } from "@/lib/domain/rubric-marks";
import { DomainError } from "@/lib/errors";
import type { SaveMarkInput } from "@/lib/schemas/grades";
import { authorizeStudents } from "@/server/learning";
import type { Ctx } from "@/server/platform/ctx";
import type { Tx } from "@/server/platform/db/tx";
import { inTransaction } from "@/server/platform/outbox";
import { loadSubmission, type LoadedSubmission } from "../load-submission";
import { releaseInTx } from "../release-in-tx";

/**
 * Keeps what a teacher thinks of a version: as a draft, finished, released to its learner, or returned for revision. A
 * finished mark is shown at once where the assignment says so. Without points, those of a complete rubric are taken.
 * Throws `grades.mark_changed` when somebody saved it meanwhile, `grades.newer_version` when this version is not the one
 * to grade any more, `grades.not_graded` for a finished mark without points, and `grades.points_above`.
 */
export async function saveMark(ctx: Ctx, input: SaveMarkInput): Promise<{ version: number; state: "draft" | "done" | "released" | "returned" }> {
  const { courseId, submissionId, act } = input;
  await authorizeStudents(ctx, courseId);
  return inTransaction(ctx, async (tx) => {
    await lockEnrollment(tx, submissionId);
    const submission = await loadSubmission(tx, courseId, submissionId);
    requireCurrent(submission, input.version);
    await requireNewest(tx, submission, act);
    const points = input.points ?? pointsOfLevels(submission.content.rubric, input.levels);
    requireFit(submission, { ...input, points });
    const mark = await writeMark(ctx, tx, { ...input, points });
    const isShown = act === "release" || act === "return" || (act === "done" && submission.content.feedback === "at_once");
    if (isShown) await releaseInTx(ctx, tx, { submission, mark, isReturned: act === "return" });
    return { version: mark.version, state: act === "return" ? "returned" : isShown ? "released" : act === "done" ? "done" : "draft" };
  });
}

/** Hand-ins and marks of one learner take turns. */
export async function lockEnrollment(tx: Tx, submissionId: string): Promise<void> {
  await tx.$queryRaw`
    SELECT 1 FROM "Enrollment" WHERE "id" = (SELECT w."enrollmentId" FROM "Submission" s JOIN "AssignmentWork" w ON w."id" = s."workId" WHERE s."id" = ${submissionId}) FOR UPDATE`;
}

function requireCurrent({ state, mark }: LoadedSubmission, version: number): void {
  if (state === "replaced" || state === "withdrawn") throw new DomainError("conflict", "grades.newer_version");
  if ((mark?.version ?? 0) !== version) throw new DomainError("conflict", "grades.mark_changed");
}

/** What came back from being returned is graded in its place, and nobody is asked for what they handed in already; a grade that was shown can still be corrected. */
async function requireNewest(tx: Tx, { state, workId, number }: LoadedSubmission, act: SaveMarkInput["act"]): Promise<void> {
  if (state !== "returned" && act !== "return") return;
  const newer = await tx.submission.findFirst({ where: { workId, number: { gt: number }, state: { not: "withdrawn" } }, select: { id: true } });
  if (newer) throw new DomainError("conflict", "grades.newer_version");
}

function requireFit({ content, text }: LoadedSubmission, { levels, annotations, points, act }: SaveMarkInput): void {
  if (!areLevelsOf(content.rubric, levels)) throw invalid("levels", "names a level that the rubric does not have");
  if (annotations.some(({ start, end }) => start >= end || end > text.length)) throw invalid("annotations", "lies outside of the text");
  if (points !== null && points > content.points) throw new DomainError("invalid", "grades.points_above", { max: content.points });
  if (points === null && (act === "done" || act === "release")) throw new DomainError("invalid", "grades.not_graded");
}

function invalid(path: string, message: string): DomainError {
  return new DomainError("invalid", "validation.invalid", {}, { issues: [{ path, message }] });
}

async function writeMark(ctx: Ctx, tx: Tx, { submissionId, version, levels, points, comment, annotations, act }: SaveMarkInput) {
  const data = { version: version + 1, levels, points, comment, annotations, isDone: act === "done" || act === "release", savedById: ctx.viewer.kind === "user" ? ctx.viewer.userId : null, savedAt: ctx.clock.now() };
  return tx.mark.upsert({ where: { submissionId }, create: { submissionId, ...data }, update: data });
}
