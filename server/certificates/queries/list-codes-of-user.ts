import { authorize } from "@/server/access";
import type { Ctx } from "@/server/platform/ctx";

/** The public addresses of a person's certificates: whose pages are made anew when their account is deleted. */
export async function listCodesOfUser(ctx: Ctx, { userId }: { userId: string }): Promise<string[]> {
  authorize(ctx.viewer, "system.run");
  const rows = await ctx.db.certificate.findMany({ where: { userId }, select: { code: true } });
  return rows.map(({ code }) => code);
}
