import { rmSync } from "node:fs";
import path from "node:path";
import { acquireLock, LockedError } from "../local/lock.ts";
import { ROOT } from "./stack/children.ts";
import { SetupProblem } from "./stack/cloud.ts";
import { runCommand } from "./stack/serve-school.ts";

/** Wipes the demo school's state. Refuses while it is in use, so that nothing is pulled from under a running one. */
runCommand(async () => {
  const dataDir = path.resolve(ROOT, process.env.DATA_DIR ?? ".data");
  try {
    (await acquireLock(path.join(dataDir, "cloud.lock"), 0)).release();
  } catch (error) {
    if (error instanceof LockedError) throw new SetupProblem(`${dataDir} is in use: stop the running school first (Ctrl-C where it runs).`);
    throw error;
  }
  rmSync(dataDir, { recursive: true, force: true });
  process.stdout.write(`Wiped ${dataDir}. npm start makes a fresh school.\n`);
});
