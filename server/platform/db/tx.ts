import type { Prisma } from "@/prisma/generated/client";
import type { Db } from "./client";

declare const inTransactionBrand: unique symbol;

/** A client inside a transaction. Only `inTransaction` makes one, so what demands it cannot run outside. */
export type Tx = Prisma.TransactionClient & { readonly [inTransactionBrand]: true };

/** Reads accept either: the pool or a transaction. */
export type Reader = Db | Tx;

const RETRYABLE = new Set(["P2034", "40001", "40P01"]);
const MAX_ATTEMPTS = 4;

/**
 * Runs `work` in one database transaction: all of it is stored, or none. A serialization failure or deadlock runs it
 * again (at most 4 times), so `work` must have no effects outside the database.
 */
export async function runTransaction<T>(db: Db, work: (tx: Tx) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await db.$transaction((client) => work(client as Tx));
    } catch (error) {
      if (attempt >= MAX_ATTEMPTS || !isRetryable(error)) throw error;
    }
  }
}

/**
 * Runs reads that must agree with each other: all of them see the database as it was at the first one. Without it each
 * statement sees its own moment, and what is stored between two of them shows by halves.
 */
export function readTogether<T>(db: Db, read: (reader: Reader) => Promise<T>): Promise<T> {
  return db.$transaction((client) => read(client as Tx), { isolationLevel: "RepeatableRead" });
}

/** True for Prisma's unique-constraint error, on these columns when they are named. */
export function isUniqueViolation(error: unknown): boolean {
  return hasCode(error, "P2002");
}

function isRetryable(error: unknown): boolean {
  return [...RETRYABLE].some((code) => hasCode(error, code) || hasCode(rawQueryCause(error), code));
}

/** Prisma reports a failed raw statement as P2010, with the database's own code inside. */
function rawQueryCause(error: unknown): unknown {
  return hasCode(error, "P2010") && error instanceof Error && "meta" in error ? error.meta : null;
}

function hasCode(error: unknown, code: string): boolean {
  return typeof error === "object" && error !== null && "code" in error && error.code === code;
}
