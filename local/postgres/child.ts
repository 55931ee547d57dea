import { mkdirSync } from "node:fs";
import path from "node:path";
import { z } from "zod";
import { acquireLock } from "../lock.ts";
import { postgresLockFile, predecessorWaitMs } from "./lock-file.ts";
import { startPostgres } from "./start-postgres.ts";

const optionsSchema = z.strictObject({ port: z.number().int(), dataDir: z.string().min(1) });

export type PostgresChildMessage = { type: "ready" } | { type: "failed"; message: string; code: string | null };

/** Runs Postgres until the parent asks it to stop, or is gone. Options come as JSON in the first argument. */
async function main(): Promise<void> {
  const options = optionsSchema.parse(JSON.parse(process.argv[2] ?? "null"));
  mkdirSync(options.dataDir, { recursive: true });
  const lock = await acquireLock(postgresLockFile(options.dataDir), predecessorWaitMs);
  const postgres = await startPostgres({
    port: options.port,
    dataDir: path.join(options.dataDir, "cluster"),
    onCrash: (error) => {
      process.stderr.write(`postgres: ${error instanceof Error ? `${error.message}: ${String(error.cause)}` : String(error)}\n`);
      process.exit(1);
    },
  });
  let stopping = false;
  const stop = async () => {
    if (stopping) return;
    stopping = true;
    await postgres.close();
    lock.release();
    process.exit(0);
  };
  process.on("disconnect", stop);
  // A Ctrl+C reaches the whole group of processes; only the parent knows the order in which to stop.
  process.on("SIGINT", () => undefined);
  process.on("SIGTERM", stop);
  if (process.connected) report({ type: "ready" });
  else await stop();
}

function report(message: PostgresChildMessage): void {
  process.send?.(message);
}

main().catch((error: unknown) => {
  const code = error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : null;
  const message = error instanceof Error ? error.message : String(error);
  if (!process.connected) process.exit(1);
  process.send?.({ type: "failed", message, code } satisfies PostgresChildMessage, () => process.exit(1));
});
