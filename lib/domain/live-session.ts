import { MINUTE_MS } from "@/lib/time";

/** Its door opens this long before a class begins. */
const DOOR_MINUTES = 15;
/** Classes run over: the door stays open this long after their end. */
const GRACE_MINUTES = 30;

export type LiveTimes = { startsAt: string; durationMinutes: number };

/** `waiting` before the door opens, `open` while one can join, `over` from then on. */
export type LivePhase = "waiting" | "open" | "over";

/** Where a class stands at an instant (milliseconds since 1970), and when that changes next: null once it is over. */
export function livePhase({ startsAt, durationMinutes }: LiveTimes, now: number): { phase: LivePhase; until: number | null } {
  const start = Date.parse(startsAt);
  const opens = start - DOOR_MINUTES * MINUTE_MS;
  const closes = start + (durationMinutes + GRACE_MINUTES) * MINUTE_MS;
  if (now < opens) return { phase: "waiting", until: opens };
  return now < closes ? { phase: "open", until: closes } : { phase: "over", until: null };
}
