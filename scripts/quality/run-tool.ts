import { spawn, type ChildProcess } from "node:child_process";
import path from "node:path";
import process from "node:process";

export const ROOT = path.resolve(import.meta.dirname, "../..");

let running: ChildProcess | null = null;

/** Runs a tool of the project with its own Node, its output shown as it comes. Resolves with the exit code. */
export function runTool(args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<number> {
  return runProgram(process.execPath, args, env);
}

/** Runs any program with standard input closed. A program that does not exist counts as exit 127. */
export function runProgram(program: string, args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<number> {
  return new Promise((resolve) => {
    const child = spawn(program, args, { cwd: ROOT, env: { ...process.env, ...env }, stdio: ["ignore", "inherit", "inherit"] });
    running = child;
    child.once("error", (error) => {
      process.stderr.write(`${program}: ${error.message}\n`);
      resolve(127);
    });
    child.once("exit", (code) => resolve(code ?? 1));
  });
}

/** Passes a signal on to the tool that runs now; it stops what it started, and then this process ends. */
export function stopWithTool(): void {
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
    process.on(signal, () => {
      const child = running;
      if (!child || child.exitCode !== null) process.exit(130);
      child.once("exit", () => process.exit(130));
      child.kill(signal);
    });
  }
}
