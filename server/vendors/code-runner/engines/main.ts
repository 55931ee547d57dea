import { readFileSync, writeSync } from "node:fs";
import process from "node:process";
import type { CodeLanguage } from "../../../../lib/domain/code-languages.ts";
import type { JsonValue } from "../types.ts";
import { Channel } from "./channel.ts";
import type { Engine, Print } from "./engine.ts";
import { capMemory, harden } from "./harden.ts";

type Job = { source: string; stdin: string | null; memoryMb: number; outputBytes: number };

/** While a language starts. */
const STARTING_MB = 1_024;
/** What each holds before the first line of a program: mebibytes, rounded up. */
const OWN_MB: Record<CodeLanguage, number> = { javascript: 0, typescript: 0, python: 32, sql: 192, lua: 0 };

const [language, cluster] = process.argv.slice(2);

/** Characters of an error that are told. */
const MOST_TEXT = 4_000;

const START: Record<CodeLanguage, (print: Print) => Promise<Engine>> = {
  javascript: async (print) => (await import("./javascript.ts")).startJavascript(print),
  typescript: async (print) => (await import("./typescript.ts")).startTypescript(print),
  python: async (print) => (await import("./python.ts")).startPython(print),
  sql: async (print) => (await import("./sql.ts")).startSql(print, cluster === undefined ? null : new Blob([readFileSync(cluster)])),
  lua: async (print) => (await import("./lua.ts")).startLua(print),
};

/** One language for one job: starts it, says so, takes the job, loads its source and makes each call as it is asked. */
async function serve(language: CodeLanguage): Promise<void> {
  const channel = new Channel();
  let memoryMb = STARTING_MB;
  harden();
  capMemory(() => memoryMb, () => channel.stop("memory"));
  silence();
  const engine = await START[language]((text) => channel.print(text));
  channel.send({ ready: true });
  const job = (await channel.next()) as Job | null;
  if (!job) return;
  memoryMb = OWN_MB[language] + job.memoryMb;
  channel.allow(job.outputBytes);
  const problem = await engine.load(job.source, job.stdin);
  if (problem?.isMemory) channel.stop("memory");
  channel.send({ loaded: problem?.error.slice(0, MOST_TEXT) ?? null });
  for (let call = await channel.next(); call !== null; call = await channel.next()) {
    const { function: name, args } = call as { function: string; args: JsonValue[] };
    const answer = await engine.call(name, args);
    if ("isMemory" in answer && answer.isMemory) channel.stop("memory");
    if ("value" in answer && Buffer.byteLength(answer.value) > job.outputBytes) channel.stop("output");
    channel.send("value" in answer ? { value: answer.value } : "missing" in answer ? { missing: answer.missing.slice(0, MOST_TEXT) } : { error: answer.error.slice(0, MOST_TEXT) });
  }
}

/** Nothing but the channel may write to where the answers go. */
function silence(): void {
  const nothing = (): undefined => undefined;
  for (const name of ["log", "info", "warn", "error", "debug"] as const) Object.defineProperty(console, name, { value: nothing });
}

/** For sql-cluster.ts: runs no program. */
async function writeCluster(): Promise<void> {
  const { dumpCluster } = await import("./sql.ts");
  let rest = await dumpCluster();
  while (rest.length > 0) rest = rest.subarray(writeSync(1, rest));
}

/** For strip-types.ts: runs no program. A source may break the parser for good, so that each has a process of its own. */
async function stripTypes(): Promise<void> {
  const channel = new Channel();
  harden();
  const { withoutTypes } = await import("./typescript.ts");
  channel.send(withoutTypes(String(await channel.next())));
}

if (language === "strip-types") {
  await stripTypes();
  process.exit(0);
}
if (language === "write-cluster") {
  await writeCluster();
  process.exit(0);
}
if (language === undefined || !Object.hasOwn(START, language)) throw new Error("No language was named.");
await serve(language as CodeLanguage);
process.exit(0);
