import { mkdirSync, fstatSync } from "node:fs";
import { createServer } from "node:net";
import path from "node:path";
import { z } from "zod";
import { localEnvironment, type LocalEnvironment } from "./environment.ts";
import type { RunningService } from "./kit/service.ts";
import { acquireLock, LockedError, type Lock } from "./lock.ts";
import { postgresLockFile, predecessorWaitMs } from "./postgres/lock-file.ts";
import { defaultAppPort, localPorts, serviceNames, type ServiceName } from "./ports.ts";
import { loadSecrets } from "./secrets.ts";
import { services, type ServiceEntry } from "./services.ts";

const settingsSchema = z.object({
  PORT: z.coerce.number().int().default(defaultAppPort),
  DATA_DIR: z.string().min(1).default(".data"),
  LOCAL_SERVICES: z.string().optional(),
});

/** A condition that the person who starts the cloud can mend: told in one line, without a stack. */
class StartupProblem extends Error {}

/** Starts the services, says where they are, and stops them when told to or when the parent is gone. */
async function main(): Promise<void> {
  const settings = settingsSchema.parse(process.env);
  const dataDir = path.resolve(settings.DATA_DIR);
  const chosen = chooseServices(settings.LOCAL_SERVICES);
  const ports = localPorts(settings.PORT);
  const lock = await lockDataDir(dataDir);
  await untilPredecessorClosed(dataDir);
  for (const { name } of chosen) await requireFreePort(name, ports[name]);

  const env = localEnvironment({ port: settings.PORT, dataDir, secrets: loadSecrets(dataDir) });
  const running: RunningService[] = [];
  const stop = onceStopped(async () => {
    for (const service of running.reverse()) await closeService(service);
    lock.release();
  });
  listenForStop(stop);

  for (const entry of chosen) running.push(await startService(entry, ports[entry.name], dataDir, env));
  process.stdout.write(describe(chosen, running));
  process.send?.({ type: "ready" });
}

function chooseServices(list: string | undefined): readonly ServiceEntry[] {
  const wanted = list?.split(",").map((name) => name.trim()).filter(Boolean) ?? [];
  const unknown = wanted.filter((name) => !serviceNames.some((known) => known === name));
  if (unknown.length > 0) {
    throw new StartupProblem(`LOCAL_SERVICES names ${unknown.join(", ")}, which the local cloud does not have. It has: ${serviceNames.join(", ")}.`);
  }
  return wanted.length === 0 ? services : services.filter(({ name }) => wanted.includes(name));
}

async function lockDataDir(dataDir: string): Promise<Lock> {
  mkdirSync(dataDir, { recursive: true });
  try {
    return await acquireLock(path.join(dataDir, "cloud.lock"), 0);
  } catch (error) {
    if (!(error instanceof LockedError)) throw error;
    const holder = error.pid === null ? "another local cloud" : `the local cloud of process ${error.pid}`;
    throw new StartupProblem(`${dataDir} is in use by ${holder}. Stop it, or set DATA_DIR to another folder.`);
  }
}

/** The Postgres of a cloud that was just killed still closes its files, and holds its port meanwhile. */
async function untilPredecessorClosed(dataDir: string): Promise<void> {
  const lock = await acquireLock(postgresLockFile(path.join(dataDir, "postgres")), predecessorWaitMs);
  lock.release();
}

function requireFreePort(name: ServiceName, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", (error) => reject(isPortTaken(error) ? portProblem(name, port) : error));
    probe.listen(port, "127.0.0.1", () => probe.close(() => resolve()));
  });
}

async function startService(entry: ServiceEntry, port: number, dataDir: string, env: LocalEnvironment): Promise<RunningService> {
  const ownDir = path.join(dataDir, entry.name);
  mkdirSync(ownDir, { recursive: true });
  const { start } = await entry.load();
  try {
    return await start({ port, dataDir: ownDir, appUrl: env.APP_URL, databaseUrl: env.DATABASE_URL, env: { ...process.env, ...env } });
  } catch (error) {
    throw isPortTaken(error) ? portProblem(entry.name, port) : error;
  }
}

function portProblem(name: ServiceName, port: number): StartupProblem {
  return new StartupProblem(`Port ${port} is taken by another program, so ${name} cannot start. Stop that program, or set PORT to another number.`);
}

function isPortTaken(error: unknown): boolean {
  return error instanceof Error && "code" in error && (error.code === "EADDRINUSE" || error.code === "EACCES");
}

async function closeService(service: RunningService): Promise<void> {
  try {
    await service.close();
  } catch (error) {
    process.stderr.write(`${service.name} did not stop cleanly: ${String(error)}\n`);
  }
}

function onceStopped(work: () => Promise<void>): () => Promise<void> {
  let stopped: Promise<void> | null = null;
  return () => {
    stopped ??= work().finally(() => process.exit());
    return stopped;
  };
}

function listenForStop(stop: () => Promise<void>): void {
  process.on("SIGTERM", stop);
  process.on("SIGINT", stop);
  process.on("SIGHUP", stop);
  if (process.connected) process.on("disconnect", stop);
  // A pipe on standard input belongs to the program that started this one and closes with it. A
  // terminal, a file or /dev/null says nothing about the parent.
  const input = fstatSync(0);
  if (input.isFIFO() || input.isSocket()) {
    process.stdin.on("end", stop);
    process.stdin.on("error", stop);
    process.stdin.resume();
  }
}

function describe(chosen: readonly ServiceEntry[], running: readonly RunningService[]): string {
  const lines = chosen.map(({ name, page }, index) => {
    const url = running[index]?.url ?? "";
    return `  ${name.padEnd(9)} ${page === null ? url : url + page}`;
  });
  return `Local cloud ready.\n${lines.join("\n")}\n`;
}

main().catch((error: unknown) => {
  const text = error instanceof StartupProblem || error instanceof RangeError ? error.message : error instanceof z.ZodError ? z.prettifyError(error) : error instanceof Error ? (error.stack ?? error.message) : String(error);
  process.stderr.write(`${text}\n`);
  process.exit(1);
});
