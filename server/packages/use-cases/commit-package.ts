import { DomainError } from "@/lib/errors";
import { judgePackage, type PackageStanding } from "@/lib/domain/package-standing";
import { checkPackageState } from "@/lib/domain/package-vocabulary";
import type { CommitPackageInput, PackageState } from "@/lib/schemas/packages";
import { authorize, requireUser } from "@/server/access";
import { completeLessonInTx, requireLesson } from "@/server/learning";
import type { Ctx } from "@/server/platform/ctx";
import type { Tx } from "@/server/platform/db/tx";
import { inTransaction } from "@/server/platform/outbox";
import type { CommittedPackage } from "../dto";
import { loadPackage } from "../load-package";
import { PROGRESS, toProgress } from "../progress";

type AttemptKey = { enrollmentId: string; lessonId: string };

/**
 * Takes a package's report of where its learner stands: all that it told, as one state that takes the place of the former
 * one. Reports may come twice, late or out of order: the later opening wins, and of one opening the later report. What
 * came out best stays: completion, and the best score. A lesson that the package says is done is completed, by the
 * manifest's own rules, and stays so. Throws `packages.state_invalid` for a value that the standard does not know.
 */
export async function commitPackage(ctx: Ctx, { session, sequence, state, ...address }: CommitPackageInput): Promise<CommittedPackage> {
  const viewer = requireUser(ctx.viewer);
  const { enrollmentId, lessonId, revisionId, facts } = await requireLesson(ctx.db, viewer, address, ctx.clock.now());
  if (!enrollmentId) throw new DomainError("forbidden", "access.enrollment_required");
  authorize(viewer, "progress.write", { userId: viewer.userId, hasOpenGrant: facts.hasOpenGrant });
  const { standard, part } = await loadPackage(ctx.db, revisionId);
  const { kept, wrong } = checkPackageState(standard, state);
  if (wrong.length > 0) throw new DomainError("invalid", "packages.state_invalid", {}, { issues: wrong.slice(0, 20).map((path) => ({ path: `state.${path}`, message: "is not in the standard's vocabulary" })) });
  const standing = judgePackage(standard, kept, part);
  return inTransaction(ctx, async (tx) => {
    // The enrollment first, then what hangs on it, as completing does: two reports take turns.
    await tx.$queryRaw`SELECT 1 FROM "Enrollment" WHERE "id" = ${enrollmentId} FOR UPDATE`;
    const { outcome, isOver } = await store(ctx, tx, { enrollmentId, lessonId }, { session, sequence, kept, standing });
    const { courseCompleted } = standing.isDone && !isOver ? await completeLessonInTx(ctx, tx, { enrollmentId, lessonId, by: "played", deeds: { played: true } }) : { courseCompleted: false };
    const attempt = await tx.packageAttempt.findUniqueOrThrow({ where: { enrollmentId_lessonId: { enrollmentId, lessonId } }, select: PROGRESS });
    return { outcome, progress: toProgress(attempt), courseCompleted };
  });
}

type Report = { session: number; sequence: number; kept: PackageState; standing: PackageStanding };

/** `isOver`: the report is of before a teacher let it begin anew, and nothing of it is taken. */
async function store(ctx: Ctx, tx: Tx, key: AttemptKey, { session, sequence, kept, standing }: Report): Promise<Pick<CommittedPackage, "outcome"> & { isOver: boolean }> {
  // Opening it and beginning it anew do not lock the enrollment: what is read here must still stand when it is written.
  await tx.$queryRaw`SELECT 1 FROM "PackageAttempt" WHERE "enrollmentId" = ${key.enrollmentId} AND "lessonId" = ${key.lessonId} FOR UPDATE`;
  const attempt = await tx.packageAttempt.findUnique({ where: { enrollmentId_lessonId: key }, select: { id: true, session: true, beginsAt: true, sequence: true, baseSeconds: true, bestScore: true, completedAt: true } });
  // Nobody opened it: no package of ours has told this.
  if (!attempt || session > attempt.session) throw new DomainError("conflict", "packages.not_ready");
  if (session < attempt.beginsAt) return { outcome: "superseded", isOver: true };
  const best = standing.percent === null ? attempt.bestScore : Math.max(standing.percent, attempt.bestScore ?? 0);
  const came = { bestScore: best, ...(standing.isDone && attempt.completedAt === null && { completedAt: ctx.clock.now() }) };
  const isLatest = session === attempt.session && sequence > attempt.sequence;
  if (!isLatest) {
    await tx.packageAttempt.update({ where: { id: attempt.id }, data: came, select: { id: true } });
    return { outcome: session === attempt.session ? "stored" : "superseded", isOver: false };
  }
  const { score, completion, success, location, sessionSeconds } = standing;
  await tx.packageAttempt.update({
    where: { id: attempt.id },
    data: {
      ...came, sequence, state: kept, location, completion, success, totalSeconds: attempt.baseSeconds + sessionSeconds,
      scoreRaw: score.raw, scoreMin: score.min, scoreMax: score.max, scoreScaled: score.scaled,
    },
    select: { id: true },
  });
  return { outcome: "stored", isOver: false };
}
