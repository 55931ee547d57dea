import { fork } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { z } from "zod";
import type { ServiceOptions } from "../service.ts";

export type ServiceProcess = {
  url: string;
  pid: number;
  /** Ends the process with SIGKILL and waits until it is gone. */
  kill(): Promise<void>;
};

const readySchema = z.object({ url: z.string() });

/** Starts a service of `local/` in a process of its own, for tests that kill it. `modulePath` is absolute. */
export async function startServiceProcess(modulePath: string, options: ServiceOptions): Promise<ServiceProcess> {
  const child = fork(path.join(import.meta.dirname, "service-process-child.ts"), [modulePath, JSON.stringify(options)], {
    execArgv: ["--import", "tsx"],
  });
  const failed = once(child, "exit").then(([code]) => {
    throw new Error(`${modulePath} ended with code ${String(code)} while starting`);
  });
  const [message] = await Promise.race([once(child, "message"), failed]);
  failed.catch(() => undefined);
  let killed: Promise<unknown> | null = null;
  return {
    url: readySchema.parse(message).url,
    pid: child.pid ?? 0,
    kill: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      killed ??= once(child, "exit");
      child.kill("SIGKILL");
      await killed;
    },
  };
}
