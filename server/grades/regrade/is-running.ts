import { MINUTE_MS } from "@/lib/time";

/** A job that is asked again for longer than this was given up: the trial may be asked for anew. */
const GIVEN_UP_MS = 15 * MINUTE_MS;

/** Whether the programs of a trial are being run. */
export function isRunning(trial: { ranAt: Date; finishedAt: Date | null } | null, now: Date): boolean {
  return trial !== null && trial.finishedAt === null && now.getTime() - trial.ranAt.getTime() < GIVEN_UP_MS;
}

/**
 * A regrade that got no further for longer than this has no job any more: the one that had it was killed, or has used up its
 * retries, which together wait for under half an hour (see `inngest/functions/grades/apply-regrade.ts`).
 */
export const STOPPED_MS = 40 * MINUTE_MS;

/** Parts take seconds, and the first retries wait for minutes: a regrade that is behind this met a fault that lasts. */
const HELD_UP_MS = 5 * MINUTE_MS;

/** Whether a regrade that is being applied got no further for so long that its teacher is told. */
export function isHeldUp({ advancedAt }: { advancedAt: Date }, now: Date): boolean {
  return now.getTime() - advancedAt.getTime() > HELD_UP_MS;
}
