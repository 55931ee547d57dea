import { fork, type ChildProcess } from "node:child_process";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { z } from "zod";
import { FaultPlan } from "../kit/faults.ts";
import type { StartService } from "../kit/service.ts";

export { startPostgres, type PostgresOptions, type RunningPostgres } from "./start-postgres.ts";

const childMessage = z.union([
  z.object({ type: z.literal("ready") }),
  z.object({ type: z.literal("failed"), message: z.string(), code: z.string().nullable() }),
]);

const retryDelayMs = 2_000;

/**
 * Postgres in a process of its own, because it keeps a core busy while a statement runs. When that
 * process dies, another takes its place on the same files: clients lose their connections, and no
 * committed row. Rejects, with the error's `code`, when it cannot start the first time.
 */
export const start: StartService = async ({ port, dataDir, databaseUrl }) => {
  const supervisor = new Supervisor({ port, dataDir: path.resolve(dataDir) });
  await supervisor.start();
  // It is no HTTP service and takes no injected faults: its fault is a kill -9 of its process.
  return { name: "postgres", url: databaseUrl, faults: new FaultPlan(), close: () => supervisor.close() };
};

class Supervisor {
  private child: ChildProcess | null = null;
  private closing = false;

  constructor(private readonly options: { port: number; dataDir: string }) {}

  async start(): Promise<void> {
    const child = fork(path.join(import.meta.dirname, "child.ts"), [JSON.stringify(this.options)]);
    this.child = child;
    await untilReady(child);
    child.once("exit", (code, signal) => this.onExit(code, signal));
  }

  async close(): Promise<void> {
    this.closing = true;
    const { child } = this;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const exited = new Promise((resolve) => child.once("exit", resolve));
    if (child.connected) child.disconnect();
    await exited;
  }

  private async onExit(code: number | null, signal: NodeJS.Signals | null): Promise<void> {
    if (this.closing) return;
    process.stderr.write(`postgres ended unexpectedly (${signal ?? `exit code ${code}`}); starting it again.\n`);
    while (!this.closing) {
      try {
        await this.start();
        process.stderr.write("postgres is back.\n");
        return;
      } catch (error) {
        process.stderr.write(`postgres did not start: ${error instanceof Error ? error.message : String(error)}\n`);
        await wait(retryDelayMs);
      }
    }
  }
}

function untilReady(child: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    const onExit = (code: number | null) => reject(new Error(`postgres ended with code ${code} while starting`));
    child.once("exit", onExit);
    child.once("message", (raw) => {
      child.off("exit", onExit);
      const message = childMessage.parse(raw);
      if (message.type === "ready") resolve();
      else reject(Object.assign(new Error(message.message), { code: message.code }));
    });
  });
}
