/** An id that none of the parts has. */
export function freeId(prefix: string, parts: readonly { id: string }[]): string {
  const taken = new Set(parts.map(({ id }) => id));
  let number = parts.length + 1;
  while (taken.has(`${prefix}${number}`)) number += 1;
  return `${prefix}${number}`;
}
