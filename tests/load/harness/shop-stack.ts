import { type ChildProcess, spawn } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, openSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { localEnvironment, type LocalEnvironment } from "../../../local/environment.ts";
import { localPorts } from "../../../local/ports.ts";
import { loadSecrets } from "../../../local/secrets.ts";
import { ROOT, runChild } from "../../../scripts/stack/children.ts";
import { dropGuard, markOf } from "./plant.ts";
import { startCluster, type Cluster } from "./postgres-cluster.ts";

export type Victim = "app" | "executor" | "database";

export type ShopStack = {
  env: LocalEnvironment;
  /** Folder of a vendor's emulator. */
  vendorDir(name: "stripe" | "mail" | "blob"): string;
  /** SIGKILL, then a new life after `outageMs`; resolves when it answers again. */
  kill(victim: Victim, outageMs: number): Promise<void>;
  /** The end of what the processes wrote to standard error. */
  lastErrors(): string;
  stop(): Promise<void>;
};

/**
 * The shop with real edges: PostgreSQL 15, the payment, mail, file and limit vendors' emulators in one process, the
 * executor of durable functions in another, and the app (the production build, or the slim one) in a third.
 */
export async function startShopStack({ port, app, plant }: { port: number; app: "next" | "slim"; plant: string | undefined }): Promise<ShopStack> {
  const folder = mkdtempSync(path.join("/tmp", "criterio-shop-"));
  const vendors = path.join(folder, "vendors");
  const executor = path.join(folder, "executor");
  const env = localEnvironment({ port, dataDir: vendors, secrets: loadSecrets(vendors) });
  mkdirSync(executor);
  copyFileSync(path.join(vendors, "secrets.json"), path.join(executor, "secrets.json"));

  const cluster: Cluster = await startCluster(localPorts(port).postgres);
  const log = openSync(path.join(folder, "errors.log"), "a");
  const cloud = (dataDir: string, services: string, extra: Record<string, string>) =>
    launch(["--import", "tsx", "local/main.ts"], { ...env, DATA_DIR: dataDir, LOCAL_SERVICES: services, ...extra }, log);
  const start: Record<"shop" | "app" | "executor", () => ChildProcess> = {
    // A storm of minutes stands for three days: waits between attempts are shortened in proportion.
    shop: () => cloud(vendors, "stripe,blob,redis,mail", { STRIPE_LOCAL_RETRY_SCALE: "0.0007" }),
    app: () => launch(appArguments(app, port), { ...env, NODE_ENV: "production", LOG_LEVEL: "silent", ...(plant && { BENCH_PLANT: plant }) }, log),
    executor: () => cloud(executor, "inngest", { INNGEST_LOCAL_BACKOFF_MS: "500", INNGEST_LOCAL_LEASE_MS: "3000", INNGEST_LOCAL_SYNC_MS: "1000" }),
  };
  const ready = {
    shop: async () => void (await Promise.all([untilAnswers(`${env.STRIPE_API_URL}/_local/health`), untilAnswers(`${env.RESEND_BASE_URL}/_local/health`)])),
    app: () => untilAnswers(`http://127.0.0.1:${port}/api/inngest`),
    executor: () => untilAnswers(`${env.INNGEST_BASE_URL}/_local/health`),
  };
  const running: Partial<Record<keyof typeof start, ChildProcess>> = {};
  let isStopped = false;
  const begin = async (name: keyof typeof start) => {
    // A kill may be under way when the bench is stopped: what it starts then would outlive the bench.
    if (isStopped) return;
    running[name] = start[name]();
    await ready[name]();
  };
  const lastErrors = () => readFileSync(path.join(folder, "errors.log"), "utf8").slice(-4_000);
  const stop = async () => {
    isStopped = true;
    await Promise.all(Object.values(running).map((child) => end(child, "SIGKILL")));
    await cluster.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    await runChild("the migration", ["--import", "tsx", "scripts/database/deploy.ts"], env, ["ignore", "ignore", "inherit"]);
    if (plant) await dropGuard(plant, cluster.url);
    await begin("shop");
    await Promise.all([begin("app"), begin("executor")]);
    if (plant && !lastErrors().includes(markOf(plant))) throw new Error(`the app did not load the file of the planted bug "${plant}"`);
  } catch (error) {
    process.stderr.write(lastErrors());
    await stop();
    throw error;
  }

  return {
    env,
    vendorDir: (name) => path.join(vendors, name),
    kill: async (victim, outageMs) => {
      if (victim === "database") return cluster.crash(outageMs);
      const child = running[victim];
      if (child) await end(child, "SIGKILL");
      await new Promise((resolve) => setTimeout(resolve, outageMs));
      await begin(victim);
    },
    lastErrors,
    stop,
  };
}

function appArguments(app: "next" | "slim", port: number): string[] {
  return app === "next" ? ["node_modules/next/dist/bin/next", "start", "-H", "127.0.0.1", "-p", String(port)] : ["--import", "tsx", "tests/load/slim-app.ts"];
}

/**
 * In a process group of its own, so that a kill takes its children too. The emulators end by themselves when their
 * standard input closes, as it does when this process dies.
 */
function launch(args: string[], env: Record<string, string>, log: number): ChildProcess {
  return spawn(process.execPath, args, { cwd: ROOT, env: { ...process.env, ...env }, stdio: ["pipe", "ignore", log], detached: true });
}

function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  return new Promise((resolve) => {
    if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return resolve();
    child.once("exit", () => resolve());
    process.kill(-child.pid, signal);
  });
}

/** Resolves when the address answers anything at all. */
async function untilAnswers(url: string): Promise<void> {
  const deadline = Date.now() + 120_000;
  while (Date.now() < deadline) {
    try {
      await fetch(url, { signal: AbortSignal.timeout(10_000) });
      return;
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
  throw new Error(`${url} does not answer`);
}
