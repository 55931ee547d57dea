import type { Db } from "@/server/platform/db/client";

/**
 * A client of the same database on which something else happens just before its operation number `place`, counted from 0:
 * what another process stores between two reads of one. `hasHappened` is false when the reader asked less often than that.
 */
export function interruptedAt(db: Db, place: number, happen: () => Promise<unknown>): { db: Db; hasHappened: () => boolean } {
  let asked = 0;
  const interrupted = db.$extends({
    query: {
      $allOperations: async ({ args, query }) => {
        asked += 1;
        if (asked === place + 1) await happen();
        return query(args);
      },
    },
  });
  return { db: interrupted as unknown as Db, hasHappened: () => asked > place };
}
