import type { Reader } from "@/server/platform/db/tx";

/** Names of accounts, by id; null for nobody and for who is not there any more. */
export type Names = { get(userId: string | null): string | null };

/** One statement, however many. */
export async function loadNames(db: Reader, userIds: readonly (string | null)[]): Promise<Names> {
  const ids = [...new Set(userIds.filter((id) => id !== null))];
  const users = ids.length === 0 ? [] : await db.user.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } });
  const names = new Map(users.map(({ id, name }) => [id, name]));
  return { get: (userId) => (userId === null ? null : (names.get(userId) ?? null)) };
}
