import { DomainError } from "@/lib/errors";
import { requireUser } from "@/server/access";
import type { Ctx } from "@/server/platform/ctx";
import { checkPassword } from "./passwords/hash-password";
import { signInTurns, takeTurns } from "./turns";

/**
 * Confirms that the person at the keyboard knows the account's password, before what an open session alone must not
 * do. Counts as a try to sign in; throws `auth.invalid_credentials` at the field.
 */
export async function requireOwnPassword(ctx: Ctx, password: string, field: string): Promise<void> {
  const viewer = requireUser(ctx.viewer);
  await takeTurns(ctx, signInTurns(ctx, viewer.email));
  const user = await ctx.db.user.findUnique({ where: { id: viewer.userId }, select: { passwordHash: true } });
  if (await checkPassword(user?.passwordHash, password)) return;
  throw new DomainError("forbidden", "auth.invalid_credentials", {}, { issues: [{ path: field, message: "password_wrong" }] });
}
