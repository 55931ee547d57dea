import { readFileSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { bindMigrationAwareSqlAdapterFactory, type SqlMigrationAwareDriverAdapterFactory } from "@prisma/driver-adapter-utils";
import * as engineModule from "@prisma/schema-engine-wasm/schema_engine_bg";

export const MIGRATIONS_DIR = "prisma/migrations";
export const SCHEMA_DIR = "prisma/schema";
const FILTERS = { externalTables: [], externalEnums: [] };

type SchemaFile = { path: string; content: string };
type Engine = {
  diff(input: unknown): Promise<{ stdout?: string | null }>;
  applyMigrations(input: unknown): Promise<{ appliedMigrationNames: string[] }>;
};

/** Reads the Prisma schema: one file a domain, in a stable order. */
export function readSchema(dir: string = SCHEMA_DIR): SchemaFile[] {
  return readdirSync(dir)
    .filter((name) => name.endsWith(".prisma"))
    .sort()
    .map((name) => ({ path: name, content: readFileSync(path.join(dir, name), "utf8") }));
}

/** Names of the migration folders, oldest first. */
export function listMigrations(dir: string = MIGRATIONS_DIR): string[] {
  return readdirSync(dir, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
}

/**
 * Starts Prisma's schema engine as WebAssembly: the same engine as `prisma migrate`, with no binary to download.
 * It connects through `adapter` at once, also for a diff of two schemas.
 */
export async function startSchemaEngine(adapter: SqlMigrationAwareDriverAdapterFactory): Promise<Engine> {
  // The package exports its glue code but not the file beside it.
  const glue = createRequire(import.meta.url).resolve("@prisma/schema-engine-wasm/schema_engine_bg");
  const bytes = new Uint8Array(readFileSync(path.join(path.dirname(glue), "schema_engine_bg.wasm")));
  const { instance } = await WebAssembly.instantiate(bytes, { "./schema_engine_bg.js": Object.fromEntries(Object.entries(engineModule)) as WebAssembly.ModuleImports });
  engineModule.__wbg_set_wasm(instance.exports);
  const start = instance.exports["__wbindgen_start"];
  if (typeof start === "function") start();
  const factory = bindMigrationAwareSqlAdapterFactory(adapter);
  const datamodels = readSchema().map((file) => [file.path, file.content]);
  return engineModule.SchemaEngine.new({ datamodels }, () => undefined, factory);
}

/** SQL that turns the schema `from` (null: an empty database) into `to`. Empty text when they agree. */
export async function diffSchemas(engine: Engine, from: SchemaFile[] | null, to: SchemaFile[]): Promise<string> {
  const result = await engine.diff({
    from: from ? { tag: "schemaDatamodel", files: from } : { tag: "empty" },
    to: { tag: "schemaDatamodel", files: to },
    script: true,
    shadowDatabaseUrl: null,
    exitCode: false,
    filters: FILTERS,
  });
  const sql = (result.stdout ?? "").trim();
  return sql === "-- This is an empty migration." ? "" : sql;
}

/** Applies the migrations that the database lacks and records them in `_prisma_migrations`, as Prisma does. */
export async function applyMigrations(engine: Engine): Promise<string[]> {
  const migrationDirectories = listMigrations().map((name) => ({
    path: name,
    migrationFile: {
      path: "migration.sql",
      content: { tag: "ok", value: readFileSync(path.join(MIGRATIONS_DIR, name, "migration.sql"), "utf8") },
    },
  }));
  const result = await engine.applyMigrations({
    migrationsList: {
      baseDir: MIGRATIONS_DIR,
      lockfile: { path: "migration_lock.toml", content: 'provider = "postgresql"\n' },
      shadowDbInitScript: "",
      migrationDirectories,
    },
    filters: FILTERS,
  });
  return result.appliedMigrationNames;
}
