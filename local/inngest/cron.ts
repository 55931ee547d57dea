import { Cron } from "croner";

/**
 * The next moment after `after` at which a schedule is due. Accepts what Inngest accepts: five fields
 * or a nickname such as `@daily`, optionally after `TZ=Europe/Paris ` or `CRON_TZ=…`; UTC otherwise.
 * Null when there is none. Throws a readable message for a schedule that makes no sense.
 */
export function nextSlot(schedule: string, after: Date): Date | null {
  const { pattern, timezone } = split(schedule);
  // A slot that falls in the hour that clocks skip or repeat is resolved by croner, once.
  return new Cron(pattern, { timezone, paused: true, mode: "5-part" }).nextRun(after);
}

/** Why a schedule cannot be used, or null. */
export function cronProblem(schedule: string): string | null {
  try {
    return nextSlot(schedule, new Date()) ? null : "it never comes due";
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function split(schedule: string): { pattern: string; timezone: string } {
  const match = /^(?:CRON_)?TZ=(\S+)\s+(.+)$/.exec(schedule.trim());
  return match?.[1] && match[2] ? { timezone: match[1], pattern: match[2] } : { timezone: "UTC", pattern: schedule.trim() };
}
