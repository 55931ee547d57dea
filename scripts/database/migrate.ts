import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { PGlite } from "@electric-sql/pglite";
import { PrismaPGlite } from "pglite-prisma-adapter";
import { diffSchemas, MIGRATIONS_DIR, readSchema, startSchemaEngine } from "./schema-engine.ts";

/** The schema that the newest migration produces: what the next migration is diffed against. */
const SNAPSHOT = path.join(MIGRATIONS_DIR, "schema-at-head.json");

const name = process.argv[2];
if (!name || !/^[a-z0-9][a-z0-9_-]*$/.test(name)) {
  process.stderr.write("Usage: npm run db:migrate -- <name>   (lower-case letters, digits, - and _)\n");
  process.exit(2);
}
/** The engine wants a database even to compare two schemas: an empty one in memory serves. */
class MemoryAdapter extends PrismaPGlite {
  override async connectToShadowDb() {
    return new PrismaPGlite(await PGlite.create()).connect();
  }
}

const engine = await startSchemaEngine(new MemoryAdapter(await PGlite.create()));
const next = readSchema();
const previous = existsSync(SNAPSHOT) ? JSON.parse(readFileSync(SNAPSHOT, "utf8")) : null;
const sql = await diffSchemas(engine, previous, next);
if (sql === "" && !process.argv.includes("--empty")) {
  process.stdout.write("The schema has not changed. For a migration of hand-written SQL, add --empty.\n");
  process.exit(0);
}
const stamp = new Date().toISOString().replace(/\D/g, "").slice(0, 14);
const folder = path.join(MIGRATIONS_DIR, `${stamp}_${name.replaceAll("-", "_")}`);
mkdirSync(folder, { recursive: true });
writeFileSync(path.join(folder, "migration.sql"), `${sql}\n`);
writeFileSync(path.join(MIGRATIONS_DIR, "migration_lock.toml"), 'provider = "postgresql"\n');
writeFileSync(SNAPSHOT, `${JSON.stringify(next, null, 1)}\n`);
process.stdout.write(`Wrote ${folder}/migration.sql. Read it before you commit it.\n`);
process.exit(0);
