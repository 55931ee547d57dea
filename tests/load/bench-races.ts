import { parseArgs } from "node:util";
import { runChild } from "../../scripts/stack/children.ts";
import { generateClient } from "../../scripts/stack/prepare.ts";
import { setTestEnv } from "../harness/test-env.ts";
import { Checks } from "./harness/checks.ts";
import { plant } from "./harness/plants.ts";
import { startCluster } from "./harness/postgres-cluster.ts";

/**
 * Races on a PostgreSQL of its own, because the embedded database has one connection and cannot show them.
 *
 *   npm run bench:races                       everything must hold
 *   npm run bench:races -- --plant=<name>     with a planted bug it must not: exit code 1 (see harness/plants.ts)
 *   npm run bench:races -- --only=raceSeats   one race
 */
const { values } = parseArgs({ options: { plant: { type: "string" }, only: { type: "string" }, port: { type: "string", default: "21690" } } });
setTestEnv();
if (values.plant) plant(values.plant);

await generateClient();
const cluster = await startCluster(Number(values.port));
process.stdout.write(`PostgreSQL 15 on port ${values.port}\n`);
const checks = new Checks();
try {
  await runChild("the migration", ["--import", "tsx", "scripts/database/deploy.ts"], { DATABASE_URL: cluster.url }, ["ignore", "ignore", "inherit"]);
  // Loaded after the planting: modules that are loaded before it are as they are shipped.
  const { runRaces } = await import("./harness/races.ts");
  await runRaces(cluster.url, checks, values.only);
} finally {
  await cluster.stop();
}
process.exit(checks.finish("bench:races"));
