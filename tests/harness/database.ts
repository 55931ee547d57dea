import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, writeFileSync } from "node:fs";
import { createHash } from "node:crypto";
import path from "node:path";
import { PGlite } from "@electric-sql/pglite";
import { pg_trgm } from "@electric-sql/pglite/contrib/pg_trgm";
import { unaccent } from "@electric-sql/pglite/contrib/unaccent";
import { vector } from "@electric-sql/pglite-pgvector";
import { startPostgres } from "@/local/postgres/index.ts";
import { createDb, type Db } from "@/server/platform/db/client";
import { workEnded } from "./background-work";

const MIGRATIONS = path.resolve("prisma/migrations");
const CACHE = path.resolve("node_modules/.cache/criterio");

export type TestDatabase = { db: Db; url: string; pglite: PGlite; close(): Promise<void> };

/**
 * A fresh database with the real migrations, behind the wire protocol, reached by the app's own client. Migrating
 * happens once for a set of migrations; every later caller starts from that snapshot.
 */
export async function startTestDatabase(): Promise<TestDatabase> {
  const snapshot = new Blob([new Uint8Array(await migratedSnapshot())]);
  const { url, db: pglite, close } = await startPostgres({ port: 0, memory: true, snapshot });
  const db = createDb(url, 4);
  return {
    db,
    url,
    pglite,
    close: async () => {
      await workEnded(db);
      await db.$disconnect();
      await close();
    },
  };
}

async function migratedSnapshot(): Promise<Buffer> {
  const scripts = readdirSync(MIGRATIONS, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => readFileSync(path.join(MIGRATIONS, entry.name, "migration.sql"), "utf8"));
  const file = path.join(CACHE, `migrated-${createHash("sha256").update(scripts.join("\n")).digest("hex").slice(0, 16)}.tar`);
  if (existsSync(file)) return readFileSync(file);
  const pglite = await PGlite.create({ extensions: { vector, pg_trgm, unaccent } });
  for (const script of scripts) await pglite.exec(script);
  const dump = Buffer.from(await (await pglite.dumpDataDir("none")).arrayBuffer());
  await pglite.close();
  mkdirSync(CACHE, { recursive: true });
  // Several workers may do this at once: each writes its own file and the rename is atomic.
  const partial = `${file}.${process.pid}`;
  writeFileSync(partial, dump);
  renameSync(partial, file);
  return dump;
}
