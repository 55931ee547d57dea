import { createDb, type Db } from "@/server/platform/db/client";
import type { Checks } from "./checks";
import { raceEnrollments, raceSeats, raceTabs } from "./race-orders";
import { raceCrossings, raceEvents, raceReceipts, raceRefunds, raceWebhooks } from "./race-payments";
import { raceAttempts } from "./race-quizzes";

const POOL = 50;

/** Runs every race on the migrated database at `url`, one after another, or those named in `only`. */
export async function runRaces(url: string, checks: Checks, only?: readonly string[]): Promise<void> {
  const db: Db = createDb(url, POOL);
  const races = { raceEnrollments, raceSeats, raceTabs, raceWebhooks, raceEvents, raceReceipts, raceRefunds, raceCrossings, raceAttempts };
  for (const [name, race] of Object.entries(races)) {
    if (only !== undefined && !only.includes(name)) continue;
    const startedAt = performance.now();
    process.stdout.write(`${name}\n`);
    await race(db, checks).catch((error: unknown) => checks.equal(`${name} ran to its end`, String(error).trim().split("\n").at(-1), null));
    process.stdout.write(`  ${((performance.now() - startedAt) / 1_000).toFixed(1)} s\n`);
  }
  await db.$disconnect();
}
