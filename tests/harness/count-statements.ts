import pg from "pg";
import { vi } from "vitest";

/** How many statements the database is asked while `work` runs: what goes over the wire, not what the client calls. */
export async function countStatements(work: () => Promise<unknown>): Promise<number> {
  const query = vi.spyOn(pg.Client.prototype, "query");
  try {
    await work();
    return query.mock.calls.length;
  } finally {
    query.mockRestore();
  }
}
