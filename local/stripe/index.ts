import { Hono } from "hono";
import { FaultPlan } from "../kit/faults.ts";
import { serveOnLoopback, type ServiceOptions, type StartService } from "../kit/service.ts";
import { openStore } from "../kit/store.ts";
import { IdempotencyTable } from "./api/idempotency.ts";
import { serveApi } from "./api/serve-api.ts";
import { Emulator } from "./core/emulator.ts";
import { SCHEMA } from "./core/schema.ts";
import { startTimers } from "./core/timers.ts";
import { Dispatcher } from "./delivery/dispatcher.ts";
import { parseRetryScale } from "./delivery/retry-schedule.ts";
import { serveHosted } from "./hosted/serve-hosted.ts";
import { serveInspector } from "./inspector/serve-inspector.ts";
import { serveLocal } from "./inspector/serve-local.ts";
import { keepDefaultEndpoint } from "./resources/webhook-endpoints.ts";
import { allRoutes } from "./routes.ts";

/**
 * Starts the local Stripe. Whatever it acknowledged is on disk; events that were not delivered before a crash
 * are delivered after the next start. Rejects when `STRIPE_SECRET_KEY` or `STRIPE_WEBHOOK_SECRET` is unset.
 */
export const start: StartService = async (options) => {
  const secretKey = required(options, "STRIPE_SECRET_KEY");
  const webhookSecret = required(options, "STRIPE_WEBHOOK_SECRET");
  const retryScale = parseRetryScale(options.env.STRIPE_LOCAL_RETRY_SCALE);
  const db = openStore(options.dataDir, SCHEMA);
  const emulator = new Emulator(db, `http://127.0.0.1:${options.port}`);
  emulator.operate((op) => keepDefaultEndpoint(op, `${options.appUrl}/api/webhooks/stripe`, webhookSecret));
  new IdempotencyTable(db).prune();

  const faults = new FaultPlan();
  const dispatcher = new Dispatcher(emulator, faults, retryScale);
  emulator.onQueued(() => dispatcher.wake());
  const app = new Hono();
  app.route("/", serveApi(emulator, allRoutes(emulator), secretKey, faults));
  app.route("/", serveHosted(emulator));
  app.route("/", serveLocal(emulator));
  app.route("/", serveInspector(emulator, dispatcher));
  const server = await serveOnLoopback("stripe", options.port, app, faults).catch((error: unknown) => {
    db.close();
    throw error;
  });
  const stopTimers = startTimers(emulator);
  dispatcher.wake();
  return {
    ...server,
    close: async () => {
      stopTimers();
      await server.close();
      await dispatcher.stop();
      db.close();
    },
  };
};

function required(options: ServiceOptions, name: string): string {
  const value = options.env[name];
  if (value === undefined || value === "") throw new Error(`The local Stripe needs ${name} in its environment.`);
  return value;
}
