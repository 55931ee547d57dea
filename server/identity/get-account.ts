import { notFound } from "@/lib/errors";
import { authorize } from "@/server/access";
import type { Ctx } from "@/server/platform/ctx";

/** An account: one's own, or any for an administrator. Another's does not exist for anybody else: NOT_FOUND. */
export async function getAccount(ctx: Ctx, { userId }: { userId: string }) {
  authorize(ctx.viewer, "account.read", { userId });
  const user = await ctx.db.user.findUnique({
    where: { id: userId },
    select: {
      id: true, name: true, email: true, emailVerifiedAt: true, headline: true, bio: true, locale: true, timeZone: true, status: true, createdAt: true,
      roles: { select: { role: true }, orderBy: { role: "asc" } },
      instructor: { select: { slug: true } },
    },
  });
  if (!user) throw notFound();
  const { emailVerifiedAt, roles, instructor, ...account } = user;
  return { ...account, emailVerified: emailVerifiedAt !== null, roles: roles.map(({ role }) => role), instructorSlug: instructor?.slug ?? null };
}
