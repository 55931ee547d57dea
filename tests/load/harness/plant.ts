import { registerHooks } from "node:module";
import pg from "pg";
import { runChild } from "../../../scripts/stack/children.ts";
import { PLANTS } from "./plants.ts";

/** The bench could not run: a bug was not planted, or a part of the shop did not start. It has neither passed nor failed. */
const COULD_NOT_RUN = 2;
const planted = new Set<string>();

/**
 * Plants the named bug in every module that this process loads from now on; no file of the project changes. Throws for
 * a name that is not in the list. A file in which the bug finds nothing to swap fails to load.
 */
export function plant(name: string): void {
  const chosen = PLANTS[name];
  if (!chosen) throw new Error(`There is no planted bug "${name}". There are: ${Object.keys(PLANTS).join(", ")}.`);
  registerHooks({
    load(url, context, nextLoad) {
      const loaded = nextLoad(url, context);
      if (!url.split("?")[0]?.endsWith(chosen.file)) return loaded;
      const source = String(loaded.source);
      const changed = source.replace(chosen.find, () => chosen.replace);
      if (changed === source) throw new Error(`the planted bug "${name}" found nothing to swap in ${chosen.file}`);
      planted.add(name);
      process.stderr.write(`${markOf(name)} (${chosen.breaks})\n`);
      return { ...loaded, source: changed };
    },
  });
}

/** What a process writes to standard error when it has loaded the bug. */
export function markOf(name: string): string {
  return `planted: ${name}`;
}

/** Whether this process has loaded the bug. */
export function isPlanted(name: string): boolean {
  return planted.has(name);
}

/** Proves in a process of its own that the named bug can be planted; ends this one with 2 when it cannot. */
export async function requirePlant(name: string): Promise<void> {
  await orEnd(runChild(`planting "${name}"`, ["--import", "tsx", "tests/load/prove-plant.ts", name], {}, ["ignore", "ignore", "inherit"]));
}

/** Takes away the guard that the database has against the named bug, when it has one. */
export async function dropGuard(name: string, databaseUrl: string): Promise<void> {
  const sql = PLANTS[name]?.sql;
  if (sql === undefined) return;
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  await client.query(sql);
  await client.end();
}

/** What the work comes to; ends this process with 2 when it fails: a bench that did not run has not caught a bug. */
export async function orEnd<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    return endUnrun(error instanceof Error ? error.message : String(error));
  }
}

/** When an error comes that nothing catches, stops what has been started and ends this process with 2, not with Node's 1. */
export function endUnrunOnError(started: readonly { stop(): Promise<void> }[]): void {
  process.once("uncaughtException", (error) => {
    void Promise.allSettled(started.map((part) => part.stop())).then(() => endUnrun(error.stack ?? error.message));
  });
}

export function endUnrun(reason: string): never {
  process.stderr.write(`The bench could not run: ${reason}\n`);
  process.exit(COULD_NOT_RUN);
}
