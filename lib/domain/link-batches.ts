/**
 * Deals addresses into batches of at most `size`, each site's in turn: a batch asks as many sites as there are, and no
 * site is asked everything in one go.
 */
export function dealLinks(addresses: readonly string[], size: number): string[][] {
  const rounds = groupBySite(addresses).flatMap((group) => group.map((address, round) => ({ address, round })));
  const dealt = rounds.toSorted((one, other) => one.round - other.round).map(({ address }) => address);
  return Array.from({ length: Math.ceil(dealt.length / size) }, (_, index) => dealt.slice(index * size, (index + 1) * size));
}

/** The addresses of each site, in the order given. */
export function groupBySite(addresses: readonly string[]): string[][] {
  const sites = new Map<string, string[]>();
  for (const address of addresses) {
    const site = URL.parse(address)?.hostname ?? address;
    sites.set(site, [...(sites.get(site) ?? []), address]);
  }
  return [...sites.values()];
}
