import { float, floatText } from "../command.ts";
import type { Keyspace } from "../keyspace.ts";
import { ReplyError } from "../reply.ts";

export type Ranked = { member: string; score: number };

/** By score, and by bytes where scores are equal. */
export function byScore(a: Ranked, b: Ranked): number {
  if (a.score !== b.score) return a.score < b.score ? -1 : 1;
  return Buffer.compare(Buffer.from(a.member), Buffer.from(b.member));
}

export function ranked(keyspace: Keyspace, key: string): Ranked[] {
  return [...(keyspace.read(key, "zset") ?? [])].map(([member, score]) => ({ member, score })).sort(byScore);
}

export function withScores(items: readonly Ranked[]): string[] {
  return items.flatMap(({ member, score }) => [member, floatText(score)]);
}

export function removeWhere(keyspace: Keyspace, key: string, isChosen: (item: Ranked) => boolean): number {
  const set = keyspace.read(key, "zset");
  if (!set) return 0;
  const chosen = [...set].filter(([member, score]) => isChosen({ member, score }));
  for (const [member] of chosen) set.delete(member);
  if (chosen.length > 0) keyspace.changedInPlace(key);
  return chosen.length;
}

/** `1`, `(1` (exclusive), `-inf`, `+inf`. */
export function scoreFilter(minText: string, maxText: string): (item: Ranked) => boolean {
  const min = scoreBound(minText);
  const max = scoreBound(maxText);
  return ({ score }) => (min.isExclusive ? score > min.score : score >= min.score) && (max.isExclusive ? score < max.score : score <= max.score);
}

/** `[a` (inclusive), `(a` (exclusive), `-` and `+`. */
export function lexFilter(min: string, max: string): (item: Ranked) => boolean {
  const isAbove = lexBound(min, (order, isInclusive) => order > 0 || (isInclusive && order === 0));
  const isBelow = lexBound(max, (order, isInclusive) => order < 0 || (isInclusive && order === 0));
  return ({ member }) => isAbove(member) && isBelow(member);
}

function scoreBound(text: string): { score: number; isExclusive: boolean } {
  const isExclusive = text.startsWith("(");
  try {
    return { score: float(isExclusive ? text.slice(1) : text), isExclusive };
  } catch {
    throw new ReplyError("ERR min or max is not a float");
  }
}

function lexBound(text: string, isInside: (order: number, isInclusive: boolean) => boolean): (member: string) => boolean {
  if (text === "-" || text === "+") {
    const isAll = isInside(text === "-" ? 1 : -1, true);
    return () => isAll;
  }
  const kind = text.charAt(0);
  if (kind !== "[" && kind !== "(") throw new ReplyError("ERR min or max not valid string range item");
  const edge = Buffer.from(text.slice(1));
  return (member) => isInside(Buffer.compare(Buffer.from(member), edge), kind === "[");
}
