import { readdirSync } from "node:fs";
import path from "node:path";
import { exitOf, ROOT, startChild, superviseUntilStopped } from "./stack/children.ts";

/** Runs every bench of tests/load one after another, all of them even when one misses its goals; 1 when any did. */
superviseUntilStopped([]);
const benches = readdirSync(path.join(ROOT, "tests/load")).filter((name) => /^bench-[\w-]+\.ts$/.test(name)).sort();
const missed: string[] = [];
for (const name of benches) {
  process.stdout.write(`\n== ${name}\n`);
  const child = startChild(["--import", "tsx", path.join("tests/load", name), ...process.argv.slice(2)], {}, ["ignore", "inherit", "inherit"]);
  if ((await exitOf(child)) !== 0) missed.push(name);
}
process.stdout.write(missed.length === 0 ? `\nAll ${benches.length} benches met their goals.\n` : `\nMissed: ${missed.join(", ")}\n`);
process.exit(missed.length === 0 ? 0 : 1);
