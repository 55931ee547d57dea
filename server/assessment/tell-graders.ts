import { notifyInApp } from "@/server/notifications";
import type { Ctx } from "@/server/platform/ctx";

type About = { courseId: string; lessonId: string; lesson: string; /** Names the event: said again, nobody is told twice. */ key: string };

/**
 * Tells the teachers who may grade, in the app alone, that something waits for them: one line a lesson until they have
 * read it, however much comes. Names nobody, so that anonymous grading stays so.
 */
export async function tellGraders(ctx: Ctx, { courseId, lessonId, lesson, key }: About): Promise<{ told: number }> {
  const course = await ctx.db.course.findUniqueOrThrow({
    where: { id: courseId },
    select: { title: true, instructors: { where: { canManageStudents: true }, select: { instructor: { select: { user: { select: { id: true, status: true } } } } } } },
  });
  const kind = "submission-received";
  let told = 0;
  for (const { instructor } of course.instructors) {
    const { user } = instructor;
    if (user?.status !== "active") continue;
    const unread = await ctx.db.notification.findFirst({ where: { userId: user.id, kind, entityId: lessonId, readAt: null }, select: { id: true } });
    if (unread) continue;
    const { created } = await notifyInApp(ctx, {
      userId: user.id,
      kind,
      params: { lesson, course: course.title },
      href: `/instructor/${courseId}/grading?lesson=${lessonId}`,
      idempotencyKey: `${kind}:${key}:${user.id}`,
      entityType: "lesson",
      entityId: lessonId,
    });
    told += created ? 1 : 0;
  }
  return { told };
}
