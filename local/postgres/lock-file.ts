import path from "node:path";

/** How long a process waits for the one before it to close the database's files. */
export const predecessorWaitMs = 15_000;

/** Held by the process that has the database in this folder open. */
export function postgresLockFile(dataDir: string): string {
  return path.join(dataDir, "postgres.lock");
}
