import { createServer } from "node:net";

/**
 * Each test worker looks in a part of its own, and all parts lie below 32768, where Linux takes the ports of outgoing
 * connections from: a port that is free now is not taken by another test or connection before it is used.
 */
const FIRST = 24_000;
const PART = 1_000;
const PARTS = 8;
const worker = Number(process.env["VITEST_POOL_ID"] ?? 0) % PARTS;
let next = Math.floor(Math.random() * PART);

/** A loopback port that nothing listens on at the moment. */
export async function freePort(): Promise<number> {
  for (let tries = 0; tries < PART; tries += 1) {
    const port = FIRST + worker * PART + next;
    next = (next + 1) % PART;
    if (await isFree(port)) return port;
  }
  throw new Error(`nothing is free from port ${FIRST + worker * PART} on`);
}

/** Whether nothing listens on a loopback port at the moment. */
export function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once("error", () => resolve(false));
    probe.listen(port, "127.0.0.1", () => probe.close(() => resolve(true)));
  });
}
