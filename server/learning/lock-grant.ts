import type { GrantKind } from "@/prisma/generated/client";
import type { Tx } from "@/server/platform/db/tx";

/** What gave access: unique together. */
export type GrantSource = { kind: GrantKind; sourceId: string };

type LockedGrant = { id: string; enrollmentId: string; revokedAt: Date | null; revokedReason: string | null };

/** The grant of a source, read after its enrollment's row is locked: grants of one enrollment change one at a time. */
export async function lockGrant(tx: Tx, { kind, sourceId }: GrantSource): Promise<LockedGrant | null> {
  const where = { kind_sourceId: { kind, sourceId } };
  const found = await tx.grant.findUnique({ where, select: { enrollmentId: true } });
  if (!found) return null;
  await tx.$queryRaw`SELECT "id" FROM "Enrollment" WHERE "id" = ${found.enrollmentId} FOR UPDATE`;
  return tx.grant.findUnique({ where, select: { id: true, enrollmentId: true, revokedAt: true, revokedReason: true } });
}
