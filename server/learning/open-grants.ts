import type { Reader } from "@/server/platform/db/tx";

/** True while at least one grant of the enrollment is open: not revoked and not ended. */
export async function hasOpenGrant(reader: Reader, enrollmentId: string, now: Date): Promise<boolean> {
  const open = await reader.grant.findFirst({
    where: { enrollmentId, revokedAt: null, startsAt: { lte: now }, OR: [{ endsAt: null }, { endsAt: { gt: now } }] },
    select: { id: true },
  });
  return open !== null;
}
