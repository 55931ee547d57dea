import { can } from "@/server/access";
import type { Ctx } from "@/server/platform/ctx";
import { authorizeCourse } from "../authorize-course";
import { requireLessonOf } from "../draft/require-lesson";
import type { LiveEditor } from "../live/dto";

/** When and where a live lesson is held, as the studio shows it; null until somebody says so. */
export async function getLiveSession(ctx: Ctx, { courseId, lessonId }: { courseId: string; lessonId: string }): Promise<LiveEditor> {
  const facts = await authorizeCourse(ctx, "course.studio", courseId);
  await requireLessonOf(["live"], ctx.db, { courseId, lessonId });
  const [course, session] = await Promise.all([
    ctx.db.course.findUniqueOrThrow({ where: { id: courseId }, select: { timeZone: true } }),
    ctx.db.liveSession.findUnique({ where: { lessonId }, select: { startsAt: true, durationMinutes: true, meetingUrl: true, recordingUrl: true } }),
  ]);
  return { session: session && { ...session, startsAt: session.startsAt.toISOString() }, timeZone: course.timeZone, canEdit: can(ctx.viewer, "course.update", facts) };
}
