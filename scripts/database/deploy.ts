import { PrismaPg } from "@prisma/adapter-pg";
import { applyMigrations, startSchemaEngine } from "./schema-engine.ts";

/**
 * The adapter cuts a script at every semicolon, also inside comments and function bodies. PostgreSQL itself takes a
 * whole script in one simple query, so migrations are sent as they are written.
 */
class WholeScriptAdapter extends PrismaPg {
  override async connect() {
    const connection = await super.connect();
    const pool = connection.underlyingDriver();
    connection.executeScript = async (script: string) => {
      await pool.query(script);
    };
    return connection;
  }
}

const url = process.env.DATABASE_DIRECT_URL ?? process.env.DATABASE_URL;
if (!url) {
  process.stderr.write("DATABASE_URL is missing: set it to the database to migrate (DATABASE_DIRECT_URL wins, for a pooled one).\n");
  process.exit(2);
}
const engine = await startSchemaEngine(new WholeScriptAdapter({ connectionString: url, max: 1 }));
const applied = await applyMigrations(engine);
process.stdout.write(applied.length === 0 ? "The database is up to date.\n" : `Applied ${applied.join(", ")}.\n`);
process.exit(0);
