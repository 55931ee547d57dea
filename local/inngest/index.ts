import { Hono } from "hono";
import { FaultPlan } from "../kit/faults.ts";
import { serveOnLoopback, type ServiceOptions, type RunningService, type StartService } from "../kit/service.ts";
import { apiRoutes } from "./api-routes.ts";
import { AppSync } from "./app-sync.ts";
import { CallLoop } from "./call-loop.ts";
import { ClockLoop } from "./clock-loop.ts";
import { Database } from "./database.ts";
import type { Engine } from "./engine.ts";
import { idleness } from "./idle-route.ts";
import { pageRoutes } from "./page-routes.ts";
import { endOutages, takeOver } from "./queue.ts";
import { Registry } from "./registry.ts";
import { sdkRoutes } from "./sdk-routes.ts";
import { readSettings } from "./settings.ts";
import { WaitIndex } from "./wait-index.ts";

const STOP_GRACE_MS = 2_000;

/**
 * Starts an executor that speaks Inngest's SDK protocol to the app's `/api/inngest`. Its state is the
 * schema `inngest_local` of `databaseUrl`; whatever an earlier life left unfinished goes on. Rejects when
 * a key is missing, the database cannot be reached or the port is taken.
 */
export const start: StartService = async (options: ServiceOptions): Promise<RunningService> => {
  const settings = readSettings(options.env, options.appUrl);
  const database = await Database.open(options.databaseUrl);
  const faults = new FaultPlan();
  const loops: { calls?: CallLoop; clock?: ClockLoop } = {};
  const engine: Engine = {
    database, settings, faults, registry: new Registry(database), waits: new WaitIndex(),
    wake: (at) => {
      loops.calls?.pulse.wake(at);
      if (at && at.getTime() > Date.now()) loops.clock?.pulse.wake(at);
    },
  };
  const sync = new AppSync(engine, () => void endOutages(database, new Date()).then(() => loops.calls?.resume()).catch(() => undefined));
  try {
    await engine.registry.load();
    await engine.waits.load(database);
    await takeOver(database, new Date());
    const service = await serveOnLoopback("inngest", options.port, routes(engine, sync), faults);
    const calls = new CallLoop(engine, () => sync.suspect());
    const clock = new ClockLoop(engine);
    Object.assign(loops, { calls, clock });
    sync.start();
    calls.pulse.wake();
    clock.pulse.wake();
    return { ...service, close: () => close({ service, sync, calls, clock, database }) };
  } catch (error) {
    await database.close();
    throw error;
  }
};

function routes(engine: Engine, sync: AppSync): Hono {
  const app = new Hono();
  app.route("/", sdkRoutes(engine));
  app.route("/v1", apiRoutes(engine));
  app.get("/_local/idle", async (c) => c.json(await idleness(engine)));
  app.route("/", pageRoutes(engine, sync));
  return app;
}

type Parts = { service: RunningService; sync: AppSync; calls: CallLoop; clock: ClockLoop; database: Database };

/** Calls under way may still checkpoint, so the port closes after them. */
async function close({ service, sync, calls, clock, database }: Parts): Promise<void> {
  await Promise.all([sync.stop(), clock.stop(), calls.stop(STOP_GRACE_MS)]);
  await service.close();
  await database.close();
}
