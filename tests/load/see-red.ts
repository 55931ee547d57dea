import { parseArgs } from "node:util";
import { exitOf, startChild, superviseUntilStopped } from "../../scripts/stack/children.ts";
import { PLANTS } from "./harness/plants.ts";

/**
 * Plants one bug after another in the smallest run that shows it: each must be seen by the check that is named for it.
 *
 *   npm run bench:plants                              all of them; 1 when one was not seen
 *   npm run bench:plants -- relay-unsent --port=26000 only those that are named
 */
const { values, positionals } = parseArgs({ options: { port: { type: "string", default: "21600" } }, allowPositionals: true });
superviseUntilStopped([]);
const OUTCOMES: Readonly<Record<number, string>> = { 0: "NOT SEEN", 1: "seen", 2: "NOT PLANTED", 3: "NOT SEEN" };
const unseen: string[] = [];
const rows: string[] = [];
for (const name of positionals.length > 0 ? positionals : Object.keys(PLANTS)) {
  const chosen = PLANTS[name];
  if (!chosen) throw new Error(`There is no planted bug "${name}". There are: ${Object.keys(PLANTS).join(", ")}.`);
  const { bench, by, args } = chosen.seen;
  process.stdout.write(`\n== ${name}: ${chosen.breaks}\n`);
  const startedAt = performance.now();
  const child = startChild(["--import", "tsx", `tests/load/bench-${bench}.ts`, `--port=${values.port}`, `--plant=${name}`, ...args], {}, ["ignore", "inherit", "inherit"]);
  const code = await exitOf(child);
  if (code !== 1) unseen.push(name);
  rows.push(`${OUTCOMES[code] ?? `ended with ${code}`}  ${name}, by "${by}" of bench:${bench}, in ${((performance.now() - startedAt) / 1_000).toFixed(0)} s`);
}
process.stdout.write(`\n${rows.join("\n")}\nbench:plants: ${rows.length} planted bugs, ${unseen.length} not seen${unseen.length > 0 ? ` (${unseen.join(", ")})` : ""}\n`);
process.exit(unseen.length === 0 ? 0 : 1);
