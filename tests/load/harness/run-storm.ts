import { readStack } from "../../../scripts/stack/cloud.ts";
import { buildApp, generateClient } from "../../../scripts/stack/prepare.ts";
import { Checks } from "./checks.ts";
import { endUnrunOnError, orEnd, requirePlant } from "./plant.ts";
import { startShopStack, type ShopStack } from "./shop-stack.ts";

type Options = { app?: string | undefined; plant?: string | undefined; port: string };
export type Say = (text: string) => void;

const startedAt = performance.now();

/** Seconds since the bench began. */
export function seconds(): number {
  return (performance.now() - startedAt) / 1_000;
}

/**
 * Starts the shop, runs a storm over it and ends the process with its verdict: the production build, or the slim app
 * when asked for or when a bug is planted. What the storm throws is a failure, with the processes' last errors beside it.
 */
export async function runStorm(name: string, { app: asked, plant, port }: Options, storm: (stack: ShopStack, checks: Checks, say: Say) => Promise<void>): Promise<never> {
  const say: Say = (text) => process.stdout.write(`${seconds().toFixed(0).padStart(4)} s  ${text}\n`);
  const app = plant || asked === "slim" ? "slim" : "next";
  const started: ShopStack[] = [];
  endUnrunOnError(started);
  await generateClient();
  if (plant) await requirePlant(plant);
  if (app === "next") await buildApp(readStack().env);
  const stack = await orEnd(startShopStack({ port: Number(port), app, plant }));
  say(`the school runs: ${app === "next" ? "production build" : "slim app"}, PostgreSQL 15`);
  started.push(stack);
  const checks = new Checks();
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => void stack.stop().finally(() => process.exit(1)));
  try {
    await storm(stack, checks, say);
  } catch (error) {
    checks.equal("the storm ran to its end", error instanceof Error ? error.message : String(error), null);
    process.stderr.write(stack.lastErrors());
  } finally {
    await stack.stop();
  }
  process.exit(checks.finish(name, plant));
}
