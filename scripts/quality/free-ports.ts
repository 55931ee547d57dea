import { createServer } from "node:net";
import { serviceNames } from "../../local/ports.ts";

/** The school takes its own port and one more for each service of the local cloud. */
const BLOCK = 1 + serviceNames.length;
const STEP = 20;
const TRIES = 50;

/** The first port from `start` on at which a whole school finds its ports free. */
export async function findFreePorts(start: number): Promise<number> {
  for (let port = start; port < start + TRIES * STEP; port += STEP) {
    const block = Array.from({ length: BLOCK }, (_, offset) => port + offset);
    const free = await Promise.all(block.map(isFree));
    if (free.every(Boolean)) return port;
  }
  throw new Error(`There are no ${BLOCK} free ports in a row from ${start} on. Set PORT to another start.`);
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once("error", () => resolve(false));
    probe.listen(port, "127.0.0.1", () => probe.close(() => resolve(true)));
  });
}
