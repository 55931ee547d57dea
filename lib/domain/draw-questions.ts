/** Takes `count` of the questions of a pool, which it names. */
export type PoolDraw = { id: string; count: number; pool: readonly string[] };

/**
 * What each draw of a quiz takes: nothing of `taken`, nothing twice, and as many as asked for whenever all draws together
 * can have that many; where pools overlap, one draw makes room for another. `rank` orders a pool, and is what is random:
 * the same ranks give the same questions in the same order, whatever the order of the pools.
 */
export function drawQuestions(draws: readonly PoolDraw[], taken: Iterable<string>, rank: (drawId: string, key: string) => string): string[][] {
  const gone = new Set(taken);
  const ranked = draws.map(({ id, pool }) => inOrder([...new Set(pool)].filter((key) => !gone.has(key)), (key) => rank(id, key)));
  const holder = new Map<string, number>();
  draws.forEach(({ count }, index) => {
    for (let number = 0; number < count; number += 1) if (!takeOne(index, ranked, holder, new Set())) break;
  });
  return ranked.map((keys, index) => keys.filter((key) => holder.get(key) === index));
}

/** One more question for a draw: one that is free, or one of another draw that can take one elsewhere (an augmenting path). */
function takeOne(draw: number, ranked: readonly (readonly string[])[], holder: Map<string, number>, asked: Set<number>): boolean {
  asked.add(draw);
  const keys = ranked[draw] ?? [];
  const free = keys.find((key) => !holder.has(key));
  if (free !== undefined) {
    holder.set(free, draw);
    return true;
  }
  for (const key of keys) {
    const other = holder.get(key);
    if (other === undefined || asked.has(other) || !takeOne(other, ranked, holder, asked)) continue;
    holder.set(key, draw);
    return true;
  }
  return false;
}

function inOrder(keys: string[], rank: (key: string) => string): string[] {
  const ranks = new Map(keys.map((key) => [key, rank(key)]));
  const before = (one: string, other: string) => (one < other ? -1 : one > other ? 1 : 0);
  return keys.toSorted((one, other) => before(ranks.get(one) ?? "", ranks.get(other) ?? "") || before(one, other));
}
