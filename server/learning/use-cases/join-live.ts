import { livePhase } from "@/lib/domain/live-session";
import { DomainError, notFound } from "@/lib/errors";
import type { LessonAddress } from "@/lib/schemas/learning";
import { requireUser } from "@/server/access";
import type { Ctx } from "@/server/platform/ctx";
import { inTransaction } from "@/server/platform/outbox";
import { completeLessonInTx } from "../complete-lesson-in-tx";
import { requireLesson } from "../lesson-access";
import { isLiveIn } from "../live-lesson";

/**
 * The address at which a class is joined, for whom the lesson opens and while its door is open; before and after it is
 * given to nobody. Who learns here has attended with it. Throws `learning.live_waiting` and `learning.live_over`.
 */
export async function joinLive(ctx: Ctx, address: LessonAddress): Promise<{ url: string; courseCompleted: boolean }> {
  const viewer = requireUser(ctx.viewer);
  const now = ctx.clock.now();
  const { lessonId, revisionId, enrollmentId, facts } = await requireLesson(ctx.db, viewer, address, now);
  const session = await ctx.db.liveSession.findFirst({ where: isLiveIn({ lessonId, revisionId }), select: { startsAt: true, durationMinutes: true, meetingUrl: true } });
  if (!session) throw notFound();
  const { phase } = livePhase({ startsAt: session.startsAt.toISOString(), durationMinutes: session.durationMinutes }, now.getTime());
  if (phase === "waiting") throw new DomainError("conflict", "learning.live_waiting");
  if (phase === "over") throw new DomainError("conflict", "learning.live_over");
  if (enrollmentId === null || !facts.hasOpenGrant) return { url: session.meetingUrl, courseCompleted: false };
  const { courseCompleted } = await inTransaction(ctx, (tx) => completeLessonInTx(ctx, tx, { enrollmentId, lessonId, by: "attended", deeds: { attended: true, opened: true } }));
  return { url: session.meetingUrl, courseCompleted };
}
