import { newId } from "@/lib/ids";
import type { LessonAddress } from "@/lib/schemas/learning";
import { packageStateSchema } from "@/lib/schemas/packages";
import { requireLesson } from "@/server/learning";
import type { Ctx } from "@/server/platform/ctx";
import type { OpenedPackage } from "../dto";
import { initialState } from "../initial-state";
import { loadPackage, type LoadedPackage } from "../load-package";
import { requirePackageOrigin } from "../package-origin";
import { signPackageToken } from "../package-token";

const NOTHING = { state: {}, totalSeconds: 0 };

/**
 * Opens a lesson's package for whom the lesson opens: the address at which it runs, for a sitting, and what it is told at
 * its start. Of who learns here the opening is counted and the last report given back; who only looks, as at a preview,
 * leaves no trace. Throws as `requireLesson` does, NOT_FOUND for a lesson of another kind, `packages.off` where no origin
 * is set and `packages.not_ready` where nothing is unpacked.
 */
export async function openPackage(ctx: Ctx, address: LessonAddress): Promise<OpenedPackage> {
  const { enrollmentId, lessonId, revisionId, facts } = await requireLesson(ctx.db, ctx.viewer, address, ctx.clock.now());
  const loaded = await loadPackage(ctx.db, revisionId);
  if (enrollmentId === null || !facts.hasOpenGrant) return lookAt(ctx, loaded);
  const now = ctx.clock.now();
  const attempt = await ctx.db.packageAttempt.upsert({
    where: { enrollmentId_lessonId: { enrollmentId, lessonId } },
    create: { id: newId("packageAttempt"), enrollmentId, lessonId, session: 1, openedAt: now, createdAt: now },
    update: { session: { increment: 1 }, sequence: 0, openedAt: now },
    select: { id: true, session: true, state: true, totalSeconds: true },
  });
  await ctx.db.packageAttempt.updateMany({ where: { id: attempt.id, session: attempt.session, sequence: 0 }, data: { baseSeconds: attempt.totalSeconds } });
  await ctx.db.enrollment.update({ where: { id: enrollmentId }, data: { lastLessonId: lessonId }, select: { id: true } });
  const learner = { id: enrollmentId, name: ctx.viewer.kind === "user" ? ctx.viewer.name : "", isKept: true };
  const kept = { state: packageStateSchema.parse(attempt.state), totalSeconds: attempt.totalSeconds };
  return { ...(await addressOf(ctx, loaded)), session: attempt.session, initial: initialState(loaded, learner, kept) };
}

/** The package for somebody of whom nothing is kept. */
export async function lookAt(ctx: Ctx, loaded: LoadedPackage): Promise<OpenedPackage> {
  const learner = { id: "guest", name: ctx.viewer.kind === "user" ? ctx.viewer.name : "", isKept: false };
  return { ...(await addressOf(ctx, loaded)), session: null, initial: initialState(loaded, learner, NOTHING) };
}

async function addressOf(ctx: Ctx, { packageId, standard, part }: LoadedPackage): Promise<Pick<OpenedPackage, "src" | "origin" | "standard">> {
  const origin = requirePackageOrigin();
  const viewerId = ctx.viewer.kind === "user" ? ctx.viewer.userId : "";
  const token = await signPackageToken({ packageId, part: part.id, viewerId }, ctx.clock.now());
  return { origin, standard, src: `${origin}/packages/${token}/launch` };
}
