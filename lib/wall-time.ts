const MINUTE_MS = 60_000;

/** The wall clock of a zone at an instant, as a `datetime-local` field writes it: "2026-03-12T23:59". */
export function wallTimeIn(instant: string | Date | null, timeZone: string): string {
  if (instant === null) return "";
  const parts = new Intl.DateTimeFormat("en-CA", {
    timeZone, hourCycle: "h23", year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit",
  }).formatToParts(new Date(instant));
  const of = (type: Intl.DateTimeFormatPartTypes): string => parts.find((part) => part.type === type)?.value ?? "";
  return `${of("year")}-${of("month")}-${of("day")}T${of("hour")}:${of("minute")}`;
}

/**
 * The instant, as ISO 8601 in UTC, at which the clocks of a zone show this wall time; null for what is no date. A time
 * that daylight saving skips becomes one of the hour after; of one that happens twice it is the first.
 */
export function instantIn(wallTime: string, timeZone: string): string | null {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/.test(wallTime)) return null;
  const asUtc = Date.parse(`${wallTime}:00Z`);
  if (Number.isNaN(asUtc) || new Date(asUtc).toISOString().slice(0, 16) !== wallTime) return null;
  const offsets = [asUtc - 24 * 60 * MINUTE_MS, asUtc + 24 * 60 * MINUTE_MS].map((at) => offsetAt(at, timeZone));
  const candidates = offsets.map((offset) => asUtc - offset).toSorted((one, other) => one - other);
  const exact = candidates.find((at) => wallTimeIn(new Date(at), timeZone) === wallTime);
  const chosen = exact ?? candidates.at(-1);
  return chosen === undefined ? null : new Date(chosen).toISOString();
}

function offsetAt(instant: number, timeZone: string): number {
  return Date.parse(`${wallTimeIn(new Date(instant), timeZone)}:00Z`) - Math.floor(instant / MINUTE_MS) * MINUTE_MS;
}
