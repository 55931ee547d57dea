import type { Ctx } from "@/server/platform/ctx";

/** When the early price of a course ends, as ISO 8601; null when none is ahead. */
export async function findNextPriceChange(ctx: Ctx, courseId: string): Promise<string | null> {
  const course = await ctx.db.course.findUnique({ where: { id: courseId }, select: { earlyBirdEndsAt: true, earlyBirdAmount: true } });
  if (!course?.earlyBirdEndsAt || course.earlyBirdAmount === null || course.earlyBirdEndsAt <= ctx.clock.now()) return null;
  return course.earlyBirdEndsAt.toISOString();
}
