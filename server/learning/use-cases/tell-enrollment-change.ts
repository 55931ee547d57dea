import { toLocale } from "@/lib/i18n/locales";
import { authorize } from "@/server/access";
import { notifyInApp, sendMail } from "@/server/notifications";
import type { Ctx } from "@/server/platform/ctx";
import { findFirstLessonPath } from "../course-path";
import { hasOpenGrant } from "../open-grants";

export type EnrollmentChange = {
  enrollmentId: string;
  /** The outbox event that is told: one notice an event. */
  eventId: string;
  change: "opened" | "closed" | "reopened";
};

/**
 * Tells a learner that their access opened, ended or came back: in the app, and by mail when it opened without a
 * purchase (a purchase's receipt says it). An event that is no longer true when it is told is not told.
 */
export async function tellEnrollmentChange(ctx: Ctx, { enrollmentId, eventId, change }: EnrollmentChange): Promise<{ told: boolean }> {
  authorize(ctx.viewer, "system.run");
  const enrollment = await ctx.db.enrollment.findUniqueOrThrow({
    where: { id: enrollmentId },
    select: {
      releaseId: true,
      method: true,
      user: { select: { id: true, name: true, email: true, locale: true, status: true } },
      course: { select: { slug: true, title: true } },
    },
  });
  const { user, course, releaseId, method } = enrollment;
  const isOpen = await hasOpenGrant(ctx.db, enrollmentId, ctx.clock.now());
  if (user.status !== "active" || isOpen !== (change !== "closed")) return { told: false };
  const path = await findFirstLessonPath(ctx.db, { courseSlug: course.slug, releaseId });
  const about = { entityType: "enrollment", entityId: enrollmentId };
  await notifyInApp(ctx, {
    userId: user.id,
    kind: `enrollment-${change}`,
    params: { course: course.title },
    href: change === "closed" ? "/account/purchases" : path,
    idempotencyKey: `enrollment-${change}:in-app:${eventId}`,
    ...about,
  });
  if (change === "opened" && method !== "card") {
    await sendMail(ctx, {
      kind: "enrollment-opened",
      userId: user.id,
      recipient: user.email,
      locale: toLocale(user.locale),
      params: { name: user.name, course: course.title, coursePath: path },
      idempotencyKey: `enrollment-opened:mail:${eventId}`,
      ...about,
    });
  }
  return { told: true };
}
