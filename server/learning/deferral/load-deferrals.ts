import type { PastDeferral } from "@/lib/domain/deferral";
import type { Reader } from "@/server/platform/db/tx";

/** A time that a learner's dates were moved. Instants are ISO 8601 in UTC. */
export type Deferral = PastDeferral & { deferralId: string; reason: string; by: string | null; at: string };

/** Every deferral of a learner, newest first, also those that were taken back. Checks no permission. */
export async function loadDeferrals(db: Reader, enrollmentId: string): Promise<Deferral[]> {
  const rows = await db.enrollmentDeferral.findMany({
    where: { enrollmentId },
    orderBy: { id: "desc" },
    select: { id: true, days: true, reason: true, isOwn: true, createdAt: true, undoneAt: true, by: { select: { name: true } } },
  });
  return rows.map(({ id, by, createdAt, undoneAt, ...said }) => ({ ...said, deferralId: id, by: by?.name ?? null, at: createdAt.toISOString(), isUndone: undoneAt !== null }));
}
