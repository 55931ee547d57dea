import { newId } from "@/lib/ids";
import type { RegisterInput } from "@/lib/schemas/identity";
import { authorize } from "@/server/access";
import type { Ctx } from "@/server/platform/ctx";
import type { Tx } from "@/server/platform/db/tx";
import { emit, inTransaction } from "@/server/platform/outbox";
import { IDENTITY_EVENTS } from "../events";
import { hashPassword } from "../passwords/hash-password";
import { requireStrongPassword } from "../passwords/rate-password";
import { issueToken } from "../tokens/one-time-tokens";
import { addressOf, mailTurns, takeTurns } from "../turns";

const DEFAULT_TIME_ZONE = "America/Bogota";

/**
 * Creates a student's account that works once its address is proved, and announces `identity/user.registered`. With the
 * address of an account it changes nothing and announces `identity/sign-up.repeated`, whose mail tells the owner: the
 * answer, the statements and the hashing are the same, so nobody learns from it who has an account. An account whose
 * address was never proved belongs to nobody yet: the newest sign-up takes it over.
 */
export async function registerAccount(ctx: Ctx, input: RegisterInput): Promise<{ sent: true }> {
  authorize(ctx.viewer, "auth.enter");
  await takeTurns(ctx, [{ limit: "register_address", key: addressOf(ctx) }, ...mailTurns(ctx, input.email)]);
  await requireStrongPassword(input.password, input);
  const passwordHash = await hashPassword(input.password);
  await inTransaction(ctx, async (tx) => {
    const { userId, isOpen } = await claimAddress(tx, ctx, { ...input, passwordHash });
    const tokenId = await issueToken(tx, ctx, { purpose: "verify_email", email: input.email, userId: isOpen ? userId : null, next: input.next });
    await emit(
      tx,
      isOpen
        ? { name: IDENTITY_EVENTS.userRegistered, data: { userId, tokenId } }
        : { name: IDENTITY_EVENTS.signUpRepeated, data: { userId } },
      ctx.requestId,
    );
  });
  return { sent: true };
}

type Claim = Pick<RegisterInput, "name" | "email" | "locale" | "timeZone"> & { passwordHash: string };

/** One statement for both outcomes: a free (or unproved) address becomes this sign-up's, a taken one is only found. */
async function claimAddress(tx: Tx, ctx: Ctx, claim: Claim): Promise<{ userId: string; isOpen: boolean }> {
  const now = ctx.clock.now();
  const rows = await tx.$queryRaw<{ id: string; isOpen: boolean }[]>`
    WITH claimed AS (
      INSERT INTO "User" ("id", "email", "name", "passwordHash", "locale", "timeZone", "createdAt", "updatedAt")
      VALUES (${newId("user")}, ${claim.email}, ${claim.name}, ${claim.passwordHash}, ${claim.locale},
              ${claim.timeZone ?? DEFAULT_TIME_ZONE}, ${now}, ${now})
      ON CONFLICT ("email") DO UPDATE
        SET "name" = EXCLUDED."name", "passwordHash" = EXCLUDED."passwordHash", "locale" = EXCLUDED."locale",
            "timeZone" = EXCLUDED."timeZone", "updatedAt" = EXCLUDED."updatedAt"
        WHERE "User"."emailVerifiedAt" IS NULL AND "User"."status" = 'active'
      RETURNING "id"
    ), student AS (
      INSERT INTO "UserRole" ("userId", "role", "createdAt") SELECT "id", 'student', ${now} FROM claimed ON CONFLICT DO NOTHING
    )
    SELECT "id", true AS "isOpen" FROM claimed
    UNION ALL
    SELECT "id", false FROM "User" WHERE "email" = ${claim.email} AND NOT EXISTS (SELECT 1 FROM claimed)`;
  const row = rows[0];
  if (!row) throw new Error("an address was neither free nor taken");
  return { userId: row.id, isOpen: row.isOpen };
}
