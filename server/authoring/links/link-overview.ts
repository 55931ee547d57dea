import { after, DAY_MS, HOUR_MS } from "@/lib/time";
import type { Ctx } from "@/server/platform/ctx";
import type { Reader } from "@/server/platform/db/tx";
import type { LinkOverview } from "./dto";
import type { LinkCheckRow } from "./load-checks";

/** What was heard longer ago is asked again. */
export const LINK_KEPT_MS = 7 * DAY_MS;
/** A run that did not end within this time ends no more. The longest takes less: 500 addresses of one slow site. */
const RUN_GIVEN_UP_MS = 2 * HOUR_MS;
/** Nobody's opening of a page asks the web again sooner, even where it could not be reached. */
const PAUSE_MS = HOUR_MS;

type StoredRun = { runId: string; requestedAt: Date; endedAt: Date | null; outcome: "checked" | "no_network" | null };

export function findLinkRun(db: Reader, courseId: string): Promise<StoredRun | null> {
  return db.linkRun.findUnique({ where: { courseId }, select: { runId: true, requestedAt: true, endedAt: true, outcome: true } });
}

/** Whether a run is on its way: it was asked for, has not ended, and may still end. */
export function isUnderWay({ clock }: Pick<Ctx, "clock">, run: StoredRun | null): run is StoredRun {
  return run !== null && run.endedAt === null && after(run.requestedAt, RUN_GIVEN_UP_MS) > clock.now();
}

/** How many addresses there are, of how many something is known, and whether it is time to ask. */
export function toLinkOverview({ clock }: Pick<Ctx, "clock">, addresses: readonly string[], checks: ReadonlyMap<string, LinkCheckRow>, run: StoredRun | null): LinkOverview {
  const known = addresses.flatMap((address) => checks.get(address) ?? []);
  const now = clock.now();
  const isOld = known.some(({ checkedAt }) => after(checkedAt, LINK_KEPT_MS) < now);
  const isPaused = run !== null && after(run.requestedAt, PAUSE_MS) > now;
  const times = known.map(({ checkedAt }) => checkedAt.getTime());
  return {
    total: addresses.length,
    checked: known.length,
    checkedAt: times.length === 0 ? null : new Date(Math.max(...times)).toISOString(),
    isRunning: isUnderWay({ clock }, run),
    isDue: !isPaused && !isUnderWay({ clock }, run) && (known.length < addresses.length || isOld),
    hadNoNetwork: run?.endedAt !== null && run?.outcome === "no_network",
  };
}
