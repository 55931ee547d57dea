import { parseArgs } from "node:util";
import { runChild } from "../../scripts/stack/children.ts";
import { generateClient } from "../../scripts/stack/prepare.ts";
import { setTestEnv } from "../harness/test-env.ts";
import { Checks } from "./harness/checks.ts";
import { dropGuard, endUnrun, endUnrunOnError, isPlanted, orEnd, plant, requirePlant } from "./harness/plant.ts";
import { startCluster, type Cluster } from "./harness/postgres-cluster.ts";

/**
 * Races on a PostgreSQL of its own, because the embedded database has one connection and cannot show them.
 *
 *   npm run bench:races                       everything must hold
 *   npm run bench:races -- --plant=<name>     with a planted bug (harness/plants.ts), which must be seen
 *   npm run bench:races -- --only=raceSeats   one race, or several with commas between
 *
 * Exit codes: 0 all held; 1 a check failed, with a planted bug the one that is named for it; 2 the bench could not run or
 * the bug was not planted; 3 the planted bug was not seen.
 */
const { values } = parseArgs({ options: { plant: { type: "string" }, only: { type: "string" }, port: { type: "string", default: "21690" } } });
const started: Cluster[] = [];
endUnrunOnError(started);
setTestEnv();
await generateClient();
if (values.plant) await requirePlant(values.plant);
if (values.plant) plant(values.plant);

const cluster = await orEnd(startCluster(Number(values.port)));
process.stdout.write(`PostgreSQL 15 on port ${values.port}\n`);
started.push(cluster);
const checks = new Checks();
let stumble: unknown = null;
try {
  await runChild("the migration", ["--import", "tsx", "scripts/database/deploy.ts"], { DATABASE_URL: cluster.url }, ["ignore", "ignore", "inherit"]);
  if (values.plant) await dropGuard(values.plant, cluster.url);
  // Loaded after the planting: modules that are loaded before it are as they are shipped.
  const { runRaces } = await import("./harness/races.ts");
  await runRaces(cluster.url, checks, values.only?.split(","));
} catch (error) {
  stumble = error;
} finally {
  await cluster.stop();
}
if (stumble !== null) endUnrun(stumble instanceof Error ? stumble.message : "not an error");
if (values.plant && !isPlanted(values.plant)) endUnrun(`nothing loaded the file of the planted bug "${values.plant}"`);
process.exit(checks.finish("bench:races", values.plant));
