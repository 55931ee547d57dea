import { spawn } from "node:child_process";
import { accessSync, chmodSync, constants, existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";

/** ffmpeg ended with an error; `message` holds the end of what it wrote. */
export class FfmpegError extends Error {}

export type FfmpegRun = {
  args: string[];
  cwd?: string;
  signal?: AbortSignal;
  /** Called with the seconds of output produced so far, a few times a second. */
  onProgress?: (seconds: number) => void;
  /** Called once with the process id, before any work is done. */
  onSpawn?: (processId: number) => void;
};

/**
 * Finds ffmpeg: the configured path, else the first on the search path, else the binary inside the npm package
 * `@ffmpeg-installer/<platform>-<arch>` (a build of 2018: everything here keeps to what it can do). Throws when there is none.
 */
export function findFfmpeg(configured: string | undefined, searchPath: string): string {
  if (configured) {
    if (!isExecutable(configured)) throw new Error(`FFMPEG_PATH is not an executable file: ${configured}`);
    return configured;
  }
  const name = process.platform === "win32" ? "ffmpeg.exe" : "ffmpeg";
  const onPath = searchPath.split(path.delimiter).map((dir) => path.join(dir, name)).find(isExecutable);
  return onPath ?? packagedFfmpeg(name);
}

function packagedFfmpeg(name: string): string {
  const packageName = `@ffmpeg-installer/${process.platform}-${process.arch}`;
  const require = createRequire(import.meta.url);
  let binary: string;
  try {
    binary = path.join(path.dirname(require.resolve(`${packageName}/package.json`)), name);
  } catch (cause) {
    throw new Error(`No ffmpeg: install it, set FFMPEG_PATH, or add the npm package ${packageName}`, { cause });
  }
  if (!isExecutable(binary)) chmodSync(binary, 0o755);
  return binary;
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/**
 * Runs ffmpeg at low priority, so that the application stays responsive. Resolves with what it wrote on standard
 * error; rejects with FfmpegError on a failure, or with the signal's reason when aborted (the process is killed first).
 */
export function runFfmpeg(binary: string, run: FfmpegRun): Promise<string> {
  const args = ["-hide_banner", "-nostdin", ...(run.onProgress ? ["-progress", "pipe:1"] : []), ...run.args];
  const [command, commandArgs] = existsSync("/usr/bin/nice") ? ["/usr/bin/nice", ["-n", "10", binary, ...args]] : [binary, args];
  return new Promise((resolve, reject) => {
    const child = spawn(command, commandArgs, { cwd: run.cwd, stdio: ["ignore", "pipe", "pipe"], signal: run.signal, killSignal: "SIGKILL" });
    if (child.pid !== undefined) run.onSpawn?.(child.pid);
    let messages = "";
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      messages = (messages + text).slice(-20_000);
    });
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      const seconds = readProgress(text);
      if (seconds !== null) run.onProgress?.(seconds);
    });
    let failure: Error | null = null;
    child.on("error", (error) => {
      failure = error;
    });
    child.on("close", (code) => {
      if (code === 0) return resolve(messages);
      reject(run.signal?.aborted ? run.signal.reason : (failure ?? new FfmpegError(messages.trim().slice(-2_000) || `ffmpeg exited with ${code}`)));
    });
  });
}

function readProgress(text: string): number | null {
  const found = [...text.matchAll(/^out_time_us=(\d+)/gm)].at(-1)?.[1];
  return found === undefined ? null : Number(found) / 1_000_000;
}

/**
 * Ends an ffmpeg left behind by a previous life of the emulator. A process id may have been reused since, so it is
 * ended only when it still runs ffmpeg; without `/proc` nothing is done (its output goes to a folder nobody reads).
 */
export function endOrphan(processId: number): void {
  try {
    const command = readFileSync(`/proc/${processId}/cmdline`, "utf8");
    if (command.includes("ffmpeg")) process.kill(processId, "SIGKILL");
  } catch {
    // The process is gone, or this system has no /proc.
  }
}
