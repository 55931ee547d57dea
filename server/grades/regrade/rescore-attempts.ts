import { standingAfter, isChanged, type AttemptStanding } from "@/lib/domain/regrade-effect";
import type { RegradeRules } from "@/lib/schemas/regrade";
import { Prisma } from "@/prisma/generated/client";
import { loadRegrades, loadQuiz, rulesOf, scoreAttempt, withReruns, type AttemptResult, type PlaceRules, type ProgramResults, type TakenQuiz } from "@/server/assessment";
import type { Reader } from "@/server/platform/db/tx";

export type AttemptToRegrade = AttemptStanding & { id: string; enrollmentId: string; userId: string; revisionId: string; seed: string; hints: number[]; number: number; latePercent: number; regradeIds: string[] };

export type RescoredAttempt = { attempt: AttemptToRegrade; after: AttemptStanding; applies: boolean; isChanged: boolean; scores: AttemptResult["scores"] };

/**
 * The attempts of a quiz that have their points, of the revisions that rules speak of, by their ids. Those of
 * deleted accounts are left out: what was answered is gone, so their points are all that is known.
 */
export async function listAttempts(db: Reader, { lessonId, rules }: { lessonId: string; rules: RegradeRules }, { only, most = null }: { only: Prisma.Sql; most?: number | null }): Promise<AttemptToRegrade[]> {
  return db.$queryRaw<AttemptToRegrade[]>`
    SELECT a."id", a."enrollmentId", e."userId", a."revisionId", a."seed", coalesce(a."hints", '{}') AS "hints", a."number", a."points", a."maxPoints", a."passed", a."latePercent", coalesce(a."regradeIds", '{}') AS "regradeIds"
    FROM "QuizAttempt" a JOIN "Enrollment" e ON e."id" = a."enrollmentId" JOIN "User" u ON u."id" = e."userId"
    WHERE a."lessonId" = ${lessonId} AND a."revisionId" = ANY(${Object.keys(rules.places)}) AND a."state" = 'submitted' AND a."points" IS NOT NULL
      AND u."status" <> 'deleted' AND ${only}
    ORDER BY a."id" COLLATE "C" LIMIT ${most}::int`;
}

/** Scores attempts again, each by the rules that it is scored by already and these after them. */
export async function rescoreAttempts(db: Reader, attempts: readonly AttemptToRegrade[], rules: RegradeRules): Promise<RescoredAttempt[]> {
  const earlier = await loadRegrades(db, attempts.flatMap(({ regradeIds }) => regradeIds));
  const done: RescoredAttempt[] = [];
  for (const [revisionId, ofRevision] of Map.groupBy(attempts, (attempt) => attempt.revisionId)) {
    const quiz = await loadQuiz(db, revisionId);
    for (const [, alike] of Map.groupBy(ofRevision, ({ regradeIds }) => regradeIds.join())) {
      const before = (alike[0]?.regradeIds ?? []).flatMap((id) => earlier.get(id) ?? []);
      const merged = rulesOf([...before, rules], revisionId);
      const answers = await loadAnswers(db, quiz, alike.map(({ id }) => id), merged);
      for (const attempt of alike) done.push(rescore(attempt, scoreAttempt(quiz, attempt, answers.get(attempt.id) ?? [], { rules: merged })));
    }
  }
  return done;
}

function rescore(attempt: AttemptToRegrade, { scores, points, maxPoints, passed }: AttemptResult): RescoredAttempt {
  const after = { points, maxPoints, passed };
  return { attempt, after, applies: true, isChanged: isChanged(attempt, after), scores };
}

/** What was scored again, where the regrade only raises: an attempt that would fall keeps what it has. */
export function onlyRaising(rescored: RescoredAttempt): RescoredAttempt {
  const { points, maxPoints, passed } = rescored.attempt;
  const { after, applies } = standingAfter({ points, maxPoints, passed }, rescored.after, { onlyRaises: true });
  return applies ? rescored : { ...rescored, after, applies, isChanged: false, scores: [] };
}

type Answer = { attemptId: string; place: number; points: number | null; response: unknown; rerun?: ProgramResults };

/** What was answered where rules score it, with what its programs gave since, and elsewhere only the points. */
async function loadAnswers(db: Reader, quiz: TakenQuiz, attemptIds: readonly string[], rules: PlaceRules): Promise<Map<string, Answer[]>> {
  const rows = await db.$queryRaw<Answer[]>`
    SELECT q."attemptId", q."place", q."points", CASE WHEN q."place" = ANY(${[...rules.keys()]}::int[]) OR q."points" IS NULL THEN q."response" END AS "response"
    FROM "QuizAnswer" q WHERE q."attemptId" = ANY(${[...attemptIds]})`;
  return Map.groupBy(await withReruns(db, quiz, rules, rows), ({ attemptId }) => attemptId);
}
