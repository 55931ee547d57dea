/**
 * Runs `work` on every item with at most `width` under way, in order of start; collects results as `Promise.allSettled`
 * does. Asking for more transactions than there are connections only makes them wait for each other in the pool.
 */
export async function atOnce<T, R>(items: readonly T[], width: number, work: (item: T, index: number) => Promise<R>): Promise<PromiseSettledResult<R>[]> {
  const results: PromiseSettledResult<R>[] = [];
  let next = 0;
  const worker = async () => {
    while (next < items.length) {
      const index = next;
      next += 1;
      const [settled] = await Promise.allSettled([work(items[index] as T, index)]);
      results[index] = settled;
    }
  };
  await Promise.all(Array.from({ length: Math.min(width, items.length) }, worker));
  return results;
}

const TIMED_OUT = "P2028";
const CALLS = 10;

/**
 * Does `work`, again when its transaction got no turn in time: what the executor does with a job. On a busy machine time
 * runs out, which says nothing about a race.
 */
export async function asJob<R>(work: () => Promise<R>): Promise<R> {
  for (let call = 1; ; call += 1) {
    try {
      return await work();
    } catch (error) {
      const isTimeout = error instanceof Error && "code" in error && error.code === TIMED_OUT;
      if (!isTimeout || call === CALLS) throw error;
    }
  }
}

/** Messages of what was rejected, each once with its count. */
export function reasonsOf(results: readonly PromiseSettledResult<unknown>[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const result of results) {
    if (result.status === "fulfilled") continue;
    const reason = result.reason instanceof Error ? result.reason.message.trim().split("\n").at(-1) ?? "" : String(result.reason);
    counts[reason] = (counts[reason] ?? 0) + 1;
  }
  return counts;
}
