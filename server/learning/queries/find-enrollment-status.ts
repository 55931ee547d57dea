import { authorize } from "@/server/access";
import type { EnrollmentStatus } from "@/prisma/generated/enums";
import type { Ctx } from "@/server/platform/ctx";

/** How the viewer's own enrollment in a course stands, or null: why a door is closed that was open once. */
export async function findEnrollmentStatus(ctx: Ctx, courseSlug: string): Promise<EnrollmentStatus | null> {
  if (ctx.viewer.kind !== "user") return null;
  authorize(ctx.viewer, "enrollment.own");
  const found = await ctx.db.enrollment.findFirst({ where: { userId: ctx.viewer.userId, course: { slug: courseSlug } }, select: { status: true } });
  return found?.status ?? null;
}
