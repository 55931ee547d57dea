import { toLocale } from "@/lib/i18n/locales";
import { namedId } from "@/lib/ids";
import { DAY_MS, after } from "@/lib/time";
import type { UserViewer } from "@/server/access";
import { openEnrollment } from "@/server/learning";
import type { Ctx } from "@/server/platform/ctx";
import { inTransaction } from "@/server/platform/outbox";

export type DemoLearner = { id: string; name: string; email: string; locale: string; timeZone: string };

/** Opens a course of the demo for a learner, as if so many days ago. Answers whether that was new. */
export async function enrolForDemo(ctx: Ctx, { id: userId }: DemoLearner, course: string, days: number): Promise<{ opened: boolean }> {
  const courseId = namedId("course", course);
  const { currentReleaseId: releaseId, currency } = await ctx.db.course.findUniqueOrThrow({ where: { id: courseId }, select: { currentReleaseId: true, currency: true } });
  if (!releaseId) throw new Error(`${course} has no release to enrol in`);
  const then = daysAgo(ctx, days);
  const { opened } = await inTransaction(then, (tx) =>
    openEnrollment(then, tx, { userId, courseId, releaseId, kind: "manual", sourceId: `${courseId}:${userId}`, paid: { amount: 0, currency }, method: "manual" }),
  );
  return { opened };
}

/** The learner's own world, so many days ago: what they do in it lies as far back. */
export function learnerCtx(ctx: Ctx, learner: DemoLearner, days: number): Ctx {
  return { ...daysAgo(ctx, days), viewer: toViewer(learner) };
}

/** The same world, so many days ago. */
export function daysAgo(ctx: Ctx, days: number): Ctx {
  const then = after(ctx.clock.now(), -days * DAY_MS);
  return { ...ctx, clock: { now: () => then } };
}

function toViewer({ id, name, email, locale, timeZone }: DemoLearner): UserViewer {
  return { kind: "user", userId: id, sessionId: "seed", name, email, emailVerified: true, roles: ["student"], instructorId: null, locale: toLocale(locale), timeZone };
}
