import type { CourseMuteInput } from "@/lib/schemas/announcements";
import { authorize, requireUser } from "@/server/access";
import type { Ctx } from "@/server/platform/ctx";
import { findMuteLink } from "../queries/find-mute-link";

/** Says whether one wants mail about a course's announcements. Doing it twice changes nothing; a course that one is not in is passed over. */
export async function setMute(ctx: Ctx, { courseId, isMuted }: CourseMuteInput): Promise<{ isMuted: boolean }> {
  authorize(ctx.viewer, "enrollment.own");
  const { userId } = requireUser(ctx.viewer);
  const isEnrolled = (await ctx.db.enrollment.count({ where: { userId, courseId } })) > 0;
  if (!isMuted) await ctx.db.courseMute.deleteMany({ where: { userId, courseId } });
  else if (isEnrolled) await mute(ctx, userId, courseId);
  return { isMuted: isMuted && isEnrolled };
}

/**
 * Does what the link of a mail asks: no more mail about that course's announcements. It needs no sign-in, as RFC 8058
 * wants. Answers whether the link is one of ours.
 */
export async function setMuteByLink(ctx: Ctx, link: string): Promise<{ done: boolean }> {
  const found = await findMuteLink(ctx, link);
  if (found) await mute(ctx, found.userId, found.courseId);
  return { done: found !== null };
}

async function mute(ctx: Ctx, userId: string, courseId: string): Promise<void> {
  await ctx.db.courseMute.createMany({ data: [{ userId, courseId, createdAt: ctx.clock.now() }], skipDuplicates: true });
}
