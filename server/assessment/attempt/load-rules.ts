import { regradeRulesSchema, type RegradeRule, type RegradeRules } from "@/lib/schemas/regrade";
import type { Reader, Tx } from "@/server/platform/db/tx";
import type { Regraded } from "../dto";
import { NO_RULES, type PlaceRules } from "./rescore-answer";

/** What scores the places of a revision after these regrades, oldest first: of two about a place, the later one decides. */
export function rulesOf(regrades: readonly RegradeRules[], revisionId: string): PlaceRules {
  const merged = new Map<number, RegradeRule>();
  for (const { rules, places } of regrades) {
    for (const [place, index] of Object.entries(places[revisionId] ?? {})) {
      const rule = rules[index];
      if (rule) merged.set(Number(place), rule);
    }
  }
  return merged;
}

/** The rules of regrades by their ids. No statement where there are none. */
export async function loadRegrades(db: Reader, ids: readonly string[]): Promise<Map<string, RegradeRules>> {
  if (ids.length === 0) return new Map();
  const rows = await db.regrade.findMany({ where: { id: { in: [...new Set(ids)] } }, select: { id: true, rules: true } });
  return new Map(rows.map(({ id, rules }) => [id, regradeRulesSchema.parse(rules)]));
}

type Ruled = { revisionId: string; regradeIds: readonly string[] };

/** What scores the places of one attempt in place of its revision's keys. */
export async function loadRules(db: Reader, { revisionId, regradeIds }: Ruled): Promise<PlaceRules> {
  const found = await loadRegrades(db, regradeIds);
  return rulesOf(regradeIds.flatMap((id) => found.get(id) ?? []), revisionId);
}

type Row = { id: string; rules: unknown; reason: string; attemptId: string | null; pointsBefore: number; maxPointsBefore: number; createdAt: Date };

/**
 * What regrades made of some attempts: the rules of each, and what the latest that changed one says of it. One statement,
 * none for attempts that no regrade reached.
 */
export async function loadRegraded(db: Reader, attempts: readonly (Ruled & { id: string })[]): Promise<{ latest: Map<string, Regraded>; rulesFor: (attempt: Ruled) => PlaceRules }> {
  const reached = attempts.filter(({ regradeIds }) => regradeIds.length > 0);
  if (reached.length === 0) return { latest: new Map(), rulesFor: () => NO_RULES };
  const rows = await db.$queryRaw<Row[]>`
    SELECT r."id", r."rules", r."reason", x."attemptId", x."pointsBefore", x."maxPointsBefore", x."createdAt"
    FROM "Regrade" r LEFT JOIN "RegradedAttempt" x ON x."regradeId" = r."id" AND x."attemptId" = ANY(${reached.map(({ id }) => id)})
    WHERE r."id" = ANY(${[...new Set(reached.flatMap(({ regradeIds }) => regradeIds))]}) ORDER BY x."createdAt"`;
  const rules = new Map(rows.map((row) => [row.id, regradeRulesSchema.parse(row.rules)]));
  const latest = rows.flatMap(({ attemptId, createdAt, reason, pointsBefore, maxPointsBefore }): [string, Regraded][] =>
    attemptId === null ? [] : [[attemptId, { at: createdAt.toISOString(), reason, points: pointsBefore, maxPoints: maxPointsBefore }]],
  );
  return { latest: new Map(latest), rulesFor: ({ revisionId, regradeIds }) => rulesOf(regradeIds.flatMap((id) => rules.get(id) ?? []), revisionId) };
}

/**
 * The regrades that an attempt which gets its points now is scored by, oldest first: one that began before they were
 * made included, whatever release its learner follows. A regrade that is being made meanwhile takes its turn (see `lockForRegrade`).
 */
export async function regradesToCome(tx: Tx, lessonId: string): Promise<string[]> {
  await tx.$queryRaw`SELECT 1 FROM "Lesson" WHERE "id" = ${lessonId} FOR SHARE`;
  const regrades = await tx.regrade.findMany({ where: { lessonId }, orderBy: [{ createdAt: "asc" }, { id: "asc" }], select: { id: true } });
  return regrades.map(({ id }) => id);
}

/** Takes away the cards of questions that nobody is asked about any more: void ones, and those that do not count. */
export async function retireCards(tx: Tx, { rules, places }: RegradeRules): Promise<void> {
  for (const [revisionId, at] of Object.entries(places)) {
    const voided = Object.entries(at).flatMap(([place, index]) => (rules[index]?.mode === "key" ? [] : [Number(place)]));
    if (voided.length > 0) await tx.reviewCard.deleteMany({ where: { revisionId, place: { in: voided } } });
  }
}

/** Locks a lesson so that attempts which get their points meanwhile have them before this transaction, or by what it makes. */
export async function lockForRegrade(tx: Tx, lessonId: string): Promise<void> {
  await tx.$queryRaw`SELECT 1 FROM "Lesson" WHERE "id" = ${lessonId} FOR NO KEY UPDATE`;
}
