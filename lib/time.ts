export const SECOND_MS = 1_000;
export const MINUTE_MS = 60 * SECOND_MS;
export const HOUR_MS = 60 * MINUTE_MS;
export const DAY_MS = 24 * HOUR_MS;

/** The instant `ms` milliseconds after `from`. */
export function after(from: Date, ms: number): Date {
  return new Date(from.getTime() + ms);
}

/** True for a time zone name that this runtime's IANA database knows. */
export function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

/** Of three letters, or without a place: names of the tz database itself. */
const SHORT_NAMES: ReadonlySet<string> = new Set(["UTC", "UCT", "GMT", "CET", "EET", "MET", "WET", "EST", "MST", "HST", "PRC", "ROC", "ROK"]);

/**
 * True for a time zone name that the database reads as this runtime does. The runtime knows names of its own besides the
 * tz database's: PostgreSQL has never heard of some (`AGT`), takes others for another zone (`IST`, `BST`), and counts
 * offsets the other way around.
 */
export function isSharedTimeZone(name: string): boolean {
  if (/^(?:[+-]|SystemV\/|US\/Pacific-New$)/i.test(name)) return false;
  return (name.length !== 3 || SHORT_NAMES.has(name.toUpperCase())) && isTimeZone(name);
}
