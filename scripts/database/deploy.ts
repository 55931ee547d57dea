import { PrismaPg } from "@prisma/adapter-pg";
import { applyMigrations, startSchemaEngine } from "./schema-engine.ts";

const url = process.env.DATABASE_DIRECT_URL ?? process.env.DATABASE_URL;
if (!url) {
  process.stderr.write("DATABASE_URL is missing: set it to the database to migrate (DATABASE_DIRECT_URL wins, for a pooled one).\n");
  process.exit(2);
}
const engine = await startSchemaEngine(new PrismaPg({ connectionString: url, max: 1 }));
const applied = await applyMigrations(engine);
process.stdout.write(applied.length === 0 ? "The database is up to date.\n" : `Applied ${applied.join(", ")}.\n`);
process.exit(0);
