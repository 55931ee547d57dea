import { toLocale } from "@/lib/i18n/locales";
import { authorize } from "@/server/access";
import { notifyInApp, sendMail } from "@/server/notifications";
import type { Ctx } from "@/server/platform/ctx";

type Input = { enrollmentId: string };

/**
 * Tells a learner that they completed a course, in the app and by mail, once an enrollment, however often it is asked.
 * Nobody is told in an account that is closed.
 */
export async function congratulateOnCourse(ctx: Ctx, { enrollmentId }: Input): Promise<{ told: boolean }> {
  authorize(ctx.viewer, "system.run");
  const { user, course, release, progress, completedAt } = await ctx.db.enrollment.findUniqueOrThrow({
    where: { id: enrollmentId },
    select: {
      completedAt: true,
      release: { select: { lessons: { select: { lessonId: true } } } },
      progress: { where: { completedAt: { not: null } }, select: { lessonId: true } },
      user: { select: { id: true, name: true, email: true, locale: true, status: true } },
      course: { select: { slug: true, title: true } },
    },
  });
  if (user.status !== "active" || completedAt === null) return { told: false };
  const about = { entityType: "enrollment", entityId: enrollmentId };
  await notifyInApp(ctx, {
    userId: user.id,
    kind: "course-completed",
    params: { course: course.title },
    href: `/learn/${course.slug}`,
    idempotencyKey: `course-completed:in-app:${enrollmentId}`,
    ...about,
  });
  await sendMail(ctx, {
    kind: "course-completed",
    userId: user.id,
    recipient: user.email,
    locale: toLocale(user.locale),
    params: { name: user.name, course: course.title, courseSlug: course.slug, lessons: Math.max(1, progress.filter(({ lessonId }) => release.lessons.some((lesson) => lesson.lessonId === lessonId)).length), completedAt: completedAt.toISOString() },
    idempotencyKey: `course-completed:mail:${enrollmentId}`,
    ...about,
  });
  return { told: true };
}
