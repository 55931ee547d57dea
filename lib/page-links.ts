/** An address that asks something: `path` with each word that is not empty, in the order given. */
export function addressOf(path: string, asked: Readonly<Record<string, string | null | undefined>>): string {
  const given = Object.entries(asked).flatMap(([name, value]) => (value ? [[name, value]] : []));
  return given.length === 0 ? path : `${path}?${new URLSearchParams(given)}`;
}

type Place = { from: string | null | undefined; next: string | null | undefined };

/** The links of a page of a list that goes on by cursors: back to its beginning, unless it is the first (no `from`), and on to the next, if there is one. */
export function pageLinks(path: string, asked: Readonly<Record<string, string | null | undefined>>, { from, next }: Place): { previousHref?: string; nextHref?: string } {
  return {
    ...(from && { previousHref: addressOf(path, asked) }),
    ...(next && { nextHref: addressOf(path, { ...asked, cursor: next }) }),
  };
}
