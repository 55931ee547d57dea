import type { ChildProcess } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync } from "node:fs";
import { createServer } from "node:net";
import path from "node:path";
import { localEnvironment, type LocalEnvironment } from "../../local/environment.ts";
import { defaultAppPort } from "../../local/ports.ts";
import { loadSecrets } from "../../local/secrets.ts";
import { exitOf, runChild, ROOT, startChild } from "./children.ts";

export type Stack = { env: LocalEnvironment; port: number; dataDir: string; dataId: string };

/** What the person can mend: shown as one line, without a stack. */
export class SetupProblem extends Error {}

/** Reads PORT and DATA_DIR and makes the environment with which the app reaches the local cloud. */
export function readStack(): Stack {
  const port = Number(process.env.PORT ?? defaultAppPort);
  if (!Number.isInteger(port) || port < 1 || port > 65_000) {
    throw new SetupProblem(`PORT must be a whole number from 1 to 65000; it is "${process.env.PORT}".`);
  }
  const dataDir = path.resolve(ROOT, process.env.DATA_DIR ?? ".data");
  mkdirSync(dataDir, { recursive: true });
  const env = localEnvironment({ port, dataDir, secrets: loadSecrets(dataDir) });
  const dataId = createHash("sha256").update(env.AUTH_SECRET).digest("hex");
  return { env, port, dataDir, dataId };
}

/** Rejects with one clear line when another program listens on the app's port. */
export function requireFreePort(port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", () => reject(new SetupProblem(`Port ${port} is taken by another program. Stop it, or set PORT to another number.`)));
    probe.listen(port, "127.0.0.1", () => probe.close(() => resolve()));
  });
}

/** Starts the local cloud and resolves when all of it accepts requests. */
export async function startCloud({ env }: Stack): Promise<ChildProcess> {
  const child = startChild(["--import", "tsx", "local/main.ts"], env, ["pipe", "ignore", "inherit", "ipc"]);
  const ready = new Promise<"ready">((resolve) => child.once("message", () => resolve("ready")));
  const first = await Promise.race([ready, exitOf(child)]);
  if (first !== "ready") throw new SetupProblem("The local cloud did not start: see the line above.");
  return child;
}

export async function migrate({ env }: Stack): Promise<void> {
  await runChild("the migration", ["--import", "tsx", "scripts/database/deploy.ts"], env, ["ignore", "ignore", "inherit"]);
}

export async function seed({ env }: Stack): Promise<void> {
  await runChild("the seed", ["--import", "tsx", "prisma/seed/main.ts"], env, ["ignore", "inherit", "inherit"]);
}
