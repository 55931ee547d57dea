import { DomainError } from "@/lib/errors";
import type { LessonAddress } from "@/lib/schemas/learning";
import { requireLesson } from "@/server/learning";
import type { Ctx } from "@/server/platform/ctx";
import type { PackagePage } from "../dto";
import { loadPackage } from "../load-package";
import { packageOrigin } from "../package-origin";
import { PROGRESS, toProgress } from "../progress";

/** Whether a lesson's package can be played, and where its learner stands. Throws as `requireLesson` does. */
export async function getPackagePage(ctx: Ctx, address: LessonAddress): Promise<PackagePage> {
  const { enrollmentId, lessonId, revisionId, facts } = await requireLesson(ctx.db, ctx.viewer, address, ctx.clock.now());
  const isUnpacked = await loadPackage(ctx.db, revisionId).then(
    () => true,
    (error: unknown) => {
      if (error instanceof DomainError && error.code === "packages.not_ready") return false;
      throw error;
    },
  );
  const state = packageOrigin() === null ? "off" : isUnpacked ? "ready" : "missing";
  if (enrollmentId === null || !facts.hasOpenGrant) return { state, progress: null };
  const attempt = await ctx.db.packageAttempt.findUnique({ where: { enrollmentId_lessonId: { enrollmentId, lessonId } }, select: PROGRESS });
  return { state, progress: attempt && toProgress(attempt) };
}
