import { spawn, type ChildProcess, type StdioOptions } from "node:child_process";
import path from "node:path";

export const ROOT = path.resolve(import.meta.dirname, "../..");

type Environment = Readonly<Record<string, string | undefined>>;

/** Children that this process started; stopped in reverse order. */
const children: ChildProcess[] = [];
let isStopping = false;

/** Starts a program of the project with its own Node. It is stopped with this process. */
export function startChild(args: readonly string[], env: Environment, stdio: StdioOptions = ["pipe", "inherit", "inherit"]): ChildProcess {
  const child = spawn(process.execPath, args, { cwd: ROOT, env: { ...process.env, ...env } as NodeJS.ProcessEnv, stdio });
  children.push(child);
  return child;
}

/** Runs a program of the project to its end; rejects with its name when it fails. */
export async function runChild(name: string, args: readonly string[], env: Environment, stdio?: StdioOptions): Promise<void> {
  const child = startChild(args, env, stdio);
  const code = await exitOf(child);
  if (code !== 0) throw new Error(`${name} failed (exit ${code})`);
}

export function exitOf(child: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    if (child.exitCode !== null) return resolve(child.exitCode);
    child.once("error", reject);
    child.once("exit", (code, signal) => resolve(code ?? (signal ? 1 : 0)));
  });
}

/** Stops every child in reverse order, waiting for each; kills what does not stop within 10 seconds. */
export async function stopChildren(): Promise<void> {
  isStopping = true;
  for (const child of [...children].reverse()) {
    if (child.exitCode !== null || child.signalCode !== null) continue;
    const gone = exitOf(child);
    child.kill("SIGTERM");
    const timer = setTimeout(() => child.kill("SIGKILL"), 10_000);
    await gone;
    clearTimeout(timer);
  }
}

/** Ends this process with all children on Ctrl-C, on a kill, or when one that must run ends by itself. */
export function superviseUntilStopped(essential: readonly { name: string; child: ChildProcess }[]): void {
  const stop = async (code: number) => {
    if (isStopping) return;
    isStopping = true;
    await stopChildren();
    process.exit(code);
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => void stop(0));
  for (const { name, child } of essential) {
    child.once("exit", (code) => {
      if (isStopping) return;
      process.stderr.write(`${name} ended by itself (exit ${code ?? "by signal"}); stopping the rest.\n`);
      void stop(1);
    });
  }
}
