import { spawnSync, type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { existsSync, realpathSync } from "node:fs";
import path from "node:path";
import process from "node:process";
import type { CodeLanguage } from "@/lib/domain/code-languages";

const ENGINES = ["server", "vendors", "code-runner", "engines"];
const QUICKJS = ["quickjs-emscripten", "quickjs-emscripten-core", "@jitl"];

/** What each language's process may read of the disk, beside our own engines. */
const PACKAGES: Record<CodeLanguage, readonly string[]> = {
  javascript: QUICKJS,
  typescript: QUICKJS,
  python: ["pyodide"],
  sql: ["@electric-sql/pglite"],
  lua: ["wasmoon"],
};

/** Of V8, for what is not WebAssembly: mebibytes. */
const HEAP_MB = 256;
/** Kernel limits, which hold also when nobody watches any more: no core files, no written files, few open ones, seconds of processor. */
const KERNEL_LIMITS = "ulimit -c 0; ulimit -f 0; ulimit -n 128; ulimit -t 240; exec \"$@\"";
const UNSHARE = "/usr/bin/unshare";
const NO_NETWORK = ["--user", "--map-current-user", "--net", "--"];
const SHELL = "/bin/sh";
/** Nothing of ours: only that no development is going on. */
export const NO_ENVIRONMENT: NodeJS.ProcessEnv = { NODE_ENV: "production" };

let hasOwnNetwork: boolean | undefined;

/**
 * Starts the process of a language's engine in a process group of its own: an empty environment, reading rights for the
 * engine's files only, no processes, threads or add-ons (https://nodejs.org/api/permissions.html), no code from text, the
 * kernel's limits, and where the kernel lets everybody have one (most Linux), a network namespace with nothing in it.
 */
export function launchEngine(language: CodeLanguage, cluster: string | null): ChildProcessWithoutNullStreams {
  const node = engineCommand(language, [language, ...(cluster === null ? [] : [cluster])], cluster === null ? [] : [cluster]);
  return launchConfined(node);
}

/** Starts a command of Node's in a process group of its own: an empty environment, the kernel's limits and, where it can be, no network. */
export function launchConfined(node: readonly string[]): ChildProcessWithoutNullStreams {
  const limited = existsSync(SHELL) ? [SHELL, "-c", KERNEL_LIMITS, "sh", ...node] : node;
  const [command = process.execPath, ...args] = canUnshare() ? [UNSHARE, ...NO_NETWORK, ...limited] : limited;
  return spawn(command, args, { env: NO_ENVIRONMENT, stdio: ["pipe", "pipe", "pipe"], detached: true });
}

/** The command of an engine's process, under Node's permissions. */
export function engineCommand(language: CodeLanguage, given: readonly string[], alsoReadable: readonly string[] = []): string[] {
  const root = realpathSync(/* turbopackIgnore: true */ process.cwd());
  const engines = path.join(root, ...ENGINES);
  const readable = [engines, path.join(root, "package.json"), ...PACKAGES[language].map((name) => path.join(root, "node_modules", name)), ...alsoReadable];
  return [
    process.execPath,
    "--permission",
    ...readable.map((each) => `--allow-fs-read=${each}`),
    "--disallow-code-generation-from-strings",
    "--disable-proto=delete",
    `--max-old-space-size=${HEAP_MB}`,
    "--no-warnings",
    path.join(engines, "main.ts"),
    ...given,
  ];
}

function canUnshare(): boolean {
  hasOwnNetwork ??= existsSync(UNSHARE) && spawnSync(UNSHARE, [...NO_NETWORK, "/bin/true"], { env: NO_ENVIRONMENT, stdio: "ignore", timeout: 5_000 }).status === 0;
  return hasOwnNetwork;
}
