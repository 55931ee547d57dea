import type { Db } from "@/server/platform/db/client";

/** Nothing in the outbox, nothing called or about to be: two looks in a row, for what is on its way between. */
export async function settled(db: Db, inngestUrl: string): Promise<boolean> {
  for (let look = 0; look < 2; look += 1) {
    if ((await db.outboxEvent.count({ where: { relayedAt: null } })) > 0) return false;
    const response = await fetch(`${inngestUrl}/_local/idle`);
    if (((await response.json()) as { idle: boolean }).idle !== true) return false;
    if (look === 0) await new Promise((resolve) => setTimeout(resolve, 1_000));
  }
  return true;
}
