import { notFound } from "@/lib/errors";
import { authorizePath } from "@/server/paths";
import type { Ctx } from "@/server/platform/ctx";
import { latestSelect, toStudentCertificate, type StudentCertificate } from "./find-student-certificate";

type Input = { pathId: string; followId: string };

/** Who follows a path, whether they completed it, and their latest certificate of it. For who may change the path. */
export async function findFollowerCertificate(ctx: Ctx, { pathId, followId }: Input): Promise<StudentCertificate & { name: string }> {
  await authorizePath(ctx, pathId);
  const follow = await ctx.db.pathFollow.findFirst({ where: { id: followId, pathId }, select: { completedAt: true, user: { select: { name: true } }, certificates: latestSelect } });
  if (!follow) throw notFound();
  return { name: follow.user.name, ...toStudentCertificate(follow, ctx.clock.now()), trace: null };
}
