import { notFound } from "@/lib/errors";
import type { LessonAddress } from "@/lib/schemas/learning";
import type { Ctx } from "@/server/platform/ctx";
import { requireLesson } from "../lesson-access";
import { isLiveIn } from "../live-lesson";

export type LiveEvent = { lessonId: string; title: string; course: string; startsAt: Date; durationMinutes: number; changedAt: Date };

/** A class as a calendar wants it, for whom the lesson opens. Throws NOT_FOUND for a lesson that has no time. */
export async function getLiveEvent(ctx: Ctx, address: LessonAddress): Promise<LiveEvent> {
  const { lessonId, courseId, revisionId } = await requireLesson(ctx.db, ctx.viewer, address, ctx.clock.now());
  const session = await ctx.db.liveSession.findFirst({ where: isLiveIn({ lessonId, revisionId }), select: { startsAt: true, durationMinutes: true, updatedAt: true } });
  if (!session) throw notFound();
  const [course, revision] = await Promise.all([
    ctx.db.course.findUniqueOrThrow({ where: { id: courseId }, select: { title: true } }),
    ctx.db.lessonRevision.findUniqueOrThrow({ where: { id: revisionId }, select: { title: true } }),
  ]);
  return { lessonId, title: revision.title, course: course.title, startsAt: session.startsAt, durationMinutes: session.durationMinutes, changedAt: session.updatedAt };
}
