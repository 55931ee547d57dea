import { spawn } from "node:child_process";
import path from "node:path";
import { z } from "zod";
import { ROOT } from "../../scripts/stack/children.ts";

export type Target = { name: string; url: string; headers?: Readonly<Record<string, string>> };

/** One sample of a target: requests a second and latencies in milliseconds. */
export type Sample = { perSecond: number; p50: number; p99: number };

/** A target's samples, one a round, in order. */
export type Rounds = Readonly<Record<string, Sample[]>>;

const CONNECTIONS = 10;
/** What browsers send: the answer's compression is part of its cost. */
const BROWSER_HEADERS = { accept: "text/html,*/*;q=0.8", "accept-encoding": "gzip, deflate, br, zstd" };

const resultSchema = z.object({
  "2xx": z.number(),
  non2xx: z.number(),
  errors: z.number(),
  timeouts: z.number(),
  duration: z.number(),
  latency: z.object({ p50: z.number(), p99: z.number() }),
});

/**
 * Loads every target in turn, round by round, so that what else the machine does falls on all of them alike. Rejects
 * when any answer is not 2xx: a refusal is quick and must not pass for speed.
 */
export async function measureRounds(targets: readonly Target[], { rounds, seconds }: { rounds: number; seconds: number }): Promise<Rounds> {
  const samples: Record<string, Sample[]> = Object.fromEntries(targets.map(({ name }) => [name, []]));
  for (let round = 0; round < rounds; round += 1) {
    for (const target of targets) samples[target.name]?.push(await loadTarget(target, seconds));
  }
  return samples;
}

async function loadTarget({ name, url, headers }: Target, seconds: number): Promise<Sample> {
  const given = Object.entries({ ...BROWSER_HEADERS, ...headers }).flatMap(([key, value]) => ["-H", `${key}: ${value}`]);
  const text = await runAutocannon(["-j", "-n", "-c", String(CONNECTIONS), "-d", String(seconds), ...given, url]);
  const result = resultSchema.parse(JSON.parse(text));
  if (result.non2xx + result.errors + result.timeouts > 0 || result["2xx"] === 0) {
    throw new Error(`${name} (${url}): ${result["2xx"]} good answers, ${result.non2xx} others, ${result.errors} errors, ${result.timeouts} time-outs`);
  }
  return { perSecond: result["2xx"] / result.duration, p50: result.latency.p50, p99: result.latency.p99 };
}

/** In a process of its own, so that the load does not wait for what this one does. */
function runAutocannon(args: readonly string[]): Promise<string> {
  const child = spawn(process.execPath, [path.join(ROOT, "node_modules/autocannon/autocannon.js"), ...args], { stdio: ["ignore", "pipe", "inherit"] });
  let text = "";
  child.stdout.on("data", (chunk: Buffer) => (text += chunk.toString("utf8")));
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", (code) => (code === 0 ? resolve(text) : reject(new Error(`autocannon ended with ${code}`))));
  });
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2;
}

/** A page's requests a second over the base's, round by round. */
export function ratios(rounds: Rounds, page: string, base: string): number[] {
  const bases = rounds[base] ?? [];
  return (rounds[page] ?? []).map(({ perSecond }, round) => perSecond / (bases[round]?.perSecond ?? Number.NaN));
}
