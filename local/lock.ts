import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { DatabaseSync } from "node:sqlite";
import { setTimeout as wait } from "node:timers/promises";

/** Somebody else, alive, holds the lock. `pid` is that process, when it could be read. */
export class LockedError extends Error {
  constructor(
    readonly file: string,
    readonly pid: number | null,
  ) {
    super(`${file} is held by ${pid === null ? "another process" : `process ${pid}`}.`);
  }
}

export type Lock = { release(): void };

/**
 * Takes a lock that the operating system frees when its holder dies, however it dies: an exclusive
 * SQLite transaction on `file`. So a lock left by a killed process is never in the way, and a process
 * number that was used again is never mistaken for the holder. The number beside it is for people only.
 *
 * Waits up to `waitMs` for the present holder to let go, then throws `LockedError`.
 */
export async function acquireLock(file: string, waitMs: number): Promise<Lock> {
  mkdirSync(path.dirname(file), { recursive: true });
  const deadline = Date.now() + waitMs;
  for (;;) {
    const lock = tryLock(file);
    if (lock) return lock;
    if (Date.now() >= deadline) throw new LockedError(file, readPid(file));
    await wait(50);
  }
}

function tryLock(file: string): Lock | null {
  const db = new DatabaseSync(file);
  try {
    db.exec("PRAGMA busy_timeout = 0; PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE;");
  } catch (error) {
    db.close();
    if (isBusy(error)) return null;
    throw error;
  }
  writeFileSync(pidFile(file), `${process.pid}\n`);
  return { release: () => db.close() };
}

function isBusy(error: unknown): boolean {
  const sqliteBusy = 5;
  return error instanceof Error && "errcode" in error && error.errcode === sqliteBusy;
}

function readPid(file: string): number | null {
  try {
    const pid = Number(readFileSync(pidFile(file), "utf8"));
    return Number.isInteger(pid) && pid > 0 ? pid : null;
  } catch {
    return null;
  }
}

function pidFile(file: string): string {
  return `${file}.pid`;
}
