import { authorize } from "@/server/access";
import { notifyInApp } from "@/server/notifications";
import type { Ctx } from "@/server/platform/ctx";

type Input = { enrollmentId: string; /** One notice an event. */ eventId: string; days: number; isUndone: boolean };

/** Tells a learner, in the app, that their dates were moved or moved back, with where they see them. Nobody is told in an account that is closed. */
export async function tellDeferral(ctx: Ctx, { enrollmentId, eventId, days, isUndone }: Input): Promise<{ told: boolean }> {
  authorize(ctx.viewer, "system.run");
  const { user, course } = await ctx.db.enrollment.findUniqueOrThrow({ where: { id: enrollmentId }, select: { user: { select: { id: true, status: true } }, course: { select: { slug: true, title: true } } } });
  if (user.status !== "active") return { told: false };
  const { created } = await notifyInApp(ctx, {
    userId: user.id,
    kind: isUndone ? "deferral-undone" : "enrollment-deferred",
    params: { course: course.title, days },
    href: `/dashboard/dates/${course.slug}`,
    idempotencyKey: `enrollment-deferred:${eventId}`,
    entityType: "enrollment",
    entityId: enrollmentId,
  });
  return { told: created };
}
