/** A job that is asked again for longer than this was given up: the trial may be asked for anew. */
const GIVEN_UP_MS = 900_000;

/** Whether the programs of a trial are being run. */
export function isRunning(trial: { ranAt: Date; finishedAt: Date | null } | null, now: Date): boolean {
  return trial !== null && trial.finishedAt === null && now.getTime() - trial.ranAt.getTime() < GIVEN_UP_MS;
}
