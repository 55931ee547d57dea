import { serve, type ServerType } from "@hono/node-server";
import { Hono, type MiddlewareHandler } from "hono";
import { FaultPlan } from "./faults.ts";
import { faultRoutes } from "./fault-routes.ts";

/** What a service of the local cloud is given when it starts. */
export type ServiceOptions = {
  /** Loopback port that the service listens on. */
  port: number;
  /** Folder that the service owns; it survives restarts. Created before the service starts. */
  dataDir: string;
  /** Base URL of the application, without a trailing slash: where webhooks and calls go. */
  appUrl: string;
  /** Connection string of the local Postgres. */
  databaseUrl: string;
  /** Environment shared by all services: secrets and keys, as the application knows them. */
  env: Readonly<Record<string, string | undefined>>;
};

/** A service that accepts requests. `close` resolves when its state is on disk and its port is free. */
export type RunningService = {
  name: string;
  url: string;
  faults: FaultPlan;
  close(): Promise<void>;
};

export type StartService = (options: ServiceOptions) => Promise<RunningService>;

/**
 * Serves a Hono app on loopback with what every service has: `GET /_local/health`, and
 * `GET|PUT|DELETE /_local/faults` to read, set and clear injected faults. Rejects when the port is taken.
 * Requests for any other host name than this machine's own are refused, so that a web page cannot reach
 * the service through a name that it points at loopback.
 */
export async function serveOnLoopback(name: string, port: number, app: Hono, faults: FaultPlan): Promise<RunningService> {
  const root = new Hono();
  root.use(refuseForeignHosts);
  root.get("/_local/health", (c) => c.json({ service: name, status: "ok" }));
  root.route("/_local/faults", faultRoutes(faults));
  root.route("/", app);
  const server = await listen(root, port);
  return { name, url: `http://127.0.0.1:${port}`, faults, close: () => closeServer(server) };
}

const ownHostNames = new Set(["127.0.0.1", "localhost", "[::1]"]);

const refuseForeignHosts: MiddlewareHandler = async (c, next) => {
  if (!ownHostNames.has(new URL(c.req.url).hostname)) return c.text("This service answers only on the machine that it runs on.", 421);
  await next();
  return undefined;
};

function listen(app: Hono, port: number): Promise<ServerType> {
  return new Promise((resolve, reject) => {
    const runtimesOwn = globalThis.Response;
    const server = serve({ fetch: app.fetch, port, hostname: "127.0.0.1" }, () => resolve(server));
    // The adapter's Request must stay (the limit of a body makes a request out of it), its Response must not: who shares
    // this process reads a WebAssembly module through the runtime's own.
    globalThis.Response = runtimesOwn;
    server.on("error", reject);
  });
}

function closeServer(server: ServerType): Promise<void> {
  return new Promise((resolve) => {
    if ("closeAllConnections" in server) server.closeAllConnections();
    server.close(() => resolve());
  });
}
