import type { ShopStack, Victim } from "./shop-stack";

type Chaos = {
  kill: ShopStack["kill"];
  /** How often each is killed. */
  share: Record<Victim, number>;
  /** How long a killed executor or database stays dead at most; the app comes back at once. */
  outageMs: number;
  /** How much of the storm is behind, 0 to 1. */
  progress: () => Promise<number>;
  say: (text: string) => void;
};

/**
 * Kills the app, the executor and the database in a random order, spread over the storm: each kill comes at a random point
 * of its part of the progress, or after 20 s in which nothing moved. Returns how often each was killed.
 */
export async function unleash({ kill, share, outageMs, progress, say }: Chaos): Promise<Record<Victim, number>> {
  const done: Record<Victim, number> = { app: 0, executor: 0, database: 0 };
  const victims = (Object.keys(share) as Victim[]).flatMap((victim) => Array.from({ length: share[victim] }, () => victim));
  const total = victims.length;
  while (victims.length > 0) {
    const [victim] = victims.splice(Math.floor(Math.random() * victims.length), 1);
    if (!victim) break;
    const point = (total - victims.length - 1 + Math.random()) / total;
    await untilProgress(progress, point);
    await new Promise((resolve) => setTimeout(resolve, Math.random() * 1_000));
    const killedAt = performance.now();
    await kill(victim, victim === "app" ? 0 : Math.random() * outageMs);
    done[victim] += 1;
    say(`killed the ${victim}; it answered again after ${((performance.now() - killedAt) / 1_000).toFixed(1)} s; ${Math.round(100 * (await progress().catch(() => NaN)))} % is done`);
  }
  return done;
}

async function untilProgress(progress: () => Promise<number>, point: number): Promise<void> {
  let best = 0;
  let movedAt = Date.now();
  while (best < point && Date.now() < movedAt + 20_000) {
    const now = await progress().catch(() => 0);
    if (now > best) [best, movedAt] = [now, Date.now()];
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}
