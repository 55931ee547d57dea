import { authorize } from "@/server/access";
import type { Ctx } from "@/server/platform/ctx";

/** The slug that a course of the viewer's own has now, for one that it had before, also when it left the catalogue. */
export async function findMovedEnrollment(ctx: Ctx, oldSlug: string): Promise<string | null> {
  if (ctx.viewer.kind !== "user") return null;
  authorize(ctx.viewer, "enrollment.own");
  const moved = await ctx.db.courseSlug.findUnique({
    where: { slug: oldSlug, course: { enrollments: { some: { userId: ctx.viewer.userId } } } },
    select: { course: { select: { slug: true } } },
  });
  return moved?.course.slug ?? null;
}
