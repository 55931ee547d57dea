import { setTimeout as wait } from "node:timers/promises";
import type { z } from "zod";
import { boundedFetch } from "../../events/bounded-fetch";
import { CodeRunnerBusy } from "../types";

/** Where Judge0 is, and what opens it. */
export type Judge0Address = { url: string; token: string | undefined };

const LIMIT_MS = 30_000;
const TRIES = 4;
const FIRST_PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 5_000;
/** Base64 of the largest output file that is asked for, and some. */
const MOST_BYTES = 12 * 1024 * 1024;
const bounded = boundedFetch(LIMIT_MS);

/**
 * One request, asked again a few times when Judge0 is out of reach, at its limit or not to be understood: then it throws
 * `CodeRunnerBusy`, and whoever asked tries later. What will not change by itself (a wrong token) is an `Error`.
 */
export async function ask<T>({ url, token }: Judge0Address, path: string, schema: z.ZodType<T>, body?: unknown): Promise<T> {
  const address = new URL(path, url.endsWith("/") ? url : `${url}/`);
  let problem: unknown = null;
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    if (attempt > 0) await wait(pauseMs(attempt, problem));
    try {
      const response = await bounded(address, {
        method: body === undefined ? "GET" : "POST",
        headers: { accept: "application/json", ...(body !== undefined && { "content-type": "application/json" }), ...keyHeaders(address, token) },
        ...(body !== undefined && { body: JSON.stringify(body) }),
        redirect: "error",
      });
      if (response.ok) return schema.parse(JSON.parse(await readText(response)));
      await response.body?.cancel();
      if (response.status !== 429 && response.status < 500) throw new Refused(`Judge0 answered ${response.status} to ${address.pathname}.`);
      problem = new Later(`Judge0 answered ${response.status}.`, Number(response.headers.get("retry-after")) * 1_000);
    } catch (error) {
      if (error instanceof Refused) throw error;
      problem = error;
    }
  }
  throw new CodeRunnerBusy("Judge0 cannot be asked now.", { cause: problem });
}

/** Judge0 refused, and will again. */
class Refused extends Error {}

class Later extends Error {
  constructor(
    message: string,
    readonly afterMs: number,
  ) {
    super(message);
  }
}

function pauseMs(attempt: number, problem: unknown): number {
  const asked = problem instanceof Later && Number.isFinite(problem.afterMs) ? problem.afterMs : 0;
  const own = FIRST_PAUSE_MS * 2 ** (attempt - 1) * (0.5 + Math.random());
  return Math.min(LONGEST_PAUSE_MS, Math.max(asked, own));
}

/** A Judge0 of one's own reads `X-Auth-Token`; RapidAPI's gate in front of the hosted one its own names. */
function keyHeaders({ hostname }: URL, token: string | undefined): Record<string, string> {
  if (token === undefined) return {};
  return hostname.endsWith(".rapidapi.com") ? { "x-rapidapi-key": token, "x-rapidapi-host": hostname } : { "x-auth-token": token };
}

async function readText(response: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of response.body ?? []) {
    bytes += chunk.byteLength;
    if (bytes > MOST_BYTES) throw new Error("Judge0 answered with more than may be.");
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}
