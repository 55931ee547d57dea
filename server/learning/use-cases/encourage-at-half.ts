import { authorize } from "@/server/access";
import { notifyInApp } from "@/server/notifications";
import type { Ctx } from "@/server/platform/ctx";

type Input = { enrollmentId: string };

/** Shorter courses have no half worth telling. */
const FEWEST_LESSONS = 4;

/**
 * When half of the lessons that a learner follows are complete, says so in the app with what is left: once an
 * enrollment, and not when the course is complete already.
 */
export async function encourageAtHalf(ctx: Ctx, { enrollmentId }: Input): Promise<{ told: boolean }> {
  authorize(ctx.viewer, "system.run");
  const enrollment = await ctx.db.enrollment.findUniqueOrThrow({
    where: { id: enrollmentId },
    select: {
      userId: true,
      user: { select: { status: true } },
      course: { select: { slug: true, title: true } },
      release: { select: { lessons: { where: { revision: { role: { not: "optional" } } }, select: { lessonId: true } } } },
      progress: { where: { completedAt: { not: null } }, select: { lessonId: true } },
    },
  });
  const followed = new Set(enrollment.release.lessons.map((lesson) => lesson.lessonId));
  const completed = enrollment.progress.filter((row) => followed.has(row.lessonId)).length;
  const left = followed.size - completed;
  const isHalf = followed.size >= FEWEST_LESSONS && completed * 2 >= followed.size && left > 0;
  if (!isHalf || enrollment.user.status !== "active") return { told: false };
  const { created } = await notifyInApp(ctx, {
    userId: enrollment.userId,
    kind: "course-half",
    params: { course: enrollment.course.title, left },
    href: `/learn/${enrollment.course.slug}`,
    idempotencyKey: `course-half:${enrollmentId}`,
    entityType: "enrollment",
    entityId: enrollmentId,
  });
  return { told: created };
}
