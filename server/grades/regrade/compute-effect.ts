import { addShare, averagePercent, countChange, hasNothingLeft, NO_COUNTS, NO_SHARES, type RegradeCounts, type ShareSum } from "@/lib/domain/regrade-effect";
import { REGRADE_PAGE, type RegradeRules } from "@/lib/schemas/regrade";
import { Prisma } from "@/prisma/generated/client";
import type { Reader } from "@/server/platform/db/tx";
import type { RegradeEffect } from "./dto";
import { listAttempts, onlyRaising, rescoreAttempts, type AttemptToRegrade, type RescoredAttempt } from "./rescore-attempts";

export type ComputedEffect = Pick<RegradeEffect, "onlyRaises" | "wouldLower" | "nothingLeft" | "average" | "changed" | "nextCursor"> & { counts: RegradeCounts; page: RescoredAttempt[] };

type Asked = {
  lessonId: string;
  rules: RegradeRules;
  /** Null is decided by the effect: when anybody would fall, nobody does. */
  onlyRaises: boolean | null;
  /** The page begins after this attempt. */
  cursor?: string | undefined;
};

/** A quiz has tens of thousands of attempts, of which each holds its answers: no more than these are in memory at once. */
const ATTEMPTS_AT_ONCE = 500;

/**
 * What rules would do to all attempts of a quiz as they are now, and a page of those that change, by their ids. Reads them
 * in parts and keeps sums: it needs the same memory for ten attempts and for a hundred thousand. Writes nothing.
 */
export async function computeEffect(db: Reader, { lessonId, rules, onlyRaises: wanted, cursor = "" }: Asked, atOnce = ATTEMPTS_AT_ONCE): Promise<ComputedEffect> {
  let before = NO_SHARES;
  let [all, raising] = [NOTHING, NOTHING];
  for await (const attempts of inParts(db, { lessonId, rules }, atOnce)) {
    const rescored = await rescoreAttempts(db, attempts, rules);
    for (const each of rescored.toSorted((one, other) => (one.attempt.id < other.attempt.id ? -1 : 1))) {
      before = addShare(before, each.attempt);
      all = count(all, each, cursor);
      raising = count(raising, onlyRaising(each), cursor);
    }
  }
  const wouldLower = all.counts.lowered > 0 || all.counts.nowFailed > 0;
  const onlyRaises = wanted ?? wouldLower;
  const { counts, after, changed, nothingLeft, page } = onlyRaises ? raising : all;
  const shown = page.slice(0, REGRADE_PAGE);
  return {
    onlyRaises, wouldLower, counts, changed, nothingLeft, page: shown,
    nextCursor: page.length > shown.length ? (shown.at(-1)?.attempt.id ?? null) : null,
    average: { before: averagePercent(before), after: averagePercent(after) },
  };
}

async function* inParts(db: Reader, of: Pick<Asked, "lessonId" | "rules">, atOnce: number): AsyncGenerator<AttemptToRegrade[]> {
  let last = "";
  for (;;) {
    const part = await listAttempts(db, of, { only: Prisma.sql`a."id" COLLATE "C" > ${last}`, most: atOnce });
    if (part.length > 0) yield part;
    if (part.length < atOnce) return;
    last = part.at(-1)?.id ?? last;
  }
}

/** What is kept of the attempts that were looked at; of the page one more than is shown, which says that there is a next one. */
type Sums = { counts: RegradeCounts; after: ShareSum; changed: number; nothingLeft: number; page: readonly RescoredAttempt[] };

const NOTHING: Sums = { counts: NO_COUNTS, after: NO_SHARES, changed: 0, nothingLeft: 0, page: [] };

function count({ counts, after, changed, nothingLeft, page }: Sums, rescored: RescoredAttempt, cursor: string): Sums {
  const isOnPage = rescored.isChanged && rescored.attempt.id > cursor && page.length <= REGRADE_PAGE;
  return {
    counts: countChange(counts, rescored.attempt, rescored.after),
    after: addShare(after, rescored.after),
    changed: changed + (rescored.isChanged ? 1 : 0),
    nothingLeft: nothingLeft + (hasNothingLeft(rescored.attempt, rescored.after) ? 1 : 0),
    page: isOnPage ? [...page, rescored] : page,
  };
}
