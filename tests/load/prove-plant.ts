import path from "node:path";
import { pathToFileURL } from "node:url";
import { ROOT } from "../../scripts/stack/children.ts";
import { isPlanted, plant } from "./harness/plant.ts";
import { PLANTS } from "./harness/plants.ts";

/** Loads the file of a planted bug; 1 when the bug is not in it afterwards. Usage: prove-plant.ts <name> */
const [name = ""] = process.argv.slice(2);
try {
  plant(name);
  await import(pathToFileURL(path.join(ROOT, PLANTS[name]?.file ?? "")).href);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
}
process.exit(isPlanted(name) ? 0 : 1);
