import { toLocale } from "@/lib/i18n/locales";
import { authorize } from "@/server/access";
import { notifyInApp, sendMail } from "@/server/notifications";
import type { Ctx } from "@/server/platform/ctx";
import type { GradeChange } from "../events";

type Input = { enrollmentId: string; lessonId: string; change: GradeChange; outboxId: string };

/** Tells a learner, in the app and by mail and once an event, that a grade was shown, corrected or set, or that a version came back. */
export async function tellGrade(ctx: Ctx, { enrollmentId, lessonId, change, outboxId }: Input): Promise<{ told: boolean }> {
  authorize(ctx.viewer, "system.run");
  const { user, course, release } = await ctx.db.enrollment.findUniqueOrThrow({
    where: { id: enrollmentId },
    select: {
      user: { select: { id: true, name: true, email: true, locale: true, status: true } },
      course: { select: { slug: true, title: true } },
      release: { select: { lessons: { where: { lessonId }, select: { slug: true, revision: { select: { title: true } } } } } },
    },
  });
  const [lesson] = release.lessons;
  if (!lesson || user.status !== "active") return { told: false };
  const path = `/learn/${course.slug}/${lesson.slug}`;
  const about = { entityType: "lesson", entityId: lessonId };
  const kind = change === "returned" ? "work-returned" : "grade-updated";
  const names = { lesson: lesson.revision.title, course: course.title };
  await notifyInApp(ctx, { userId: user.id, kind, params: names, href: path, idempotencyKey: `${kind}:in-app:${outboxId}`, ...about });
  await sendMail(ctx, { kind, userId: user.id, recipient: user.email, locale: toLocale(user.locale), params: { name: user.name, ...names, path }, idempotencyKey: `${kind}:mail:${outboxId}`, ...about });
  return { told: true };
}
