import type { Ctx } from "@/server/platform/ctx";

/** Ends the session that a signing-out browser came with, so that a copy of its cookie is worth nothing. */
export async function endCurrentSession({ viewer, db, clock }: Ctx): Promise<void> {
  if (viewer.kind !== "user") return;
  await db.session.updateMany({ where: { id: viewer.sessionId, revokedAt: null }, data: { revokedAt: clock.now() } });
}
