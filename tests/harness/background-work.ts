import type { Db } from "@/server/platform/db/client";

const running = new WeakMap<Db, Set<Promise<void>>>();

/** Starts work that goes on behind a use case, as a server does after its answer, and remembers it until it ends. */
export function runBehind(db: Db, work: () => Promise<void>): void {
  const all = running.get(db) ?? new Set();
  running.set(db, all);
  const one: Promise<void> = work().finally(() => all.delete(one));
  all.add(one);
}

/** Resolves when nothing runs behind the use cases of this database; rejects when something of it failed. */
export async function workEnded(db: Db): Promise<void> {
  const all = running.get(db);
  while (all && all.size > 0) await Promise.all(all);
}
