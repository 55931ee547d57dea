import { notFound } from "@/lib/errors";
import { authorize, requireUser } from "@/server/access";
import type { Ctx } from "@/server/platform/ctx";

/** What a course that the viewer is enrolled in is called, open or not. Throws NOT_FOUND for another. */
export async function getFollowedCourse(ctx: Ctx, { courseSlug }: { courseSlug: string }): Promise<{ title: string; language: string }> {
  authorize(ctx.viewer, "enrollment.own");
  const { userId } = requireUser(ctx.viewer);
  const found = await ctx.db.course.findFirst({ where: { slug: courseSlug, enrollments: { some: { userId } } }, select: { title: true, language: true } });
  if (!found) throw notFound();
  return found;
}
