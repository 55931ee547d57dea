import { authorize } from "@/server/access";
import type { Ctx } from "@/server/platform/ctx";

/** Lets a package be played whose files are all stored: all of it appears, at once. Said twice it changes nothing. */
export async function finishPackage(ctx: Ctx, { fileId }: { fileId: string }): Promise<"ready" | "left"> {
  authorize(ctx.viewer, "system.run");
  const settled = await ctx.db.courseFile.updateMany({ where: { id: fileId, state: "checking", isPackage: true, package: { isNot: null } }, data: { state: "ready", settledAt: ctx.clock.now() } });
  return settled.count > 0 ? "ready" : "left";
}
