/** Longer ones are asked of nobody: browsers and servers cut them too. */
const MAX_LENGTH = 1_000;
const ORIGIN = "https://school.invalid";

/**
 * The address elsewhere that a link leads to, in one spelling and without the place on its page; null for what leads
 * within the school, to a mailbox or a program, or cannot be read.
 */
export function toExternalAddress(link: string): string | null {
  const url = URL.parse(link, ORIGIN);
  if (!url || url.origin === ORIGIN || (url.protocol !== "https:" && url.protocol !== "http:")) return null;
  url.hash = "";
  return url.href.length > MAX_LENGTH ? null : url.href;
}
