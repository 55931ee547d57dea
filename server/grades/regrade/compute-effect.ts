import { averagePercent, countChange, NO_COUNTS, type RegradeCounts } from "@/lib/domain/regrade-effect";
import type { RegradeRules } from "@/lib/schemas/regrade";
import type { Reader } from "@/server/platform/db/tx";
import type { RegradeEffect } from "./dto";
import { listAttempts, rescoreAttempts, type RescoredAttempt } from "./rescore-attempts";

export type ComputedEffect = Pick<RegradeEffect, "onlyRaises" | "wouldLower" | "average"> & { counts: RegradeCounts; changed: RescoredAttempt[] };

/**
 * What rules would do to all attempts of a quiz as they are now. `onlyRaises` null is decided by the effect: when
 * anybody would fall, nobody does. Writes nothing.
 */
export async function computeEffect(db: Reader, { lessonId, rules, onlyRaises: wanted }: { lessonId: string; rules: RegradeRules; onlyRaises: boolean | null }): Promise<ComputedEffect> {
  const attempts = await listAttempts(db, { lessonId, rules });
  const all = await rescoreAttempts(db, attempts, { rules, onlyRaises: false });
  const { lowered, nowFailed } = countAll(all);
  const wouldLower = lowered > 0 || nowFailed > 0;
  const onlyRaises = wanted ?? wouldLower;
  const done = onlyRaises && wouldLower ? await rescoreAttempts(db, attempts, { rules, onlyRaises }) : all;
  return {
    onlyRaises,
    wouldLower,
    counts: countAll(done),
    average: { before: averagePercent(attempts), after: averagePercent(done.map(({ after }) => after)) },
    changed: done.filter(({ isChanged }) => isChanged).toSorted((one, other) => (one.attempt.id < other.attempt.id ? -1 : 1)),
  };
}

function countAll(rescored: readonly RescoredAttempt[]): RegradeCounts {
  return rescored.reduce((counts, { attempt, after }) => countChange(counts, attempt, after), NO_COUNTS);
}
