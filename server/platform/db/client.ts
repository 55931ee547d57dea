import { neonConfig } from "@neondatabase/serverless";
import { PrismaNeon } from "@prisma/adapter-neon";
import { PrismaPg } from "@prisma/adapter-pg";
import type { SqlDriverAdapter } from "@prisma/driver-adapter-utils";
import { PrismaClient } from "@/prisma/generated/client";
import { MINUTE_MS } from "@/lib/time";
import { env } from "@/server/platform/env";
import { log } from "@/server/platform/log";
import { HeldDriver } from "./held-driver";
import { statementNames } from "./statement-names";

export type Db = PrismaClient;

/** How long a connection without work is kept: what it has prepared goes with it. */
const IDLE_MS = 5 * MINUTE_MS;

const shared = globalThis as typeof globalThis & { criterioDb?: Db; criterioDrivers?: WeakMap<object, HeldDriver> };

/** The process's database client: one pool, also across hot reloads. */
export function db(): Db {
  shared.criterioDb ??= createDb(env().DATABASE_URL, env().DATABASE_POOL_SIZE, env().DATABASE_PREPARE === "yes");
  return shared.criterioDb;
}

/**
 * A client over the driver that the URL calls for: Neon's serverless driver (WebSockets) for a Neon host, the ordinary
 * `pg` for any other PostgreSQL. A connection that breaks is logged and replaced; it never ends the process.
 */
export function createDb(url: string, poolSize: number, prepares = true): Db {
  const adapter = new HeldDriver(isNeonUrl(url) ? neonAdapter(url, poolSize) : pgAdapter(url, poolSize, prepares));
  const client = new PrismaClient({
    adapter,
    // The local database serves one connection at a time, so waiting for a turn is normal under load.
    transactionOptions: { maxWait: 15_000, timeout: 20_000 },
  });
  (shared.criterioDrivers ??= new WeakMap()).set(client, adapter);
  return client;
}

/** The driver under a client that `createDb` made, connected; null for anything else, such as a transaction. */
export async function driverOf(db: object): Promise<SqlDriverAdapter | null> {
  const driver = shared.criterioDrivers?.get(db);
  if (!driver) return null;
  if (!driver.current) await (db as Db).$connect();
  return driver.current;
}

/** True when the host is Neon's: `*.neon.tech`. */
export function isNeonUrl(url: string): boolean {
  return new URL(url).hostname.endsWith(".neon.tech");
}

function pgAdapter(url: string, poolSize: number, prepares: boolean): PrismaPg {
  return new PrismaPg({ connectionString: url, max: poolSize, connectionTimeoutMillis: 15_000, idleTimeoutMillis: IDLE_MS }, {
    ...(prepares && { statementNameGenerator: statementNames() }),
    onPoolError: (error) => log.warn({ err: error }, "an idle database connection broke"),
    onConnectionError: (error) => log.warn({ err: error }, "a database connection broke"),
  });
}

function neonAdapter(url: string, poolSize: number): PrismaNeon {
  if (typeof WebSocket !== "undefined") neonConfig.webSocketConstructor = WebSocket;
  return new PrismaNeon({ connectionString: url, max: poolSize });
}
