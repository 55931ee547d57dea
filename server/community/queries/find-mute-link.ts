import { authorize } from "@/server/access";
import type { Ctx } from "@/server/platform/ctx";
import { env } from "@/server/platform/env";
import { readMuteLink } from "../mute-link";

/** Whom and what the unsubscribe link of a mail is about, without doing it: mail scanners open links too. Null for one that is not ours. */
export async function findMuteLink(ctx: Ctx, link: string): Promise<{ userId: string; courseId: string; course: string } | null> {
  authorize(ctx.viewer, "auth.enter");
  const ids = readMuteLink(link, env().AUTH_SECRET);
  if (!ids) return null;
  const enrollment = await ctx.db.enrollment.findUnique({ where: { userId_courseId: ids }, select: { course: { select: { title: true } } } });
  return enrollment && { ...ids, course: enrollment.course.title };
}
