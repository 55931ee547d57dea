import { authorize } from "@/server/access";
import { notifyInApp } from "@/server/notifications";
import type { Ctx } from "@/server/platform/ctx";

/** Notes in the app that the address changed, once a change; the former address was mailed with it. */
export async function noteEmailChanged(ctx: Ctx, { userId, changeId }: { userId: string; changeId: string }): Promise<void> {
  authorize(ctx.viewer, "system.run");
  const user = await ctx.db.user.findUnique({ where: { id: userId }, select: { status: true } });
  if (user?.status !== "active") return;
  await notifyInApp(ctx, { userId, kind: "email-changed", params: {}, href: "/account/security", idempotencyKey: `email-changed-in-app:${changeId}` });
}
