/** The first and the last byte, counted from 0, both meant. */
export type ByteRange = { start: number; end: number };

/**
 * What a `Range` header asks of so many bytes (RFC 9110, section 14). Null for none, for several ranges and for what
 * cannot be read: then the whole is sent, as the standard allows.
 */
export function readRange(header: string | null, bytes: number): ByteRange | "unsatisfiable" | null {
  const found = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header?.trim() ?? "");
  if (!found || (found[1] === "" && found[2] === "")) return null;
  const [first, last] = [found[1] ?? "", found[2] ?? ""];
  if (first === "") return Number(last) === 0 || bytes === 0 ? "unsatisfiable" : { start: Math.max(0, bytes - Number(last)), end: bytes - 1 };
  const start = Number(first);
  const end = last === "" ? bytes - 1 : Math.min(Number(last), bytes - 1);
  if (last !== "" && Number(last) < start) return null;
  return start >= bytes ? "unsatisfiable" : { start, end };
}
