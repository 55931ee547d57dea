import type { FaultPlan } from "../kit/faults.ts";
import type { Database } from "./database.ts";
import type { Registry } from "./registry.ts";
import type { Settings } from "./settings.ts";
import type { WaitIndex } from "./wait-index.ts";

/** What the parts of the executor share. */
export type Engine = {
  database: Database;
  registry: Registry;
  settings: Settings;
  waits: WaitIndex;
  faults: FaultPlan;
  /** Says that there may be work: now, or at a moment to come. */
  wake(at?: Date): void;
};
