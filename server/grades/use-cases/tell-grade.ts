import { toLocale } from "@/lib/i18n/locales";
import { authorize } from "@/server/access";
import { notifyInApp, sendMail } from "@/server/notifications";
import type { Ctx } from "@/server/platform/ctx";
import type { GradeChange } from "../events";

type Input = { enrollmentId: string; lessonId: string | null; itemId?: string | undefined; change: GradeChange; outboxId: string };

/**
 * Tells a learner, in the app and by mail and once an event, that a grade was shown, corrected or set, that they were
 * excused, or that a version came back. What is no lesson of theirs, and an excuse, they read on the page of their grades.
 */
export async function tellGrade(ctx: Ctx, { enrollmentId, lessonId, itemId, change, outboxId }: Input): Promise<{ told: boolean }> {
  authorize(ctx.viewer, "system.run");
  const { user, course, release } = await ctx.db.enrollment.findUniqueOrThrow({
    where: { id: enrollmentId },
    select: {
      user: { select: { id: true, name: true, email: true, locale: true, status: true } },
      course: { select: { slug: true, title: true } },
      release: { select: { lessons: { where: { lessonId: lessonId ?? "" }, select: { slug: true, revision: { select: { kind: true, title: true } } } } } },
    },
  });
  const [lesson] = release.lessons;
  const manual = lessonId === null ? await ctx.db.gradeItem.findUnique({ where: { id: itemId ?? "" }, select: { title: true } }) : null;
  const title = lesson?.revision.title ?? manual?.title;
  if (title === undefined || user.status !== "active") return { told: false };
  const isMarked = change === "released" || change === "changed";
  const onLesson = change === "regraded" || (lesson?.revision.kind === "assignment" && change !== "excused") || (lesson?.revision.kind === "quiz" && isMarked);
  const path = onLesson && lesson ? `/learn/${course.slug}/${lesson.slug}` : `/dashboard/grades/${course.slug}`;
  const about = { entityType: lesson ? "lesson" : "grade_item", entityId: lessonId ?? itemId ?? "" };
  const kind = change === "returned" ? "work-returned" : "grade-updated";
  const names = { lesson: title, course: course.title };
  await notifyInApp(ctx, { userId: user.id, kind, params: names, href: path, idempotencyKey: `${kind}:in-app:${outboxId}`, ...about });
  await sendMail(ctx, { kind, userId: user.id, recipient: user.email, locale: toLocale(user.locale), params: { name: user.name, ...names, path }, idempotencyKey: `${kind}:mail:${outboxId}`, ...about });
  return { told: true };
}
